-- Proofs of possession that were used: each counts once, on whatever node it arrives.

-- Unlogged: a row matters for some ninety seconds, and a write-ahead log of them would cost every call. After a
-- crash the table is empty, and a proof of the last minute and a half could be shown once more.
create unlogged table identity.proof_used (
  community_id uuid not null references identity.community (id),
  proof_hash bytea not null check (length(proof_hash) = 32),
  expires_at timestamptz not null,
  primary key (community_id, proof_hash)
);
comment on table identity.proof_used is 'DPoP proofs that were used; inserted in the transaction of the call itself';
comment on column identity.proof_used.proof_hash is 'SHA-256 of the key''s thumbprint and the proof''s own id (jti)';
comment on column identity.proof_used.expires_at is 'From then on the proof is too old anyway, and the row may go';

alter table identity.proof_used enable row level security;
alter table identity.proof_used force row level security;
create policy own_community on identity.proof_used
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());

grant select, insert, delete on identity.proof_used to snodo_app;
