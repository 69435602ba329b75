-- Needs surveys. Invitations know persons and nothing of answers; submissions know answers and nothing of
-- persons. The application may write a submission and never read one; only the release role reads them.

create schema surveys;
comment on schema surveys is 'Instruments, campaigns, invitations, submissions and releases';
grant usage on schema surveys to snodo_app, snodo_release;

create table surveys.instrument (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  code text not null,
  version int not null check (version > 0),
  definition jsonb not null,
  primary key (community_id, id),
  unique (community_id, code, version)
);
comment on table surveys.instrument is 'A survey definition, one row a version; a published version never changes';

create table surveys.campaign (
  community_id uuid not null,
  id uuid not null,
  code text not null,
  organisation_id uuid not null,
  instrument_id uuid not null,
  name jsonb not null,
  opens_on date not null,
  closes_on date not null,
  floor int not null default 10 check (floor >= 10),
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  foreign key (community_id, instrument_id) references surveys.instrument (community_id, id),
  check (closes_on > opens_on)
);
comment on table surveys.campaign is 'An instrument asked of an organisation''s people from a day up to, not including, a day';
comment on column surveys.campaign.floor is 'No figure about fewer people than this is ever released';

create table surveys.invitation (
  community_id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  has_ballot boolean not null default false,
  primary key (community_id, campaign_id, person_id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table surveys.invitation is 'Who may answer, and whether her one ballot was issued; never when';

create table surveys.spent_ballot (
  community_id uuid not null,
  campaign_id uuid not null,
  nonce_hash bytea not null,
  primary key (community_id, campaign_id, nonce_hash),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id)
);
comment on table surveys.spent_ballot is 'Hashes of ballots handed in; nothing leads from a hash to a person';

create table surveys.submission (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  answers jsonb not null,
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id)
);
comment on table surveys.submission is 'One anonymous set of answers: no person, no time, no address, no language';
comment on column surveys.submission.id is 'Random (v4): an ordered id would tell who answered when';

create table surveys.written_answer (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  question text not null,
  words text not null check (length(words) between 1 and 2000),
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id)
);
comment on table surveys.written_answer is 'What people wrote, apart from what they chose: a way of writing could tell whose choices these are';

create table surveys.release (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  released_on date not null,
  floor int not null check (floor >= 10),
  is_too_few boolean not null,
  respondents int check (respondents >= floor),
  primary key (community_id, id),
  unique (community_id, campaign_id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  check (is_too_few = (respondents is null))
);
comment on table surveys.release is 'The immutable disclosure-controlled tables of a campaign';

create table surveys.released_table (
  community_id uuid not null,
  id uuid not null,
  release_id uuid not null,
  position int not null,
  question text not null,
  title jsonb not null,
  kind text not null check (kind in ('single', 'multiple', 'scale', 'ranking')),
  floor int not null check (floor >= 10),
  rest_count int check (rest_count >= floor),
  primary key (community_id, id),
  unique (community_id, release_id, question),
  foreign key (community_id, release_id) references surveys.release (community_id, id)
);
comment on table surveys.released_table is 'One one-way table of a release';

create table surveys.released_cell (
  community_id uuid not null,
  table_id uuid not null,
  position int not null,
  value text not null,
  label jsonb not null,
  floor int not null check (floor >= 10),
  count int,
  primary key (community_id, table_id, value),
  foreign key (community_id, table_id) references surveys.released_table (community_id, id),
  constraint released_count_reaches_floor check (count >= floor)
);
comment on column surveys.released_cell.count is 'NULL: hidden. The check is the last line: a count under the floor cannot be stored';

create table surveys.release_decision (
  community_id uuid not null,
  id uuid not null,
  release_id uuid not null,
  question text not null,
  value text not null,
  reason text not null check (reason in ('floor', 'complement', 'difference', 'audit')),
  primary key (community_id, id),
  foreign key (community_id, release_id) references surveys.release (community_id, id)
);
comment on table surveys.release_decision is 'Why each hidden cell is hidden, without its count';

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'instrument', 'campaign', 'invitation', 'spent_ballot', 'submission', 'written_answer', 'release', 'released_table', 'released_cell', 'release_decision'
  ] loop
    execute format('alter table surveys.%I enable row level security', tenant_table);
    execute format('alter table surveys.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on surveys.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select on surveys.instrument, surveys.campaign, surveys.release, surveys.released_table, surveys.released_cell, surveys.release_decision to snodo_app;
grant select on surveys.invitation to snodo_app;
grant update (has_ballot) on surveys.invitation to snodo_app;
grant insert on surveys.spent_ballot, surveys.submission, surveys.written_answer to snodo_app;

grant select on surveys.instrument, surveys.campaign to snodo_release;
grant update (closes_on) on surveys.campaign to snodo_release;
grant select, insert, delete on surveys.submission, surveys.written_answer to snodo_release;
grant delete on surveys.spent_ballot to snodo_release;
grant select on surveys.spent_ballot to snodo_release;
grant insert, select on surveys.release, surveys.released_table, surveys.released_cell, surveys.release_decision to snodo_release;
