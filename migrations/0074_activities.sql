-- What people do together at a place: when, for whom, with how many places, and who has said that she comes.

alter table places.activity
  add column timetable jsonb,
  add column space_id uuid,
  add column leader_name text check (length(leader_name) between 1 and 80),
  add column leader_person_id uuid,
  add column audience text[] check (
    cardinality(audience) between 1 and 4 and audience <@ array['own_staff', 'firms', 'residents', 'groups']),
  add column takes_registrations boolean not null default false,
  add column offer_hours int not null default 24 check (offer_hours between 1 and 168),
  add column online_address text check (length(online_address) between 9 and 300 and online_address like 'https://%'),
  add column state text not null default 'active' check (state in ('active', 'online', 'suspended', 'cancelled')),
  add column state_reason text check (length(state_reason) between 1 and 300),
  add column version int not null default 1 check (version > 0),
  add column changed_at timestamptz not null default now(),
  add constraint activity_space foreign key (community_id, space_id) references places.space (community_id, id),
  add constraint activity_leader foreign key (community_id, leader_person_id)
    references identity.person (community_id, id),
  add constraint activity_places_known check (not takes_registrations or capacity_people is not null);
comment on column places.activity.timetable is 'When it takes place: wall times of one zone; NULL: only its weekly windows are known';
comment on column places.activity.space_id is 'The space that it takes for itself, by bookings of each date';
comment on column places.activity.audience is 'Who may say that she comes; NULL: everybody of the community';
comment on column places.activity.leader_person_id is 'Whoever leads it sees how many come and what they need; NULL: the host alone does';
comment on column places.activity.online_address is 'Where it goes on when it cannot be at the place; told to whoever has a place';
create index activity_place_id_idx on places.activity (community_id, place_id);
create index activity_space_id_idx on places.activity (community_id, space_id) where space_id is not null;
create index activity_leader_person_id_idx on places.activity (community_id, leader_person_id)
  where leader_person_id is not null;

create table places.activity_date (
  community_id uuid not null,
  activity_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('active', 'online', 'suspended', 'cancelled')),
  state_reason text check (length(state_reason) between 1 and 300),
  places int check (places > 0),
  taken_places int not null default 0,
  last_queue_number int not null default 0 check (last_queue_number >= 0),
  booking_id uuid,
  version int not null default 1 check (version > 0),
  changed_at timestamptz not null,
  primary key (community_id, activity_id, starts_at),
  foreign key (community_id, activity_id) references places.activity (community_id, id),
  foreign key (community_id, booking_id) references places.booking (community_id, id),
  check (ends_at > starts_at),
  constraint date_never_overfull check (taken_places >= 0 and taken_places <= coalesce(places, 0))
);
comment on table places.activity_date is 'A date of an activity to which something happened: somebody comes, it was called off, it holds a space';
comment on column places.activity_date.taken_places is 'Kept by a trigger from the registrations that hold places; an offer holds its own too';
comment on column places.activity_date.booking_id is 'The booking by which it holds the activity''s space';
create index activity_date_starts_at_idx on places.activity_date (community_id, starts_at);
create index activity_date_booking_id_idx on places.activity_date (community_id, booking_id) where booking_id is not null;

create table places.registration (
  community_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  starts_at timestamptz not null,
  person_id uuid,
  places int not null check (places between 1 and 6),
  children int not null default 0 check (children between 0 and 6),
  needs text[] not null default '{}' check (
    needs <@ array['step_free', 'hearing', 'sight', 'quiet', 'interpreter', 'companion'] and cardinality(needs) <= 6),
  state text not null check (state in ('registered', 'waiting', 'offered', 'withdrawn', 'lapsed', 'called_off')),
  version int not null default 1 check (version > 0),
  queue_number int not null check (queue_number > 0),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  due_at timestamptz,
  checked_in_at timestamptz,
  operator_person_id uuid,
  primary key (community_id, id),
  foreign key (community_id, activity_id, starts_at)
    references places.activity_date (community_id, activity_id, starts_at),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id),
  constraint registration_offer_has_an_end check ((state = 'offered') = (due_at is not null)),
  check (checked_in_at is null or state = 'registered')
);
comment on table places.registration is 'Somebody comes to a date of an activity, or waits for a place';
comment on column places.registration.id is 'Random: it tells nobody when she said so';
comment on column places.registration.children is 'How many children need somebody to look after them meanwhile';
comment on column places.registration.needs is 'What she needs to take part; told as counts, and forgotten thirty days after the date';
comment on column places.registration.person_id is 'NULL a year after the date';
create unique index registration_once_at_a_time on places.registration (community_id, activity_id, starts_at, person_id)
  where state in ('registered', 'waiting', 'offered');
create unique index registration_queue_number_idx
  on places.registration (community_id, activity_id, starts_at, queue_number);
create index registration_queue_idx on places.registration (community_id, activity_id, starts_at, queue_number)
  where state = 'waiting';
create index registration_due_at_idx on places.registration (community_id, due_at) where due_at is not null;
create index registration_person_id_idx on places.registration (community_id, person_id, starts_at);
create index registration_operator_person_id_idx on places.registration (community_id, operator_person_id)
  where operator_person_id is not null;

-- The last word in a race: whoever would take a place that is not there breaks the check of the date.
create function places.count_taken_places() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  holding constant text[] := array['registered', 'offered'];
  change int := case when new.state = any (holding) then new.places else 0 end;
begin
  if tg_op = 'UPDATE' and old.state = any (holding) then
    change := change - old.places;
  end if;
  if change <> 0 then
    update places.activity_date set taken_places = taken_places + change
    where community_id = new.community_id and activity_id = new.activity_id and starts_at = new.starts_at;
  end if;
  return null;
end $$;
comment on function places.count_taken_places is 'Keeps activity_date.taken_places with each change of a registration';
create trigger takes_places after insert or update of state, places on places.registration
  for each row execute function places.count_taken_places();
create trigger not_erased before insert on places.registration
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['activity_date', 'registration'] loop
    execute format('alter table places.%I enable row level security', tenant_table);
    execute format('alter table places.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on places.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select, insert on places.activity_date, places.registration to snodo_app;
grant update (
  name, description, entries, windows, capacity_people, timetable, space_id, leader_name, leader_person_id, audience,
  takes_registrations, offer_hours, online_address, state, state_reason, version, changed_at, verified_on
) on places.activity to snodo_app;
grant update (ends_at, state, state_reason, places, taken_places, last_queue_number, booking_id, version, changed_at)
  on places.activity_date to snodo_app;
grant update (
  person_id, places, children, needs, state, version, changed_at, due_at, checked_in_at, operator_person_id
) on places.registration to snodo_app;
