-- A transfer costs what it must: two changed accounts, its own row, and its row in the outbox.

-- The functions of the ledger change both accounts in the transfer's own transaction, by community and id, and nothing
-- else can write a transfer; accounts are never taken away. Looking both up once more and locking them again for the
-- foreign keys cost an eighth of the time and a tenth of the log, and could not find anything. That no leg is without
-- its account is one of the invariants that the ledger is verified by.
alter table time_bank.transfer
  drop constraint transfer_community_id_ledger_id_payer_account_id_fkey,
  drop constraint transfer_community_id_ledger_id_payee_account_id_fkey;
comment on column time_bank.transfer.payer_account_id is
  'A ledger account of the same ledger, changed in the same transaction. No foreign key: only the ledger''s functions write here';
comment on column time_bank.transfer.payee_account_id is 'Like the payer''s';

create or replace function time_bank.made_before(own_community uuid, new_id uuid) returns time_bank.transfer language plpgsql as $$
declare
  kept time_bank.transfer;
  locked text;
begin
  if own_community is distinct from identity.current_community() then
    raise exception 'another community' using errcode = '42501';
  end if;
  -- Assigned and not performed: an expression is cheaper than a statement.
  locked := pg_advisory_xact_lock(uuid_hash_extended(new_id, 0));
  select * into kept from time_bank.transfer t where t.community_id = own_community and t.id = new_id;
  return kept;
end $$;
