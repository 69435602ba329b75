-- Shared services: families (or households) take a service together, with a timetable, a quorum and a price in shares.

create table catalogue.shared_service (
  community_id uuid not null,
  id uuid not null,
  intake_id uuid not null,
  service_id uuid not null,
  template text not null check (template in ('babysitter', 'carer', 'after_school', 'escort', 'concierge')),
  title text not null check (length(title) between 1 and 80),
  words text not null check (length(words) between 1 and 1000),
  place_code text check (length(place_code) between 1 and 64),
  district_code text check (length(district_code) between 1 and 64),
  timetable jsonb not null check (jsonb_typeof(timetable) = 'array' and jsonb_array_length(timetable) between 1 and 14),
  starts_on date not null,
  quorum_by date not null,
  quorum_families int not null check (quorum_families between 2 and 12),
  children_per_carer int not null check (children_per_carer between 1 and 12),
  split text not null check (split in ('equal', 'child_hour', 'band')),
  band_percents int[] check (cardinality(band_percents) between 2 and 5 and 1 <= all (band_percents) and 100 >= all (band_percents)),
  hour_cents int not null check (hour_cents between 0 and 100000),
  organiser_person_id uuid not null,
  operator_person_id uuid,
  state text not null check (state in ('forming', 'ready', 'quoted', 'active', 'expired', 'declined', 'ended')),
  version int not null default 1 check (version > 0),
  due_on date,
  note text check (length(note) between 1 and 500),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  started_at timestamptz,
  is_to_regroup boolean not null default false,
  primary key (community_id, id),
  unique (community_id, intake_id),
  foreign key (community_id, intake_id) references catalogue.intake (community_id, id),
  foreign key (community_id, service_id) references catalogue.service (community_id, id),
  foreign key (community_id, organiser_person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id),
  constraint shared_service_starts_after_quorum check (starts_on >= quorum_by),
  constraint shared_service_bands check ((split = 'band') = (band_percents is not null)),
  -- With two families each could reckon the other's band from her own share.
  constraint shared_service_bands_of_three check (split <> 'band' or quorum_families >= 3),
  constraint shared_service_clock check (
    (state in ('forming', 'ready', 'quoted')) = (due_on is not null) or state = 'active')
);
comment on table catalogue.shared_service is 'A service that several families take together';
comment on column catalogue.shared_service.place_code is 'Where it is; NULL: in the homes in turn';
comment on column catalogue.shared_service.timetable is 'Weekly windows [{weekday, startMinute, endMinute}], wall time of the community';
comment on column catalogue.shared_service.quorum_by is 'The last day on which enough families may have come together';
comment on column catalogue.shared_service.split is 'How a week''s price is shared';
comment on column catalogue.shared_service.hour_cents is 'What one carer costs for an hour';
comment on column catalogue.shared_service.organiser_person_id is 'Who began it';
comment on column catalogue.shared_service.due_on is
  'After that day it moves by itself: without quorum it ends, an answer that did not come counts as no';
comment on column catalogue.shared_service.note is 'What whoever gives the service says to all families';
comment on column catalogue.shared_service.is_to_regroup is
  'Somebody is gone without a word (an erased person): the next round of the clock counts the families anew';
create index shared_service_state_idx on catalogue.shared_service (community_id, state, id);
create index shared_service_due_on_idx on catalogue.shared_service (community_id, due_on) where due_on is not null;
create index shared_service_service_id_idx on catalogue.shared_service (community_id, service_id, id);
create index shared_service_organiser_person_id_idx on catalogue.shared_service (community_id, organiser_person_id);

create table catalogue.shared_family (
  community_id uuid not null,
  enrolment_id uuid not null,
  shared_service_id uuid not null,
  windows int[] not null check (cardinality(windows) between 1 and 14 and 0 <= all (windows) and 13 >= all (windows)),
  band_percent int check (band_percent between 1 and 100),
  primary key (community_id, enrolment_id),
  foreign key (community_id, enrolment_id) references catalogue.enrolment (community_id, id),
  foreign key (community_id, shared_service_id) references catalogue.shared_service (community_id, id)
);
comment on table catalogue.shared_family is 'What an enrolment is in a shared service: who pays for it and when they come';
comment on column catalogue.shared_family.windows is 'Positions of the windows of the timetable in which they come';
comment on column catalogue.shared_family.band_percent is 'The band that the family says it is in; no other family sees it';
create index shared_family_shared_service_id_idx on catalogue.shared_family (community_id, shared_service_id);

create table catalogue.share_quote (
  community_id uuid not null,
  id uuid not null,
  shared_service_id uuid not null,
  number int not null check (number between 1 and 1000),
  cause text not null check (cause in ('start', 'joined', 'left')),
  state text not null check (state in ('open', 'agreed', 'void')),
  week_cents int not null check (week_cents >= 0),
  asked_cents int check (asked_cents >= 0),
  answer_by date not null,
  valid_from date not null,
  made_at timestamptz not null,
  made_by_person_id uuid,
  primary key (community_id, id),
  unique (community_id, shared_service_id, number),
  foreign key (community_id, shared_service_id) references catalogue.shared_service (community_id, id),
  foreign key (community_id, made_by_person_id) references identity.person (community_id, id)
);
comment on table catalogue.share_quote is 'What a week costs and who pays which share; nobody pays a share that she did not agree to';
comment on column catalogue.share_quote.asked_cents is 'The provider''s own price for the week; NULL: as many carers as are needed, by the hour';
comment on column catalogue.share_quote.valid_from is 'The first day on which the shares are paid: of somebody who leaves with notice, the day after her last';
comment on column catalogue.share_quote.made_by_person_id is 'NULL: it was made by itself because somebody came or left';
create unique index share_quote_one_open on catalogue.share_quote (community_id, shared_service_id) where state = 'open';

create table catalogue.share_part (
  community_id uuid not null,
  quote_id uuid not null,
  enrolment_id uuid not null,
  share_cents int not null check (share_cents >= 0),
  alone_cents int not null,
  answer text check (answer in ('agreed', 'refused', 'kept')),
  answered_at timestamptz,
  operator_person_id uuid,
  primary key (community_id, quote_id, enrolment_id),
  foreign key (community_id, quote_id) references catalogue.share_quote (community_id, id),
  foreign key (community_id, enrolment_id) references catalogue.enrolment (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id),
  constraint share_never_above_alone check (share_cents <= alone_cents),
  constraint share_part_answered check ((answer is null) = (answered_at is null))
);
comment on table catalogue.share_part is 'One family''s share of a quote';
comment on column catalogue.share_part.alone_cents is 'What the same hours would cost the family alone';
comment on column catalogue.share_part.answer is
  'kept: somebody came and the share did not rise, so what she agreed to before still stands';
create index share_part_enrolment_id_idx on catalogue.share_part (community_id, enrolment_id);

-- All parts of a quote are written in one statement, and a quote whose shares do not sum to its price is refused.
create function catalogue.check_shares_sum() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select from catalogue.share_quote q
    where (q.community_id, q.id) in (select n.community_id, n.quote_id from written n)
      and q.week_cents <> (select sum(p.share_cents) from catalogue.share_part p
        where p.community_id = q.community_id and p.quote_id = q.id)
  ) then
    raise exception 'the shares do not sum to the price' using errcode = 'check_violation', constraint = 'shares_sum_to_the_price';
  end if;
  return null;
end $$;
comment on function catalogue.check_shares_sum is 'Holds that the shares of a quote sum to its price';
create trigger shares_sum_to_the_price after insert on catalogue.share_part
  referencing new table as written
  for each statement execute function catalogue.check_shares_sum();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['shared_service', 'shared_family', 'share_quote', 'share_part'] loop
    execute format('alter table catalogue.%I enable row level security', tenant_table);
    execute format('alter table catalogue.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on catalogue.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select, insert on catalogue.shared_service, catalogue.shared_family, catalogue.share_quote, catalogue.share_part
  to snodo_app;
grant update (title, words, state, version, due_on, note, changed_at, started_at, starts_on, quorum_by)
  on catalogue.shared_service to snodo_app;
grant update (is_to_regroup) on catalogue.shared_service to snodo_app;
grant update (band_percent) on catalogue.shared_family to snodo_app;
grant update (state) on catalogue.share_quote to snodo_app;
grant update (answer, answered_at, operator_person_id) on catalogue.share_part to snodo_app;
