-- Who takes part in the time bank, and where its chains stood on a day.

create table time_bank.member (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  ledger_account_id uuid,
  state text not null constraint member_state_is_known check (state in ('applied', 'admitted', 'left')),
  applied_at timestamptz not null,
  admitted_at timestamptz,
  left_at timestamptz,
  insured_until date,
  primary key (community_id, id),
  unique (community_id, person_id),
  unique (community_id, ledger_account_id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, ledger_account_id) references time_bank.ledger_account (community_id, id)
);
comment on table time_bank.member is 'A person in the time bank; the only table that leads from a person to a ledger account';
comment on column time_bank.member.ledger_account_id is 'In community minutes; NULL until she is admitted';
comment on column time_bank.member.insured_until is 'The last day on which she may give hours; NULL: she is not insured. Asking needs no insurance';

create table time_bank.head_key (
  community_id uuid not null references identity.community (id),
  id text not null check (id ~ '^[A-Za-z0-9_-]{43}$'),
  public_jwk jsonb not null,
  private_key_sealed bytea not null,
  made_at timestamptz not null,
  primary key (community_id, id)
);
comment on table time_bank.head_key is 'The key pairs that sign the heads of a community''s chains; the newest signs, all are published';
comment on column time_bank.head_key.id is 'Thumbprint of the public key (RFC 7638), so the signature''s kid';
comment on column time_bank.head_key.private_key_sealed is 'PKCS #8, sealed';

create table time_bank.chain_head (
  community_id uuid not null,
  ledger_id uuid not null,
  day date not null,
  link_number bigint not null check (link_number >= 0),
  transfers bigint not null check (transfers >= 0),
  hash bytea not null check (length(hash) = 32),
  key_id text not null,
  signed_head text not null check (length(signed_head) <= 2000),
  signed_at timestamptz not null,
  primary key (community_id, ledger_id, day),
  foreign key (community_id, ledger_id) references time_bank.ledger (community_id, id),
  foreign key (community_id, key_id) references time_bank.head_key (community_id, id)
);
comment on table time_bank.chain_head is 'Where a ledger''s chain stood at the end of a day, signed and published: kept elsewhere, it shows a chain that was written anew';
comment on column time_bank.chain_head.day is 'Of the community''s time zone; the head was taken once that day was over';
comment on column time_bank.chain_head.signed_head is 'Compact JWS (ES256) over what stands in this row';

create trigger append_only before update or delete or truncate on time_bank.chain_head
  for each statement execute function time_bank.refuse_change();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['member', 'head_key', 'chain_head'] loop
    execute format('alter table time_bank.%I enable row level security', tenant_table);
    execute format('alter table time_bank.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on time_bank.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select, insert on time_bank.member, time_bank.head_key, time_bank.chain_head to snodo_app;
grant update (ledger_account_id, state, admitted_at, left_at, insured_until) on time_bank.member to snodo_app;
