-- How neighbours come in: mail addresses, links sent to them, passkeys and invitations.

alter table identity.community
  add column neighbours_join text not null default 'invited' check (neighbours_join in ('open', 'invited'));
comment on column identity.community.neighbours_join is
  'Who may join as a neighbour: anybody with a mail address or a passkey, or only with an invitation';
-- A demonstration that stands already is open like a new one. Forced row-level security would hide its row.
alter table identity.community no force row level security;
update identity.community set neighbours_join = 'open' where is_demonstration;
alter table identity.community force row level security;

create table identity.contact (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind = 'email'),
  sealed_address bytea not null,
  address_hash bytea not null check (length(address_hash) = 32),
  confirmed_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, address_hash),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table identity.contact is
  'A confirmed address of a person. Nothing stands here before its owner has opened a link sent to it';
comment on column identity.contact.address_hash is 'HMAC of community and address, to be found without being read';
create index contact_person_id_idx on identity.contact (community_id, person_id);

create table identity.invitation (
  community_id uuid not null,
  id uuid not null,
  code_hash bytea not null check (length(code_hash) = 32),
  invited_by_person_id uuid not null,
  place_code text check (length(place_code) between 1 and 64),
  host_name text not null check (length(host_name) between 1 and 120),
  purpose text not null check (length(purpose) between 1 and 300),
  roles text[] not null default '{neighbour}' check (roles = '{neighbour}'),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  most_uses integer not null check (most_uses between 1 and 1000),
  used_count integer not null default 0,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (community_id, id),
  unique (community_id, code_hash),
  foreign key (community_id, invited_by_person_id) references identity.person (community_id, id),
  check (ends_at > starts_at),
  check (used_count between 0 and most_uses)
);
comment on table identity.invitation is 'A code on paper or a screen with which people join as neighbours';
comment on column identity.invitation.place_code is 'The place where it hangs; NULL: a person hands it out';
comment on column identity.invitation.host_name is 'Who invites, as the page behind the code says it';
comment on column identity.invitation.used_count is 'Counted in the transaction of each joining, never above most_uses';
create index invitation_invited_by_person_id_idx on identity.invitation (community_id, invited_by_person_id);

create table identity.mail_link (
  community_id uuid not null,
  id_hash bytea not null check (length(id_hash) = 32),
  purpose text not null check (purpose in ('sign_in', 'add_contact')),
  sealed_address bytea not null,
  address_hash bytea not null check (length(address_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  caller_hash bytea not null check (length(caller_hash) = 32),
  is_sent boolean not null,
  interaction_uid text,
  invitation_id uuid,
  person_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  finished_at timestamptz,
  primary key (community_id, id_hash),
  foreign key (community_id, invitation_id) references identity.invitation (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  check ((purpose = 'sign_in') = (interaction_uid is not null)),
  check (purpose = 'sign_in' or person_id is not null),
  check (finished_at is null or used_at is not null)
);
comment on table identity.mail_link is 'A link sent by mail: ten minutes, one use, one browser. Only hashes of its secrets are kept';
comment on column identity.mail_link.browser_hash is 'Of the cookie of the browser that asked; no other may use the link';
comment on column identity.mail_link.caller_hash is 'HMAC of the network address that asked, to bound how many it may ask for';
comment on column identity.mail_link.is_sent is 'False: too many were asked for, nothing was sent, and the caller was not told';
comment on column identity.mail_link.person_id is 'Who adds the address; for a sign-in, who came in with it';
comment on column identity.mail_link.finished_at is 'When the sign-in that it opened was finished: once';
create index mail_link_address_hash_idx on identity.mail_link (community_id, address_hash, created_at);
create index mail_link_caller_hash_idx on identity.mail_link (community_id, caller_hash, created_at);
create index mail_link_person_id_idx on identity.mail_link (community_id, person_id);
create index mail_link_expires_at_idx on identity.mail_link (community_id, expires_at);

create table identity.passkey (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  credential_id bytea not null check (length(credential_id) between 1 and 1023),
  public_key bytea not null check (length(public_key) between 1 and 4000),
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  last_used_on date,
  primary key (community_id, id),
  unique (community_id, credential_id),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table identity.passkey is 'A key that a person''s device keeps; here only its public half';
comment on column identity.passkey.counter is 'As the device last told it. One that goes back tells of a copy and is refused';
comment on column identity.passkey.last_used_on is 'A day, so that it tells no hours';
create index passkey_person_id_idx on identity.passkey (community_id, person_id);

create table identity.passkey_challenge (
  community_id uuid not null references identity.community (id),
  challenge_hash bytea not null check (length(challenge_hash) = 32),
  purpose text not null check (purpose in ('sign_in', 'join', 'add')),
  interaction_uid text,
  person_id uuid,
  expires_at timestamptz not null,
  primary key (community_id, challenge_hash),
  check (purpose = 'add' or interaction_uid is not null),
  check ((purpose = 'sign_in') = (person_id is null))
);
comment on table identity.passkey_challenge is 'Questions to passkeys: five minutes; the row goes with the answer, so one answer each';
comment on column identity.passkey_challenge.person_id is
  'Whose passkey is being made. Nobody yet where a person joins with it, so no reference';
create index passkey_challenge_expires_at_idx on identity.passkey_challenge (community_id, expires_at);

create trigger not_erased before insert on identity.contact
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on identity.passkey
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['contact', 'invitation', 'mail_link', 'passkey', 'passkey_challenge'] loop
    execute format('alter table identity.%I enable row level security', tenant_table);
    execute format('alter table identity.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on identity.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select, insert, delete on
  identity.contact, identity.invitation, identity.mail_link, identity.passkey, identity.passkey_challenge to snodo_app;
grant update (used_count, revoked_at) on identity.invitation to snodo_app;
grant update (person_id, used_at, finished_at) on identity.mail_link to snodo_app;
grant update (counter, last_used_on) on identity.passkey to snodo_app;
