-- More roles, memberships of the community itself, people who were erased, and the audit trail.

alter table identity.membership
  drop constraint membership_roles_check,
  add constraint membership_roles_check check (
    cardinality(roles) between 1 and 11
    and roles <@ array[
      'employee', 'neighbour', 'hr_officer', 'community_manager', 'facilitator', 'provider', 'host', 'secretary',
      'municipality', 'dpo', 'operator'
    ]
  ),
  alter column organisation_id drop not null,
  drop constraint membership_community_id_person_id_organisation_id_key,
  add constraint membership_community_id_person_id_organisation_id_key
    unique nulls not distinct (community_id, person_id, organisation_id),
  add column ended_at timestamptz,
  add constraint membership_ended_at_check check (is_active = (ended_at is null));
comment on column identity.membership.organisation_id is 'NULL: a member of the community itself, as a neighbour is';
comment on column identity.membership.ended_at is 'When she left or was taken off; her other memberships go on';

alter table identity.person
  alter column display_name drop not null,
  add column erased_at timestamptz,
  add constraint person_erased_at_check check ((display_name is null) = (erased_at is not null));
comment on column identity.person.erased_at is 'Once erased only the id is left, so that what others must be able to prove still adds up';

create table identity.audit_head (
  community_id uuid primary key references identity.community (id),
  last_number bigint not null default 0,
  last_hash bytea not null default '\x'
);
comment on table identity.audit_head is 'The end of each community''s audit trail; its lock puts entries in one order';

create table identity.audit_entry (
  community_id uuid not null references identity.community (id),
  number bigint not null check (number > 0),
  at timestamptz not null,
  actor_person_id uuid,
  on_behalf_of_person_id uuid,
  action text not null check (action ~ '^[a-z][a-z_]*\.[a-z][a-z_]*$'),
  subject_kind text not null check (subject_kind ~ '^[a-z][a-z_]*$'),
  subject_id text not null check (subject_id ~ '^[\x21-\x7e]{1,200}$'),
  detail text not null check (length(detail) <= 2000),
  hash bytea not null check (length(hash) = 32),
  primary key (community_id, number)
);
comment on table identity.audit_entry is
  'Who did what, append only. No name and no address stands here: persons are ids, and an erased person is only that';
comment on column identity.audit_entry.actor_person_id is 'Who acted; NULL: the programme itself or a firm''s directory';
comment on column identity.audit_entry.on_behalf_of_person_id is 'For whom an operator acted';
comment on column identity.audit_entry.detail is 'JSON as it was written, so that the hash can be computed anew';
comment on column identity.audit_entry.hash is
  'SHA-256 of the entry before it and of number, instant, actor, on behalf of, action, subject and detail, each ended by the byte 1F';
create index audit_entry_actor_idx on identity.audit_entry (community_id, actor_person_id);
create index audit_entry_on_behalf_of_idx on identity.audit_entry (community_id, on_behalf_of_person_id);

alter table identity.audit_head enable row level security;
alter table identity.audit_head force row level security;
alter table identity.audit_entry enable row level security;
alter table identity.audit_entry force row level security;
create policy own_community on identity.audit_head
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
create policy own_community on identity.audit_entry
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());

-- The only way to write the trail. It runs as its owner, but in the caller's community and no other.
create function identity.append_audit_entry(
  at timestamptz, actor_person_id uuid, on_behalf_of_person_id uuid,
  action text, subject_kind text, subject_id text, detail text
) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  community uuid := identity.current_community();
  head identity.audit_head;
  instant timestamptz := date_trunc('milliseconds', at);
  next_hash bytea;
begin
  if community is null then
    raise exception 'the audit trail is written in a community' using errcode = '42501';
  end if;
  insert into identity.audit_head (community_id) values (community) on conflict do nothing;
  select * into head from identity.audit_head h where h.community_id = community for update;
  next_hash := sha256(head.last_hash || convert_to(
    concat_ws(E'\x1f',
      (head.last_number + 1)::text,
      to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      coalesce(actor_person_id::text, ''), coalesce(on_behalf_of_person_id::text, ''),
      action, subject_kind, subject_id, detail) || E'\x1f', 'UTF8'));
  insert into identity.audit_entry
    values (community, head.last_number + 1, instant, actor_person_id, on_behalf_of_person_id,
            action, subject_kind, subject_id, detail, next_hash);
  update identity.audit_head h set last_number = head.last_number + 1, last_hash = next_hash
    where h.community_id = community;
  return head.last_number + 1;
end $$;
comment on function identity.append_audit_entry is 'Writes one entry of the audit trail; there is no other way';
revoke all on function identity.append_audit_entry from public;
grant execute on function identity.append_audit_entry to snodo_app, snodo_release;

create function identity.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append only' using errcode = '42501';
end $$;
create trigger append_only before update or delete or truncate on identity.audit_entry
  for each statement execute function identity.refuse_change();

grant select on identity.audit_entry, identity.audit_head to snodo_app;
grant update (roles, is_active, ended_at) on identity.membership to snodo_app;
grant update (display_name, erased_at) on identity.person to snodo_app;
