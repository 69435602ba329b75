-- Who is who: communities (the tenants), organisations, persons, memberships, and how people sign in.

create schema identity;
comment on schema identity is 'Communities, organisations, persons, memberships, connections and embed clients';
grant usage on schema identity to snodo_app, snodo_release;

-- NULLIF: on a reused connection the setting is the empty string, not NULL, and a bare cast would fail.
create function identity.current_community() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.community_id', true), '')::uuid;
comment on function identity.current_community() is 'The community that this transaction acts in; NULL sees nothing';

create table identity.community (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name jsonb not null,
  purpose jsonb not null,
  time_zone text not null,
  languages text[] not null check (cardinality(languages) between 1 and 10),
  is_demonstration boolean not null default false
);
comment on table identity.community is 'One territory''s programme: the tenant and the shard key';

create table identity.organisation (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  other_names text[] not null default '{}',
  description jsonb,
  is_fictional boolean not null default false,
  note text,
  primary key (community_id, id),
  unique (community_id, code)
);
comment on table identity.organisation is 'Company, cooperative, public body, association, shop, condominium or informal group';

create table identity.organisation_role (
  community_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  role text not null,
  starts_on date,
  ends_on date,
  is_disputed boolean not null default false,
  note text,
  primary key (community_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  check (ends_on is null or starts_on is null or ends_on > starts_on)
);
comment on table identity.organisation_role is 'What an organisation is in the programme, dated, because it changes; disputed: the sources disagree';

create table identity.person (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  display_name text not null check (length(display_name) between 1 and 120),
  is_generated boolean not null default false,
  primary key (community_id, id)
);
comment on table identity.person is 'A person in a community; everything else about her hangs on memberships';

create table identity.membership (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  roles text[] not null check (
    cardinality(roles) between 1 and 10
    and roles <@ array['employee', 'neighbour', 'hr_officer', 'community_manager', 'operator']
  ),
  is_active boolean not null default true,
  primary key (community_id, id),
  unique (community_id, person_id, organisation_id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id)
);
comment on table identity.membership is 'Person in organisation, with roles; read in the transaction of every call';

create table identity.company_connection (
  community_id uuid not null,
  id uuid not null,
  code text not null,
  organisation_id uuid not null,
  issuer text not null,
  client_id text not null,
  joins_as text[] not null default '{employee}',
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id)
);
comment on table identity.company_connection is 'An OpenID provider that an organisation''s people sign in with';
comment on column identity.company_connection.joins_as is 'Roles of a membership made at the first sign-in; empty: nobody joins by signing in';

create table identity.sign_in (
  community_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  primary key (community_id, id),
  unique (community_id, connection_id, issuer, subject),
  foreign key (community_id, connection_id) references identity.company_connection (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table identity.sign_in is 'Connection + issuer + subject is a person; an e-mail address never is';

create table identity.embed_client (
  community_id uuid not null,
  id uuid not null,
  client_id text not null,
  connection_id uuid not null,
  origins text[] not null check (cardinality(origins) between 1 and 20),
  primary key (community_id, id),
  unique (community_id, client_id),
  foreign key (community_id, connection_id) references identity.company_connection (community_id, id)
);
comment on table identity.embed_client is 'A host page that may embed our elements: its exact origins and its people''s connection';

create table identity.portal_session (
  community_id uuid not null,
  id_hash bytea not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  primary key (community_id, id_hash),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table identity.portal_session is 'The portal''s own cookie; only its hash is kept';
create index portal_session_expires_at_idx on identity.portal_session (expires_at);

-- The register of communities is public knowledge: the slug in an address must be found before a community is set.
alter table identity.community enable row level security;
alter table identity.community force row level security;
create policy anyone_finds on identity.community for select using (true);
create policy own_community on identity.community
  using (id = identity.current_community()) with check (id = identity.current_community());

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'organisation', 'organisation_role', 'person', 'membership', 'company_connection', 'sign_in', 'embed_client', 'portal_session'
  ] loop
    execute format('alter table identity.%I enable row level security', tenant_table);
    execute format('alter table identity.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on identity.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select on identity.community, identity.organisation, identity.organisation_role, identity.company_connection, identity.embed_client to snodo_app;
grant select, insert on identity.person, identity.membership, identity.sign_in to snodo_app;
grant select, insert, delete on identity.portal_session to snodo_app;
grant select on identity.community, identity.organisation to snodo_release;
