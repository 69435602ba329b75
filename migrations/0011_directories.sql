-- A firm's directory tells who works there, by SCIM 2.0: the tokens it shows, and what it has told.

create table identity.directory_token (
  community_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  created_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz,
  primary key (community_id, id),
  unique (community_id, token_hash),
  foreign key (community_id, connection_id) references identity.company_connection (community_id, id)
);
comment on table identity.directory_token is
  'What a firm''s directory shows when it calls; it says which community and connection it speaks for. Only its hash is kept';
comment on column identity.directory_token.last_used_on is 'The day (UTC) of its last call: enough to find tokens that nobody uses';

create table identity.directory_entry (
  community_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  external_id text check (length(external_id) between 1 and 256),
  user_name text not null check (length(user_name) between 1 and 256),
  display_name text check (length(display_name) between 1 and 256),
  is_active boolean not null,
  person_id uuid,
  membership_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  primary key (community_id, id),
  unique (community_id, connection_id, external_id),
  foreign key (community_id, connection_id) references identity.company_connection (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, membership_id) references identity.membership (community_id, id),
  check ((person_id is null) = (membership_id is null)),
  check ((person_id is null) = (external_id is null))
);
comment on table identity.directory_entry is
  'What a firm''s directory says of one of its people. Addresses, telephone numbers and all else that it may send are not kept';
comment on column identity.directory_entry.external_id is
  'The subject that her sign-in will show; until the directory tells it there is nobody to join';
comment on column identity.directory_entry.user_name is 'Unique in its directory, whatever the case of its letters';
comment on column identity.directory_entry.is_active is
  'What the directory said last; whether she may come in stands in her membership';
create unique index directory_entry_user_name_key
  on identity.directory_entry (community_id, connection_id, lower(user_name));
create index directory_entry_person_id_idx on identity.directory_entry (community_id, person_id);

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['directory_token', 'directory_entry'] loop
    execute format('alter table identity.%I enable row level security', tenant_table);
    execute format('alter table identity.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on identity.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select, insert on identity.directory_token to snodo_app;
grant update (last_used_on, revoked_at) on identity.directory_token to snodo_app;
grant select, insert, delete on identity.directory_entry to snodo_app;
grant update (external_id, user_name, display_name, is_active, person_id, membership_id, changed_at, version)
  on identity.directory_entry to snodo_app;
-- A directory may correct the subject that it told: the old one then signs nobody in.
grant delete on identity.sign_in to snodo_app;
