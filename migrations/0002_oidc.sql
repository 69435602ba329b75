-- The OpenID provider's own storage: no tenant data, a role of its own, nothing readable by the application.

create schema oidc;
comment on schema oidc is 'Storage of the OpenID provider';
grant usage on schema oidc to snodo_oidc;

create table oidc.payload (
  kind text not null,
  id_hash bytea not null,
  sealed_content bytea not null,
  grant_id text,
  uid text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (kind, id_hash)
);
comment on table oidc.payload is 'One row a token, code, grant, interaction or session of the provider';
comment on column oidc.payload.sealed_content is 'The provider''s payload, encrypted: some payloads name the secret of another row';
comment on column oidc.payload.id_hash is 'SHA-256 of the id: for opaque tokens the id is the bearer secret itself';
comment on column oidc.payload.consumed_at is 'Set once by compare-and-set: the loser of a race is told invalid_grant';
create index payload_grant_id_idx on oidc.payload (grant_id) where grant_id is not null;
create index payload_uid_idx on oidc.payload (kind, uid) where uid is not null;
create index payload_expires_at_idx on oidc.payload (expires_at) where expires_at is not null;

create table oidc.signing_key (
  id uuid primary key,
  created_at timestamptz not null,
  sealed_key bytea not null
);
comment on table oidc.signing_key is 'Private signing keys (JWK), sealed with a key derived from the installation''s secret';

grant select, insert, update, delete on oidc.payload to snodo_oidc;
grant select, insert on oidc.signing_key to snodo_oidc;
