-- What makes a repeated request harmless, and the counters of what must stay rare on all nodes taken together.

create table identity.idempotency_key (
  community_id uuid not null,
  person_id uuid not null,
  key text not null check (key ~ '^[\x21-\x7e]{1,128}$'),
  fingerprint bytea not null check (length(fingerprint) = 32),
  answer text check (length(answer) <= 1000000),
  created_at timestamptz not null,
  primary key (community_id, person_id, key),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table identity.idempotency_key is
  'A write that a person named with a key of her own, and its answer: the same again gets the same answer. Kept for a day';
comment on column identity.idempotency_key.fingerprint is 'SHA-256 of method, address and body: a key stands for one request';
comment on column identity.idempotency_key.answer is 'JSON as it was answered; NULL only inside the transaction that is still at work';
create index idempotency_key_created_at_idx on identity.idempotency_key (community_id, created_at);

alter table identity.idempotency_key enable row level security;
alter table identity.idempotency_key force row level security;
create policy own_community on identity.idempotency_key
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());

grant select, insert, delete on identity.idempotency_key to snodo_app;
grant update (fingerprint, answer, created_at) on identity.idempotency_key to snodo_app;
grant select, insert on identity.idempotency_key to snodo_release;
grant update (fingerprint, answer, created_at) on identity.idempotency_key to snodo_release;

-- Counted before anybody knows in which community: a sign-in that begins, a directory's token that is wrong. Lost in
-- a crash, which only forgives.
create unlogged table oidc.bucket (
  key_hash bytea primary key check (length(key_hash) = 32),
  full_at timestamptz not null
);
comment on table oidc.bucket is
  'Token buckets that hold on all nodes together. Keys are HMACs: no address and no name can be read from them';
comment on column oidc.bucket.full_at is 'When the bucket will be full again; from then on the row says nothing and is swept';
create index bucket_full_at_idx on oidc.bucket (full_at);
grant select, insert, update, delete on oidc.bucket to snodo_oidc;

-- Without it a caller's own temporary types would be looked up before the real ones.
alter function identity.append_audit_entry(timestamptz, uuid, uuid, text, text, text, text)
  set search_path = pg_catalog, pg_temp;
