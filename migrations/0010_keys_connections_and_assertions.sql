-- Signing keys that are announced before they sign, the shapes of firms' providers, and the words of theirs that
-- are taken for a sign-in without one.

alter table oidc.signing_key
  add column signs_from timestamptz,
  add column retires_at timestamptz;
update oidc.signing_key set signs_from = created_at;
alter table oidc.signing_key
  alter column signs_from set not null,
  add constraint signing_key_signs_from_check check (signs_from >= created_at),
  add constraint signing_key_retires_at_check check (retires_at > signs_from);
comment on column oidc.signing_key.created_at is 'From here on it is published, so that every verifier knows it before it signs';
comment on column oidc.signing_key.signs_from is 'It signs from here until the next key does';
comment on column oidc.signing_key.retires_at is 'Published until here, for what it signed last; NULL: no successor is announced yet';
grant update (retires_at), delete on oidc.signing_key to snodo_oidc;

alter table identity.company_connection
  add column kind text not null default 'generic'
    check (kind in ('generic', 'entra', 'okta', 'google', 'keycloak')),
  add column tenant text check (length(tenant) between 1 and 253),
  add column client_secret_sealed bytea check (length(client_secret_sealed) between 29 and 1024),
  add column max_age_seconds int check (max_age_seconds between 0 and 31536000),
  add column joins_when jsonb check (
    joins_when is null or coalesce(
      jsonb_typeof(joins_when -> 'claim') = 'string' and jsonb_typeof(joins_when -> 'in') = 'array', false)
  ),
  add constraint company_connection_tenant_needed check (tenant is not null or kind not in ('entra', 'google'));
comment on column identity.company_connection.kind is 'Whose product the provider is; it says which claim names a person and what an issuer looks like';
comment on column identity.company_connection.tenant is 'Entra: the directory''s id (tid). Google: the hosted domain (hd). Every sign-in must carry it';
comment on column identity.company_connection.client_secret_sealed is 'Secret of a confidential registration, sealed for this row; NULL: a public client with PKCE';
comment on column identity.company_connection.max_age_seconds is 'A sign-in at the provider that is older is asked for anew; NULL: any age';
comment on column identity.company_connection.joins_when is 'A claim that must have one of the values before somebody new joins: {"claim": "department", "in": ["…"]}; NULL: everybody whom the provider vouches for';

alter table identity.embed_client
  add constraint embed_client_connection_key unique (community_id, connection_id, client_id);

create table identity.assertion_trust (
  community_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  client_id text not null,
  kind text not null check (kind in ('token_exchange', 'jwt_bearer')),
  issuer text not null check (length(issuer) between 1 and 500),
  audience text not null check (length(audience) between 1 and 500),
  jwks_uri text check (length(jwks_uri) between 1 and 500),
  jwks jsonb check (
    jwks is null or coalesce(jsonb_typeof(jwks -> 'keys') = 'array' and length(jwks::text) <= 32768, false)
  ),
  is_active boolean not null default true,
  primary key (community_id, id),
  unique (community_id, client_id, kind),
  foreign key (community_id, connection_id, client_id)
    references identity.embed_client (community_id, connection_id, client_id),
  check (num_nonnulls(jwks_uri, jwks) = 1)
);
comment on table identity.assertion_trust is 'Whose signed word about its own people an embed client may bring instead of a sign-in';
comment on column identity.assertion_trust.kind is 'token_exchange: the firm''s access token (RFC 8693). jwt_bearer: an assertion of its intranet (RFC 7523)';
comment on column identity.assertion_trust.issuer is 'Who signs. It speaks of the people of the connection and of nobody else';
comment on column identity.assertion_trust.audience is 'What the word must be meant for: our API or our provider, by the name that the firm registered';
comment on column identity.assertion_trust.jwks is 'Public keys, where the signer publishes none';

create table identity.assertion_acceptance (
  community_id uuid not null,
  trust_id uuid not null,
  person_id uuid not null,
  first_at timestamptz not null,
  primary key (community_id, trust_id, person_id),
  foreign key (community_id, trust_id) references identity.assertion_trust (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table identity.assertion_acceptance is 'Since when somebody comes in by her firm''s word: the first time stands in the audit trail';

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['assertion_trust', 'assertion_acceptance'] loop
    execute format('alter table identity.%I enable row level security', tenant_table);
    execute format('alter table identity.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on identity.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select on identity.assertion_trust to snodo_app;
grant select, insert on identity.assertion_acceptance to snodo_app;
