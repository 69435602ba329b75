-- What stands around the ledger: who may be a member and how she leaves, gifts, the solidarity fund, companies' pools,
-- the register of volunteers' hours, and what an employer was released.

alter table time_bank.member
  drop constraint member_state_is_known,
  add constraint member_state_is_known check (state in ('applied', 'admitted', 'refused', 'leaving', 'left')),
  add column version integer not null default 1 check (version >= 1),
  add column statement_by text not null default 'screen' check (statement_by in ('screen', 'paper')),
  add column decided_by_person_id uuid,
  add column decision_reason text check (length(decision_reason) between 1 and 500),
  add column leaving_since timestamptz,
  add column volunteer_account_id uuid,
  add column company_account_id uuid,
  add constraint member_volunteer_account_fkey foreign key (community_id, volunteer_account_id)
    references time_bank.ledger_account (community_id, id),
  add constraint member_company_account_fkey foreign key (community_id, company_account_id)
    references time_bank.ledger_account (community_id, id),
  add constraint refused_says_why check (state <> 'refused' or decision_reason is not null);
comment on column time_bank.member.statement_by is 'paper: the secretary prints it in large letters, by a mandate';
comment on column time_bank.member.decision_reason is 'Why she was refused, or how her leaving was settled';
comment on column time_bank.member.volunteer_account_id is 'NULL until she gives her first hour as a volunteer';
comment on column time_bank.member.company_account_id is 'NULL until she gives her first hour in working time';
create index member_state_idx on time_bank.member (community_id, state, applied_at);

create table time_bank.former_account (
  community_id uuid not null,
  ledger_account_id uuid not null,
  member_id uuid not null,
  primary key (community_id, ledger_account_id),
  foreign key (community_id, ledger_account_id) references time_bank.ledger_account (community_id, id),
  foreign key (community_id, member_id) references time_bank.member (community_id, id)
);
comment on table time_bank.former_account is
  'The closed ledger accounts of somebody who left and came back: what she did before is still counted as hers';

create table time_bank.imported_member (
  community_id uuid not null,
  shape text not null check (shape in ('timeoverflow', 'komunitin')),
  code text not null check (length(code) between 1 and 64),
  member_id uuid not null,
  primary key (community_id, shape, code),
  unique (community_id, member_id),
  foreign key (community_id, member_id) references time_bank.member (community_id, id)
);
comment on table time_bank.imported_member is 'Under which number somebody stood in the time bank that she was taken over from';

create table time_bank.organisation_account (
  community_id uuid not null,
  organisation_id uuid not null,
  ledger_id uuid not null,
  ledger_account_id uuid not null,
  primary key (community_id, organisation_id, ledger_id),
  unique (community_id, ledger_account_id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  foreign key (community_id, ledger_id, ledger_account_id)
    references time_bank.ledger_account (community_id, ledger_id, id)
);
comment on table time_bank.organisation_account is
  'The ledger account of an organisation in each unit; below zero is what it has pledged and its people have still to give';

create table time_bank.pool (
  community_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  unit text not null check (unit in ('community_minute', 'company_minute')),
  year integer not null check (year between 2020 and 2100),
  starts_on date not null,
  ends_on date not null,
  ledger_account_id uuid not null,
  committed_minutes integer not null check (committed_minutes > 0),
  carried_in_minutes integer not null default 0 check (carried_in_minutes between 0 and committed_minutes),
  carry_over_percent integer not null check (carry_over_percent between 0 and 100),
  doubles_gifts boolean not null,
  low_at_percent integer not null check (low_at_percent between 1 and 90),
  state text not null default 'open' check (state in ('open', 'closed')),
  carried_out_minutes integer check (carried_out_minutes >= 0),
  created_by_person_id uuid not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (community_id, id),
  unique (community_id, organisation_id, unit, year),
  unique (community_id, ledger_account_id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  foreign key (community_id, ledger_account_id) references time_bank.ledger_account (community_id, id),
  foreign key (community_id, created_by_person_id) references identity.person (community_id, id),
  check (ends_on > starts_on),
  constraint only_community_hours_double check (unit = 'community_minute' or not doubles_gifts),
  constraint pool_closed_says_what_is_left check ((state = 'closed') = (closed_at is not null and carried_out_minutes is not null))
);
comment on table time_bank.pool is 'Hours that a company pledges for a year; what is left of them is the balance of its ledger account';
comment on column time_bank.pool.ends_on is 'The day after its last';
comment on column time_bank.pool.carried_in_minutes is 'Part of the commitment that came over from the year before';
comment on column time_bank.pool.carry_over_percent is 'How much of what is left at the end goes into the next year''s pool';
comment on column time_bank.pool.doubles_gifts is 'TRUE: gifts of its people to the solidarity fund are given a second time from here';
comment on column time_bank.pool.carried_out_minutes is 'NULL while it is open';

create table time_bank.gift (
  community_id uuid not null,
  id uuid not null,
  from_member_id uuid not null,
  to_member_id uuid,
  minutes integer not null check (minutes > 0),
  words text check (length(words) between 1 and 300),
  state text not null check (state in ('waiting', 'accepted', 'declined', 'expired')),
  made_at timestamptz not null,
  expires_at timestamptz,
  answered_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, id) references time_bank.transfer (community_id, id),
  foreign key (community_id, from_member_id) references time_bank.member (community_id, id),
  foreign key (community_id, to_member_id) references time_bank.member (community_id, id),
  constraint nobody_gives_to_herself check (to_member_id <> from_member_id),
  constraint fund_takes_at_once check (to_member_id is not null or state = 'accepted'),
  constraint gift_waits_until check ((to_member_id is not null) = (expires_at is not null)),
  constraint gift_answered check ((state = 'waiting') = (answered_at is null))
);
comment on table time_bank.gift is 'Hours given away without an exchange; its id is that of its transfer, or of the hold while it waits';
comment on column time_bank.gift.to_member_id is 'NULL: the solidarity fund';
comment on column time_bank.gift.words is 'What the giver wrote; erased with either person';
create index gift_from_idx on time_bank.gift (community_id, from_member_id, made_at);
create index gift_to_idx on time_bank.gift (community_id, to_member_id, made_at) where to_member_id is not null;
create index gift_waiting_idx on time_bank.gift (community_id, expires_at) where state = 'waiting';

create table time_bank.pool_draw (
  community_id uuid not null,
  id uuid not null,
  pool_id uuid not null,
  to_member_id uuid,
  gift_id uuid,
  minutes integer not null check (minutes > 0),
  drawn_on date not null,
  reason text check (length(reason) between 1 and 500),
  made_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, gift_id),
  foreign key (community_id, id) references time_bank.transfer (community_id, id),
  foreign key (community_id, pool_id) references time_bank.pool (community_id, id),
  foreign key (community_id, to_member_id) references time_bank.member (community_id, id),
  foreign key (community_id, gift_id) references time_bank.gift (community_id, id),
  constraint a_doubling_goes_to_the_fund check (gift_id is null or to_member_id is null),
  constraint a_draw_says_why check ((gift_id is null) = (reason is not null))
);
comment on table time_bank.pool_draw is 'What left a pool, and why; its id is that of its transfer. A gift is doubled once';
comment on column time_bank.pool_draw.to_member_id is 'NULL: the solidarity fund';
comment on column time_bank.pool_draw.gift_id is 'The gift that it doubles';
create index pool_draw_pool_idx on time_bank.pool_draw (community_id, pool_id, drawn_on);
create index pool_draw_member_idx on time_bank.pool_draw (community_id, to_member_id) where to_member_id is not null;

create table time_bank.fund_request (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  minutes integer not null check (minutes > 0),
  reason text not null check (length(reason) between 1 and 500),
  state text not null check (state in ('waiting', 'granted', 'refused')),
  granted_minutes integer check (granted_minutes between 1 and minutes),
  decision_reason text check (length(decision_reason) between 1 and 500),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by_person_id uuid,
  transfer_id uuid,
  primary key (community_id, id),
  foreign key (community_id, member_id) references time_bank.member (community_id, id),
  foreign key (community_id, transfer_id) references time_bank.transfer (community_id, id),
  foreign key (community_id, decided_by_person_id) references identity.person (community_id, id),
  constraint granted_says_how_much check (
    (state = 'granted') = (granted_minutes is not null) and (state = 'granted') = (transfer_id is not null)),
  constraint fund_decision_says_why check (
    (state = 'waiting') = (decided_at is null) and (state = 'waiting') = (decision_reason is null))
);
comment on table time_bank.fund_request is 'A member asks the solidarity fund for hours; its secretary decides';
create unique index fund_request_waits_once on time_bank.fund_request (community_id, member_id) where state = 'waiting';
create index fund_request_waiting_idx on time_bank.fund_request (community_id, asked_at) where state = 'waiting';

create table time_bank.volunteer_entry (
  community_id uuid not null,
  id uuid not null,
  number integer not null check (number >= 1),
  member_id uuid not null,
  organisation_id uuid not null,
  minutes integer not null check (minutes > 0),
  served_on date not null,
  activity text not null check (length(activity) between 1 and 200),
  recorded_at timestamptz not null,
  recorded_by_person_id uuid not null,
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, id) references time_bank.transfer (community_id, id),
  foreign key (community_id, member_id) references time_bank.member (community_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  foreign key (community_id, recorded_by_person_id) references identity.person (community_id, id)
);
comment on table time_bank.volunteer_entry is
  'The register of volunteers'' hours (art. 17 CTS, DM 6.10.2021): numbered without a gap, dated, never changed; its id is that of its transfer';
comment on column time_bank.volunteer_entry.activity is 'What was done, never about whom';

create table time_bank.company_release (
  community_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  quarter text not null check (quarter ~ '^20[0-9]{2}-Q[1-4]$'),
  released_on date not null,
  released_by_person_id uuid not null,
  floor integer not null check (floor >= 10),
  document jsonb not null,
  primary key (community_id, id),
  unique (community_id, organisation_id, quarter),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  foreign key (community_id, released_by_person_id) references identity.person (community_id, id)
);
comment on table time_bank.company_release is
  'A firm''s hours of one quarter as its officers read them: made once, never again, so that no two versions can be compared';

create trigger append_only before update or delete or truncate on time_bank.volunteer_entry
  for each statement execute function time_bank.refuse_change();
create trigger append_only before update or delete or truncate on time_bank.company_release
  for each statement execute function time_bank.refuse_change();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'former_account', 'imported_member', 'organisation_account', 'pool', 'gift', 'pool_draw', 'fund_request', 'volunteer_entry', 'company_release'
  ] loop
    execute format('alter table time_bank.%I enable row level security', tenant_table);
    execute format('alter table time_bank.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on time_bank.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant update (applied_at, version, statement_by, decided_by_person_id, decision_reason, leaving_since, volunteer_account_id,
  company_account_id) on time_bank.member to snodo_app;
grant select, insert on time_bank.former_account, time_bank.imported_member, time_bank.organisation_account, time_bank.volunteer_entry, time_bank.company_release to snodo_app;
grant select, insert, update (state, carried_out_minutes, closed_at) on time_bank.pool to snodo_app;
grant select, insert, update (state, answered_at, words) on time_bank.gift to snodo_app;
grant select, insert on time_bank.pool_draw to snodo_app;
grant select, insert, update (state, granted_minutes, decision_reason, decided_at, decided_by_person_id, transfer_id, reason)
  on time_bank.fund_request to snodo_app;
-- An export tells the hash that seals each transfer, so that a copy can be checked without this database.
grant execute on function time_bank.transfer_hash to snodo_app;
