-- Notices: messages to people wait here, written in the transaction of what they tell of, until they are sent.

create schema notices;
comment on schema notices is 'Messages to people, and the mail that a demonstration keeps';
grant usage on schema notices to snodo_app;

create table notices.message (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  person_id uuid,
  kind text not null check (kind ~ '^[a-z][a-z_]{1,39}$'),
  language text not null check (language ~ '^[a-z]{2}$'),
  sealed_content bytea,
  created_at timestamptz not null,
  send_before timestamptz not null,
  attempts integer not null default 0 check (attempts between 0 and 20),
  next_attempt_at timestamptz,
  sent_at timestamptz,
  gave_up_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  check (num_nonnulls(next_attempt_at, sent_at, gave_up_at) = 1),
  check ((sealed_content is null) = (next_attempt_at is null)),
  check (send_before > created_at and send_before <= created_at + interval '30 days')
);
comment on table notices.message is 'The outbox: one row a message, from its writing until a month after its end';
comment on column notices.message.person_id is 'NULL: whoever reads that address is nobody in the community yet';
comment on column notices.message.sealed_content is
  'Address and parameters, encrypted; taken away as soon as the message is sent or given up';
comment on column notices.message.send_before is 'After this the message would tell nothing true: it is given up';
comment on column notices.message.next_attempt_at is
  'Due from then on. A node that takes the message moves this ahead first, so that no other takes it meanwhile';
create index message_next_attempt_at_idx on notices.message (community_id, next_attempt_at)
  where next_attempt_at is not null;
create index message_person_id_idx on notices.message (community_id, person_id);

create table notices.kept_mail (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  sealed_mail bytea not null,
  kept_at timestamptz not null,
  primary key (community_id, id)
);
comment on table notices.kept_mail is 'Mail that a demonstration keeps and shows instead of sending it; empty elsewhere';
comment on column notices.kept_mail.id is 'Of the message; a second attempt finds the first one''s row';

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['message', 'kept_mail'] loop
    execute format('alter table notices.%I enable row level security', tenant_table);
    execute format('alter table notices.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on notices.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select, insert, delete on notices.message, notices.kept_mail to snodo_app;
grant update (person_id, sealed_content, attempts, next_attempt_at, sent_at, gave_up_at) on notices.message to snodo_app;
