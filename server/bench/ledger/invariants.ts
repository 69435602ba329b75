import type postgres from 'postgres';

/** What is wrong in the ledgers of a database, in words; nothing: all invariants hold. */
export async function brokenInvariants(owner: postgres.Sql): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, count] of Object.entries(await faultCounts(owner)))
    if (count > 0) broken.push(`${name}: ${count}`);
  return broken;
}

async function faultCounts(owner: postgres.Sql): Promise<Record<string, number>> {
  const [row] = await owner<Record<string, number>[]>`
    with entries as (
      select community_id, ledger_account_id as id, count(*) as entries, min(version) as lowest, max(version) as highest,
             count(distinct version) as versions, sum(minutes) as posted,
             (array_agg(balance_minutes order by version desc))[1] as last_balance
      from time_bank.entry group by 1, 2
    ), open_hold as (
      select h.* from time_bank.transfer h where h.kind = 'hold' and not exists (
        select from time_bank.transfer r where r.community_id = h.community_id and r.hold_id = h.id)
    ), held as (
      select community_id, id, sum(held_out) as held_out, sum(held_in) as held_in from (
        select community_id, payer_account_id as id, minutes as held_out, 0 as held_in from open_hold
        union all select community_id, payee_account_id, 0, minutes from open_hold) sides group by 1, 2
    ), account as (
      select a.*, coalesce(e.entries, 0) as entries, coalesce(e.posted, 0) as entered, e.lowest, e.highest, e.versions,
             coalesce(e.last_balance, 0) as last_balance, coalesce(h.held_out, 0) as open_out, coalesce(h.held_in, 0) as open_in
      from time_bank.ledger_account a
      left join entries e using (community_id, id) left join held h using (community_id, id)
    )
    select
      (select count(*)::int from (select from time_bank.ledger_account group by community_id, ledger_id having sum(posted_minutes) <> 0) x) as "conservation",
      (select count(*)::int from account where held_out_minutes < 0 or held_in_minutes < 0) as "parts below zero",
      (select count(*)::int from account where posted_minutes <> entered or posted_minutes <> last_balance) as "balance is not its entries'",
      (select count(*)::int from account where version <> entries or entries > 0 and (lowest <> 1 or highest <> entries or versions <> entries)) as "gap in an account's entries",
      (select count(*)::int from account where posted_minutes - held_out_minutes < hard_floor_minutes or posted_minutes + held_in_minutes > hard_ceiling_minutes) as "beyond a limit",
      (select count(*)::int from account where held_out_minutes <> open_out or held_in_minutes <> open_in) as "held is not the open holds'",
      (select count(*)::int from time_bank.entry e where not exists (
        select from time_bank.ledger_account a
        where a.community_id = e.community_id and a.ledger_id = e.ledger_id and a.id = e.ledger_account_id)) as "leg without its account",
      (select count(*)::int from (select from time_bank.transfer where hold_id is not null group by community_id, hold_id having count(*) > 1) x) as "hold resolved twice",
      (select count(*)::int from time_bank.ledger l where l.sealed_transfers
        + (select count(*) from time_bank.unsealed_transfer u where u.community_id = l.community_id and u.ledger_id = l.id)
        <> (select count(*) from time_bank.transfer t where t.community_id = l.community_id and t.ledger_id = l.id)) as "transfer that no link will seal"`;
  if (row === undefined) throw new Error('the database answered nothing');
  return row;
}
