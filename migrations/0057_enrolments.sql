-- Enrolments: an intake has places and one queue; an enrolment goes from the request to the use of a service.

create table catalogue.intake (
  community_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  title text not null check (length(title) between 1 and 80),
  is_for_group boolean not null default false,
  places int not null check (places between 1 and 500),
  taken_places int not null default 0,
  last_queue_number int not null default 0 check (last_queue_number >= 0),
  offer_hours int not null check (offer_hours between 1 and 336),
  notice_days int not null check (notice_days between 0 and 90),
  is_open boolean not null default true,
  version int not null default 1 check (version > 0),
  made_at timestamptz not null,
  made_by_person_id uuid not null,
  primary key (community_id, id),
  foreign key (community_id, service_id) references catalogue.service (community_id, id),
  foreign key (community_id, made_by_person_id) references identity.person (community_id, id),
  constraint intake_never_overfull check (taken_places between 0 and places)
);
comment on table catalogue.intake is 'Places of a service and the one queue for them';
comment on column catalogue.intake.is_for_group is 'True: the places of a shared service; people come in through that';
comment on column catalogue.intake.taken_places is 'Kept by a trigger from the enrolments that hold places; an offer and a request hold theirs too';
comment on column catalogue.intake.offer_hours is 'How long an offered place waits for an answer before the next in the queue is asked';
comment on column catalogue.intake.notice_days is 'Whoever gives up a place that was hers keeps it so many days more';
create index intake_service_id_idx on catalogue.intake (community_id, service_id, id);
create index intake_made_by_person_id_idx on catalogue.intake (community_id, made_by_person_id);

create table catalogue.enrolment (
  community_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  person_id uuid not null,
  places int not null check (places between 1 and 6),
  state text not null check (state in (
    'requested', 'waiting', 'offered', 'accepted', 'attended', 'leaving',
    'declined', 'withdrawn', 'lapsed', 'cancelled', 'ended')),
  version int not null default 1 check (version > 0),
  queue_number int not null check (queue_number > 0),
  words text check (length(words) between 1 and 500),
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  due_at timestamptz,
  ends_on date,
  operator_person_id uuid,
  primary key (community_id, id),
  foreign key (community_id, intake_id) references catalogue.intake (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id),
  constraint enrolment_offer_has_an_end check ((state = 'offered') = (due_at is not null)),
  constraint enrolment_leaving_has_a_day check (state <> 'leaving' or ends_on is not null)
);
comment on table catalogue.enrolment is 'Somebody asks for places of a service, waits for them, has them, used them';
comment on column catalogue.enrolment.id is 'Random: it tells nobody when she asked';
comment on column catalogue.enrolment.places is 'How many people it is for; all of them or none';
comment on column catalogue.enrolment.queue_number is 'Her place in the order of the queue; the numbers of an intake have no two alike';
comment on column catalogue.enrolment.due_at is 'Until then the offered place is kept for her';
comment on column catalogue.enrolment.ends_on is 'The last day on which the place is hers';
comment on column catalogue.enrolment.operator_person_id is 'Who asked for her';
create unique index enrolment_once_at_a_time on catalogue.enrolment (community_id, intake_id, person_id)
  where state in ('requested', 'waiting', 'offered', 'accepted', 'attended', 'leaving');
create unique index enrolment_queue_number_idx on catalogue.enrolment (community_id, intake_id, queue_number);
create index enrolment_queue_idx on catalogue.enrolment (community_id, intake_id, queue_number) where state = 'waiting';
create index enrolment_due_at_idx on catalogue.enrolment (community_id, due_at) where due_at is not null;
create index enrolment_ends_on_idx on catalogue.enrolment (community_id, ends_on) where state = 'leaving';
create index enrolment_person_id_idx on catalogue.enrolment (community_id, person_id, changed_at desc, id desc);

-- The last word in a race: whoever would take a place that is not there breaks the check of the intake.
create function catalogue.count_taken_places() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  holding constant text[] := array['requested', 'offered', 'accepted', 'attended', 'leaving'];
  change int := case when new.state = any (holding) then new.places else 0 end;
begin
  if tg_op = 'UPDATE' and old.state = any (holding) then
    change := change - old.places;
  end if;
  if change <> 0 then
    update catalogue.intake set taken_places = taken_places + change
    where community_id = new.community_id and id = new.intake_id;
  end if;
  return null;
end $$;
comment on function catalogue.count_taken_places is 'Keeps intake.taken_places with each change of an enrolment';
create trigger takes_places after insert or update of state, places on catalogue.enrolment
  for each row execute function catalogue.count_taken_places();
create trigger not_erased before insert on catalogue.enrolment
  for each row execute function identity.refuse_erased_person();

create table catalogue.enrolment_step (
  community_id uuid not null,
  enrolment_id uuid not null,
  number int not null check (number between 1 and 500),
  step text not null check (step ~ '^[a-z]{2,20}$'),
  at timestamptz not null,
  person_id uuid,
  operator_person_id uuid,
  note text check (length(note) between 1 and 500),
  primary key (community_id, enrolment_id, number),
  foreign key (community_id, enrolment_id) references catalogue.enrolment (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id)
);
comment on table catalogue.enrolment_step is 'What happened to an enrolment, in order';
comment on column catalogue.enrolment_step.person_id is 'Who did it; NULL: it happened by itself';
comment on column catalogue.enrolment_step.operator_person_id is 'Who did it for her';
create index enrolment_step_person_id_idx on catalogue.enrolment_step (community_id, person_id);

create table catalogue.attendance (
  community_id uuid not null,
  enrolment_id uuid not null,
  held_on date not null,
  people int not null check (people between 0 and 6),
  recorded_by_person_id uuid not null,
  recorded_at timestamptz not null,
  primary key (community_id, enrolment_id, held_on),
  foreign key (community_id, enrolment_id) references catalogue.enrolment (community_id, id),
  foreign key (community_id, recorded_by_person_id) references identity.person (community_id, id)
);
comment on table catalogue.attendance is 'Who was there on a day, as whoever gives the service recorded it';
comment on column catalogue.attendance.people is '0: nobody came';
create index attendance_recorded_by_person_id_idx on catalogue.attendance (community_id, recorded_by_person_id);

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['intake', 'enrolment', 'enrolment_step', 'attendance'] loop
    execute format('alter table catalogue.%I enable row level security', tenant_table);
    execute format('alter table catalogue.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on catalogue.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select, insert on catalogue.intake, catalogue.enrolment, catalogue.enrolment_step, catalogue.attendance to snodo_app;
grant update (title, places, taken_places, last_queue_number, offer_hours, notice_days, is_open, version)
  on catalogue.intake to snodo_app;
grant update (state, version, words, changed_at, due_at, ends_on) on catalogue.enrolment to snodo_app;
-- Words can be about people: of somebody who is erased they go, and nothing else of a step ever changes.
grant update (note) on catalogue.enrolment_step to snodo_app;
grant update (people, recorded_by_person_id, recorded_at) on catalogue.attendance to snodo_app;
