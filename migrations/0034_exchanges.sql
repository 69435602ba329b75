-- Exchanges of hours: from the proposal to the minutes that both sides confirm, with what happens when one is silent.

create table time_bank.exchange (
  community_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  entry_code text not null,
  title text not null check (length(title) between 1 and 80),
  settles text not null check (settles in ('pair', 'shared', 'course', 'together')),
  organiser_person_id uuid not null,
  state text not null check (state in (
    'gathering', 'proposed', 'agreed', 'done', 'posted', 'disputed',
    'declined', 'withdrawn', 'cancelled', 'expired', 'voided', 'reversed')),
  version int not null default 1 check (version > 0),
  minutes int not null check (minutes between 1 and 1440),
  most_people int not null check (most_people between 1 and 30),
  planned_on date not null,
  served_on date,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  due_at timestamptz,
  settles_at timestamptz,
  reminders_sent int not null default 0 check (reminders_sent between 0 and 3),
  posted_at timestamptz,
  contest_until timestamptz,
  primary key (community_id, id),
  foreign key (community_id, offer_id) references time_bank.offer (community_id, id),
  foreign key (community_id, entry_code) references catalogue.taxonomy_entry (community_id, code),
  foreign key (community_id, organiser_person_id) references identity.person (community_id, id),
  constraint exchange_moves_by_itself check ((state in ('gathering', 'proposed', 'agreed', 'done')) = (due_at is not null)),
  constraint exchange_settles_by_itself check ((state = 'done') = (settles_at is not null)),
  constraint exchange_served check (state not in ('done', 'posted') or served_on is not null),
  constraint exchange_posted check ((posted_at is null) = (contest_until is null))
);
comment on table time_bank.exchange is 'Hours between people, as far as they have come. The hours themselves stand in the ledger';
comment on column time_bank.exchange.title is 'Of the offer when it was proposed: a later change of the offer changes nothing here';
comment on column time_bank.exchange.settles is 'pair: one helps one. shared, course: one helps several. together: several help one';
comment on column time_bank.exchange.organiser_person_id is 'Who proposed it, or called several people together';
comment on column time_bank.exchange.version is 'Every change raises it: of two changes to one version the second is refused';
comment on column time_bank.exchange.minutes is 'As agreed; no more than that is set aside for a part';
comment on column time_bank.exchange.due_at is
  'From then on it moves by itself: a proposal and an agreement that nobody began end, stated minutes move';
comment on column time_bank.exchange.settles_at is 'When stated minutes move though one side is silent; due_at comes before it, for the reminders';
comment on column time_bank.exchange.contest_until is 'Until then a party may object to what has moved';
create index exchange_due_at_idx on time_bank.exchange (community_id, due_at) where due_at is not null;
create index exchange_offer_id_idx on time_bank.exchange (community_id, offer_id, state);
create index exchange_disputed_idx on time_bank.exchange (community_id, changed_at, id) where state = 'disputed';

create table time_bank.exchange_party (
  community_id uuid not null,
  id uuid not null,
  exchange_id uuid not null,
  person_id uuid not null,
  side text not null check (side in ('gives', 'receives')),
  accepted_at timestamptz,
  hold_id uuid,
  held_minutes int check (held_minutes between 1 and 1440),
  stated_minutes int check (stated_minutes between 1 and 1440),
  stated_at timestamptz,
  has_attended boolean,
  posted_minutes int check (posted_minutes between 1 and 1440),
  left_at timestamptz,
  primary key (community_id, id),
  unique (community_id, exchange_id, person_id),
  foreign key (community_id, exchange_id) references time_bank.exchange (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  check ((hold_id is null) = (held_minutes is null)),
  check ((stated_minutes is null) = (stated_at is null)),
  constraint party_accepted_what_is_held check (hold_id is null or accepted_at is not null)
);
comment on table time_bank.exchange_party is 'Who gives and who receives in an exchange';
comment on column time_bank.exchange_party.id is 'Random: it names the party to the others and tells nobody when she joined';
comment on column time_bank.exchange_party.accepted_at is 'When she agreed to the minutes; nobody is debited who did not';
comment on column time_bank.exchange_party.hold_id is
  'The transfer of the ledger that sets this party''s minutes aside: hers to give up, or where several help one, hers to be given';
comment on column time_bank.exchange_party.left_at is 'When she left a meeting of several people before it took place';
create index exchange_party_person_id_idx on time_bank.exchange_party (community_id, person_id, exchange_id);

create table time_bank.exchange_trail (
  community_id uuid not null,
  exchange_id uuid not null,
  number int not null check (number between 1 and 1000),
  step text not null check (step ~ '^[a-z]{2,20}$'),
  at timestamptz not null,
  person_id uuid,
  operator_person_id uuid,
  minutes int check (minutes between 1 and 1440),
  note text check (length(note) between 1 and 500),
  primary key (community_id, exchange_id, number),
  foreign key (community_id, exchange_id) references time_bank.exchange (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id)
);
comment on table time_bank.exchange_trail is 'What happened to an exchange, in order; nothing of it changes but words that are taken away';
comment on column time_bank.exchange_trail.person_id is 'NULL: it happened by itself';
comment on column time_bank.exchange_trail.operator_person_id is 'Who did it for her';

create table time_bank.exchange_dispute (
  community_id uuid not null,
  exchange_id uuid not null,
  number int not null check (number between 1 and 10),
  opened_by_person_id uuid not null,
  opened_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  had_moved boolean not null,
  mediator_person_id uuid,
  verdict text check (verdict in ('post', 'part', 'void', 'stand', 'reverse')),
  minutes int check (minutes between 1 and 1440),
  note text check (length(note) between 3 and 500),
  decided_at timestamptz,
  primary key (community_id, exchange_id, number),
  foreign key (community_id, exchange_id) references time_bank.exchange (community_id, id),
  foreign key (community_id, opened_by_person_id) references identity.person (community_id, id),
  foreign key (community_id, mediator_person_id) references identity.person (community_id, id),
  constraint dispute_decided_whole check (num_nulls(mediator_person_id, verdict, note, decided_at) in (0, 4)),
  constraint dispute_part check ((verdict = 'part') = (minutes is not null) or verdict is null and minutes is null),
  constraint dispute_moved check (verdict is null or had_moved = (verdict in ('stand', 'reverse'))),
  constraint dispute_third_person check (mediator_person_id is null or mediator_person_id <> opened_by_person_id)
);
comment on table time_bank.exchange_dispute is 'A party objects; a mediator who is no party decides, with a note';
comment on column time_bank.exchange_dispute.had_moved is 'The hours had moved: then they stand or are taken back';

create table time_bank.exchange_message (
  community_id uuid not null,
  id uuid not null,
  exchange_id uuid not null,
  person_id uuid not null,
  operator_person_id uuid,
  words text not null check (length(words) between 1 and 1000),
  written_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, exchange_id) references time_bank.exchange (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id)
);
comment on table time_bank.exchange_message is 'The conversation of an exchange: its parties'', and the mediator''s once there is a dispute';
create index exchange_message_exchange_id_idx on time_bank.exchange_message (community_id, exchange_id, id);
create index exchange_message_person_id_idx on time_bank.exchange_message (community_id, person_id);

create table time_bank.thanks (
  community_id uuid not null,
  id uuid not null,
  exchange_id uuid not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  words text not null check (length(words) between 1 and 300),
  may_publish boolean not null,
  is_published boolean not null default false,
  written_on date not null,
  operator_person_id uuid,
  primary key (community_id, id),
  unique (community_id, exchange_id, from_person_id, to_person_id),
  foreign key (community_id, exchange_id) references time_bank.exchange (community_id, id),
  foreign key (community_id, from_person_id) references identity.person (community_id, id),
  foreign key (community_id, to_person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id),
  check (from_person_id <> to_person_id)
);
comment on table time_bank.thanks is 'Thanks in words from one party to another; never marks or stars';
comment on column time_bank.thanks.may_publish is 'Who wrote it lets everyone read it';
comment on column time_bank.thanks.is_published is 'Who it is for lets everyone read it; it is read when both are true';
create index thanks_published_idx on time_bank.thanks (community_id, written_on desc, id desc)
  where may_publish and is_published;
create index thanks_from_person_id_idx on time_bank.thanks (community_id, from_person_id);
create index thanks_to_person_id_idx on time_bank.thanks (community_id, to_person_id);

create trigger not_erased before insert on time_bank.exchange_party
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on time_bank.exchange_message
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'exchange', 'exchange_party', 'exchange_trail', 'exchange_dispute', 'exchange_message', 'thanks'] loop
    execute format('alter table time_bank.%I enable row level security', tenant_table);
    execute format('alter table time_bank.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on time_bank.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select, insert on time_bank.exchange, time_bank.exchange_party, time_bank.exchange_trail,
  time_bank.exchange_dispute, time_bank.exchange_message, time_bank.thanks to snodo_app;
grant update (
  title, state, version, served_on, changed_at, due_at, settles_at, reminders_sent, posted_at, contest_until
) on time_bank.exchange to snodo_app;
grant update (accepted_at, hold_id, held_minutes, stated_minutes, stated_at, has_attended, posted_minutes, left_at)
  on time_bank.exchange_party to snodo_app;
grant update (reason, mediator_person_id, verdict, minutes, note, decided_at) on time_bank.exchange_dispute to snodo_app;
-- Words can be about people: of somebody who is erased they go, and nothing else of a step ever changes.
grant update (note) on time_bank.exchange_trail to snodo_app;
grant update (words) on time_bank.exchange_message to snodo_app;
grant update (words, may_publish, is_published) on time_bank.thanks to snodo_app;
