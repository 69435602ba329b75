-- What a place lends: its hours, its spaces and who may book them; how it came to be, and who looks after it next.

create extension if not exists btree_gist;

alter table places.place
  add column mother_id uuid,
  add column timetable jsonb,
  add column address text check (length(address) between 1 and 200),
  add column version int not null default 1 check (version > 0),
  add constraint place_mother foreign key (community_id, mother_id) references places.place (community_id, id),
  add constraint place_not_own_mother check (mother_id <> id),
  add constraint place_kind check (kind in (
    'officina', 'snodo', 'isola', 'housing_lab', 'community_space', 'company_site', 'condominium', 'club', 'library',
    'pharmacy', 'shop', 'cafe', 'counter', 'school', 'sports_club', 'parish', 'association', 'park', 'garden',
    'university', 'care_home'));
comment on column places.place.mother_id is 'The place that looks after this one; NULL: it stands alone';
comment on column places.place.timetable is 'When it is open: wall times of one zone, rules, closures and holidays; NULL: not known';
create index place_mother_id_idx on places.place (community_id, mother_id);
create index place_host_id_idx on places.place (community_id, host_id);

create table places.lent_amenity (
  community_id uuid not null,
  place_id uuid not null,
  amenity_code text not null,
  lender_id uuid not null,
  lent_on date,
  primary key (community_id, place_id, amenity_code),
  foreign key (community_id, place_id) references places.place (community_id, id),
  foreign key (community_id, amenity_code) references places.amenity (community_id, code),
  foreign key (community_id, lender_id) references identity.organisation (community_id, id)
);
comment on table places.lent_amenity is 'What at a place belongs to somebody else than its host';

create table places.place_step (
  community_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  to_state text not null check (to_state in ('proposed', 'agreed', 'active', 'suspended', 'handed_over', 'closed')),
  reason text check (length(reason) between 1 and 500),
  person_id uuid not null,
  taken_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, place_id) references places.place (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table places.place_step is 'How a place came to be what it is: each step of its life with who took it and why';
create index place_step_place_id_idx on places.place_step (community_id, place_id, taken_at);
create index place_step_person_id_idx on places.place_step (community_id, person_id);

create table places.milestone (
  community_id uuid not null,
  place_id uuid not null,
  code text not null check (code in ('group', 'association', 'owner_permission', 'keys', 'calendar', 'hours_fund')),
  due_on date not null,
  done_on date,
  primary key (community_id, place_id, code),
  foreign key (community_id, place_id) references places.place (community_id, id)
);
comment on table places.milestone is 'The plan by which a place passes to those who live there; made when it is activated';

create table places.space (
  community_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  code text not null check (length(code) between 1 and 64),
  name jsonb not null,
  kind text not null check (kind in ('room', 'hall', 'desk_area', 'outdoor', 'kitchen')),
  mode text not null check (mode in ('exclusive', 'seats', 'counted')),
  capacity_people int not null check (capacity_people between 1 and 5000),
  timetable jsonb not null,
  buffer_before_minutes int not null default 0 check (buffer_before_minutes between 0 and 240),
  buffer_after_minutes int not null default 0 check (buffer_after_minutes between 0 and 240),
  shares_buffer boolean not null default true,
  step_minutes int not null default 30 check (step_minutes in (5, 10, 15, 30, 60)),
  shortest_minutes int not null default 30 check (shortest_minutes between 5 and 1440),
  longest_minutes int not null default 480 check (longest_minutes between 5 and 10080),
  free_cancel_minutes int not null default 1440 check (free_cancel_minutes between 0 and 43200),
  no_show_minutes int check (no_show_minutes between 5 and 240),
  takes_series boolean not null default true,
  house_rules jsonb,
  insurance_note jsonb,
  paused_at timestamptz,
  version int not null default 1 check (version > 0),
  primary key (community_id, id),
  unique (community_id, place_id, code),
  foreign key (community_id, place_id) references places.place (community_id, id),
  check (shortest_minutes <= longest_minutes),
  check (mode <> 'counted' or buffer_before_minutes + buffer_after_minutes = 0)
);
comment on table places.space is 'What can be booked at a place';
comment on column places.space.mode is 'exclusive: one booking at a time; seats: one a seat; counted: as many as there is room for';
comment on column places.space.shares_buffer is 'True: between two bookings the longer of the two buffers is enough; false: they add up';
comment on column places.space.no_show_minutes is 'After so many minutes without check-in it is free again; NULL: never';

create table places.unit (
  community_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  label text not null check (length(label) between 1 and 60),
  is_counted boolean not null default false,
  capacity int not null default 1 check (capacity between 1 and 5000),
  primary key (community_id, id),
  unique (community_id, id, is_counted),
  foreign key (community_id, place_id) references places.place (community_id, id),
  check (is_counted or capacity = 1)
);
comment on table places.unit is 'What cannot be in two hands at once: a room, a seat, or a number of alike things that are counted';

create table places.space_unit (
  community_id uuid not null,
  space_id uuid not null,
  unit_id uuid not null,
  position int not null check (position between 0 and 4999),
  primary key (community_id, space_id, unit_id),
  foreign key (community_id, space_id) references places.space (community_id, id),
  foreign key (community_id, unit_id) references places.unit (community_id, id)
);
comment on table places.space_unit is 'Of which units a space is made; a hall shares them with the rooms that it is made of';
create index space_unit_unit_id_idx on places.space_unit (community_id, unit_id);

create table places.access_rule (
  community_id uuid not null,
  space_id uuid not null,
  audience text not null check (audience in ('own_staff', 'firms', 'residents', 'groups')),
  needs_approval boolean not null,
  decide_within_hours int not null default 72 check (decide_within_hours between 1 and 720),
  notice_minutes int not null default 60 check (notice_minutes between 0 and 43200),
  horizon_days int not null default 90 check (horizon_days between 1 and 800),
  person_week_minutes int check (person_week_minutes between 5 and 10080),
  organisation_month_minutes int check (organisation_month_minutes between 5 and 1000000),
  primary key (community_id, space_id, audience),
  foreign key (community_id, space_id) references places.space (community_id, id)
);
comment on table places.access_rule is 'Who may book a space, how soon, how far ahead and how much; no row: not at all';

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'lent_amenity', 'place_step', 'milestone', 'space', 'unit', 'space_unit', 'access_rule'] loop
    execute format('alter table places.%I enable row level security', tenant_table);
    execute format('alter table places.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on places.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select on all tables in schema places to snodo_app;
grant insert on places.place, places.activity, places.lent_amenity, places.place_step, places.milestone, places.space, places.unit,
  places.space_unit, places.access_rule to snodo_app;
grant update (name, description, amenities, maturity_level, life_cycle, timetable, host_id, version) on places.place to snodo_app;
grant update (due_on, done_on) on places.milestone to snodo_app;
grant update (reason) on places.place_step to snodo_app;
grant update on places.space, places.access_rule to snodo_app;
-- A row is locked before it is claimed, and to lock asks for the right to change something of it.
grant update (label, capacity) on places.unit to snodo_app;
grant delete on places.access_rule to snodo_app;
