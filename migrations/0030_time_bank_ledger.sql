-- The time bank's ledger. A transfer is one row that holds both of its legs, so it sums to zero by its shape; it is
-- written by the functions below and by nothing else, and is never changed. All amounts are whole minutes.

create schema time_bank;
comment on schema time_bank is 'Hours that people give one another: the ledger and what stands around it';
grant usage on schema time_bank to snodo_app;

-- Types instead of checks, and few checks: PostgreSQL reads all those of a table anew in each statement that writes to
-- it, which costs more than the writing.
create type time_bank.ledger_account_kind as enum ('person', 'organisation', 'fund', 'pool', 'clearing');
create type time_bank.ledger_account_state as enum ('open', 'closing', 'closed');
create type time_bank.transfer_kind as enum ('post', 'hold', 'post_hold', 'void', 'expire', 'reverse');

create table time_bank.rules (
  community_id uuid not null references identity.community (id),
  version integer not null check (version >= 1),
  hard_floor_minutes bigint not null,
  hard_ceiling_minutes bigint not null,
  soft_floor_minutes bigint not null,
  soft_ceiling_minutes bigint not null,
  answer_days integer not null check (answer_days between 1 and 90),
  start_days integer not null check (start_days between 1 and 365),
  silence_days integer not null check (silence_days between 1 and 90),
  reminder_days integer[] not null check (cardinality(reminder_days) between 0 and 5),
  contest_days integer not null check (contest_days between 1 and 90),
  portal_minutes integer not null check (portal_minutes between 1 and 1000000),
  made_at timestamptz not null,
  made_by_person_id uuid,
  primary key (community_id, version),
  check (hard_floor_minutes between -1000000 and 0),
  check (hard_ceiling_minutes between 1 and 1000000),
  check (soft_floor_minutes between hard_floor_minutes and soft_ceiling_minutes),
  check (soft_ceiling_minutes <= hard_ceiling_minutes)
);
comment on table time_bank.rules is 'The rules of a community''s time bank, version after version; the highest is in force';
comment on column time_bank.rules.hard_floor_minutes is 'A transfer that would take somebody below is refused';
comment on column time_bank.rules.soft_floor_minutes is 'Below this somebody is warned and nothing is refused; above the soft ceiling the same';
comment on column time_bank.rules.answer_days is 'How long a proposed exchange waits for its answer';
comment on column time_bank.rules.start_days is 'How long hours stay held for an exchange that nobody says has taken place';
comment on column time_bank.rules.silence_days is 'How long after one side said done the other''s silence counts as a yes';
comment on column time_bank.rules.reminder_days is 'Days of that silence after which the other side is reminded';
comment on column time_bank.rules.contest_days is 'How long a posting made by silence can be contested';
comment on column time_bank.rules.portal_minutes is 'What moves more is confirmed in the portal''s own window';
comment on column time_bank.rules.made_by_person_id is 'NULL: the first version, which the programme made';

create table time_bank.ledger (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  unit text not null check (unit in ('community_minute', 'volunteer_minute', 'company_minute')),
  opened_at timestamptz not null,
  last_link_number bigint not null default 0 check (last_link_number >= 0),
  last_hash bytea not null default decode(repeat('00', 32), 'hex') check (length(last_hash) = 32),
  sealed_transfers bigint not null default 0 check (sealed_transfers >= 0),
  primary key (community_id, id),
  unique (community_id, unit)
);
comment on table time_bank.ledger is 'Minutes of one kind: a transfer stays within its ledger, so kinds never mix';
comment on column time_bank.ledger.last_link_number is 'Where the chain ends; 0 before its first link';
comment on column time_bank.ledger.last_hash is 'Hash of the last link; zeros before the first';
comment on column time_bank.ledger.sealed_transfers is 'How many transfers the links have sealed';

create table time_bank.ledger_account (
  community_id uuid not null,
  id uuid not null,
  ledger_id uuid not null,
  kind time_bank.ledger_account_kind not null,
  state time_bank.ledger_account_state not null default 'open',
  is_spendable boolean not null default true,
  has_own_limits boolean not null default false,
  posted_minutes bigint not null default 0,
  held_out_minutes bigint not null default 0,
  held_in_minutes bigint not null default 0,
  version bigint not null default 0,
  hard_floor_minutes bigint,
  hard_ceiling_minutes bigint,
  soft_floor_minutes bigint,
  soft_ceiling_minutes bigint,
  rule_version integer not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (community_id, id),
  unique (community_id, ledger_id, id),
  foreign key (community_id, ledger_id) references time_bank.ledger (community_id, id),
  foreign key (community_id, rule_version) references time_bank.rules (community_id, version),
  constraint ledger_account_floor check (posted_minutes - held_out_minutes >= hard_floor_minutes),
  constraint ledger_account_ceiling check (posted_minutes + held_in_minutes <= hard_ceiling_minutes),
  constraint ledger_account_held check (least(held_out_minutes, held_in_minutes) >= 0)
) with (fillfactor = 50);
comment on table time_bank.ledger_account is
  'Names nobody: only time_bank.member knows whose it is. Half of each page stays free, so that a balance changes without touching an index';
comment on column time_bank.ledger_account.state is
  'closing: nothing new is held, what is left may be settled. closed: both limits are zero, so that nothing can move any more';
comment on column time_bank.ledger_account.is_spendable is 'FALSE: hours are counted here and never paid out again, but by a reversal';
comment on column time_bank.ledger_account.has_own_limits is 'TRUE: the community''s rules do not set its limits';
comment on column time_bank.ledger_account.posted_minutes is 'The balance';
comment on column time_bank.ledger_account.held_out_minutes is 'Promised to others: counts as gone';
comment on column time_bank.ledger_account.held_in_minutes is 'Promised by others: counts towards the ceiling';
comment on column time_bank.ledger_account.version is 'Rises by one with each transfer that names the account: its entries have no gap';
comment on column time_bank.ledger_account.hard_floor_minutes is 'NULL: none';
comment on column time_bank.ledger_account.hard_ceiling_minutes is 'NULL: none';
comment on column time_bank.ledger_account.rule_version is 'The rules that its limits were set by; each transfer keeps its payer''s';

create sequence time_bank.entered_number;
comment on sequence time_bank.entered_number is 'Drawn under the locks of both ledger accounts, so it rises along each of them; gaps mean nothing';

-- Wide columns first, so that none is padded: a transfer is kept for ever.
create table time_bank.transfer (
  entered_number bigint not null,
  payer_version bigint not null,
  payee_version bigint not null,
  payer_balance_minutes bigint not null,
  payee_balance_minutes bigint not null,
  made_at timestamptz not null,
  expires_at timestamptz,
  minutes integer not null,
  rule_version integer not null,
  served_on date not null,
  community_id uuid not null,
  id uuid not null,
  ledger_id uuid not null,
  payer_account_id uuid not null,
  payee_account_id uuid not null,
  actor_person_id uuid,
  acting_for_person_id uuid,
  exchange_id uuid,
  group_id uuid,
  hold_id uuid,
  reverses_id uuid,
  kind time_bank.transfer_kind not null,
  primary key (community_id, id),
  foreign key (community_id, ledger_id, payer_account_id) references time_bank.ledger_account (community_id, ledger_id, id),
  foreign key (community_id, ledger_id, payee_account_id) references time_bank.ledger_account (community_id, ledger_id, id),
  foreign key (community_id, hold_id) references time_bank.transfer (community_id, id),
  foreign key (community_id, reverses_id) references time_bank.transfer (community_id, id),
  constraint transfer_sound check (minutes between 1 and 1000000 and payer_account_id <> payee_account_id)
);
comment on table time_bank.transfer is 'Minutes from one ledger account to another, or held for it; both legs in one row, never changed';
comment on column time_bank.transfer.id is 'Made by the caller before the first attempt; the same id again does nothing again';
comment on column time_bank.transfer.payer_version is 'Number of this entry among the payer''s';
comment on column time_bank.transfer.payer_balance_minutes is 'The payer''s balance after it';
comment on column time_bank.transfer.minutes is 'Moved, held, or set free again';
comment on column time_bank.transfer.served_on is 'The day of what was done; an attribute that no balance depends on';
comment on column time_bank.transfer.rule_version is
  'The rules that it was judged by. No foreign key: rules are never taken away, and each check would queue at one row';
comment on column time_bank.transfer.actor_person_id is
  'Who asked for it; NULL: nobody, a clock ran out. No foreign key: the ledger outlasts people, and an erased person leaves an id without a name';
comment on column time_bank.transfer.acting_for_person_id is 'For whom, when an operator acts by a mandate';
comment on column time_bank.transfer.hold_id is 'The hold that it resolves; each is resolved once';
comment on column time_bank.transfer.expires_at is 'Of a hold: from this instant on it can only expire';

-- Statements read these. They are not unique: an account is payer and payee by turns, so only its version under its
-- lock keeps entries apart.
create index transfer_payer_idx on time_bank.transfer (payer_account_id, payer_version);
create index transfer_payee_idx on time_bank.transfer (payee_account_id, payee_version);
create unique index transfer_resolves_once on time_bank.transfer (community_id, hold_id) where hold_id is not null;
create unique index transfer_reverses_once on time_bank.transfer (community_id, reverses_id) where reverses_id is not null;
create index transfer_exchange_idx on time_bank.transfer (community_id, exchange_id) where exchange_id is not null;
create index transfer_group_idx on time_bank.transfer (community_id, group_id) where group_id is not null;
create index transfer_expiry_idx on time_bank.transfer (community_id, expires_at) where expires_at is not null;

create table time_bank.transfer_reason (
  community_id uuid not null,
  transfer_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  primary key (community_id, transfer_id),
  foreign key (community_id, transfer_id) references time_bank.transfer (community_id, id)
);
comment on table time_bank.transfer_reason is
  'Why a transfer was reversed, in words. Beside the ledger, because words can be about people and can be taken away';

create table time_bank.unsealed_transfer (
  entered_number bigint not null,
  community_id uuid not null,
  ledger_id uuid not null,
  transfer_id uuid not null,
  primary key (community_id, entered_number)
);
comment on table time_bank.unsealed_transfer is
  'The ledger''s outbox: written in the transaction of the transfer, gone once a link of the chain has sealed it';

create table time_bank.chain_link (
  community_id uuid not null,
  ledger_id uuid not null,
  number bigint not null check (number >= 1),
  lowest_entered_number bigint not null,
  highest_entered_number bigint not null,
  sealed_at timestamptz not null,
  body_hash bytea not null check (length(body_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  transfer_ids uuid[] not null check (cardinality(transfer_ids) between 1 and 1000),
  primary key (community_id, ledger_id, number),
  foreign key (community_id, ledger_id) references time_bank.ledger (community_id, id)
);
comment on table time_bank.chain_link is 'One link of a ledger''s hash chain: it seals some transfers, each after all that it depends on';
comment on column time_bank.chain_link.body_hash is 'SHA-256 over the hashes of its transfers, in the order of transfer_ids';
comment on column time_bank.chain_link.hash is 'SHA-256 over the link before, the ledger, the number, how many transfers, and body_hash';
create index chain_link_entered_idx on time_bank.chain_link (community_id, ledger_id, highest_entered_number);

create view time_bank.entry with (security_invoker = true) as
  select community_id, ledger_id, payer_account_id as ledger_account_id, payer_version as version, id as transfer_id, kind,
         case when kind in ('post', 'post_hold', 'reverse') then -minutes else 0 end as minutes,
         payer_balance_minutes as balance_minutes, payee_account_id as counterpart_account_id,
         minutes as transfer_minutes, served_on, made_at, exchange_id, group_id, hold_id, reverses_id, expires_at
  from time_bank.transfer
  union all
  select community_id, ledger_id, payee_account_id, payee_version, id, kind,
         case when kind in ('post', 'post_hold', 'reverse') then minutes else 0 end,
         payee_balance_minutes, payer_account_id,
         minutes, served_on, made_at, exchange_id, group_id, hold_id, reverses_id, expires_at
  from time_bank.transfer;
comment on view time_bank.entry is 'Each transfer as its two ledger accounts see it; read with the rights of who reads';

create function time_bank.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append only' using errcode = '42501';
end $$;
create trigger append_only before update or delete or truncate on time_bank.transfer
  for each statement execute function time_bank.refuse_change();
create trigger append_only before update or delete or truncate on time_bank.chain_link
  for each statement execute function time_bank.refuse_change();
create trigger append_only before update or delete or truncate on time_bank.rules
  for each statement execute function time_bank.refuse_change();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'rules', 'ledger', 'ledger_account', 'transfer', 'transfer_reason', 'unsealed_transfer', 'chain_link'
  ] loop
    execute format('alter table time_bank.%I enable row level security', tenant_table);
    execute format('alter table time_bank.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on time_bank.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

-- Balances, transfers and links are written by the functions of the next file alone.
grant select on time_bank.rules, time_bank.ledger, time_bank.ledger_account, time_bank.transfer,
  time_bank.transfer_reason, time_bank.unsealed_transfer, time_bank.chain_link, time_bank.entry to snodo_app;
grant insert on time_bank.rules to snodo_app;
grant insert (community_id, id, unit, opened_at) on time_bank.ledger to snodo_app;
grant insert (community_id, id, ledger_id, kind, is_spendable, has_own_limits, hard_floor_minutes, hard_ceiling_minutes,
  soft_floor_minutes, soft_ceiling_minutes, rule_version, opened_at) on time_bank.ledger_account to snodo_app;
grant update (state, closed_at, has_own_limits, hard_floor_minutes, hard_ceiling_minutes, soft_floor_minutes,
  soft_ceiling_minutes, rule_version) on time_bank.ledger_account to snodo_app;
grant delete on time_bank.transfer_reason to snodo_app;
