import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { insertLedger, listLedgerRows, listSystemAccountRows, lockOpening } from './account-queries.ts';
import { openLedgerAccount } from './accounts.ts';
import { units, type Unit } from './rows.ts';

export interface LedgerParts {
  ledgerId: string;
  fundAccountId: string;
  clearingAccountId: string;
}

/** A community's ledgers with the accounts that are its own, made when they are not there. */
export async function communityLedgers(
  trx: CommunityTransaction,
  communityId: string,
  now: Date,
): Promise<Record<Unit, LedgerParts>> {
  const known = await findLedgers(trx, communityId);
  if (known !== undefined) return known;
  await lockOpening(trx, communityId);
  const meanwhile = await findLedgers(trx, communityId);
  if (meanwhile !== undefined) return meanwhile;
  for (const unit of units) {
    const ledgerId = uuidv7();
    await insertLedger(trx, { community_id: communityId, id: ledgerId, unit, opened_at: now });
    for (const kind of ['fund', 'clearing'] as const)
      await openLedgerAccount(trx, { communityId, id: uuidv7(), ledgerId, kind, now });
  }
  const made = await findLedgers(trx, communityId);
  if (made === undefined) throw new Error('the ledgers of the community are not there');
  return made;
}

/** The solidarity fund's ledger account, in community minutes. */
export async function fundAccountOf(
  trx: CommunityTransaction,
  communityId: string,
  now: Date,
): Promise<string> {
  return (await communityLedgers(trx, communityId, now)).community_minute.fundAccountId;
}

/** Undefined until all of them are there. */
async function findLedgers(
  trx: CommunityTransaction,
  communityId: string,
): Promise<Record<Unit, LedgerParts> | undefined> {
  const ledgers = await listLedgerRows(trx, communityId);
  const accounts = await listSystemAccountRows(trx, communityId);
  const parts = new Map<string, LedgerParts>();
  for (const { id, unit } of ledgers) {
    const accountOf = (kind: string) =>
      accounts.find((account) => account.ledger_id === id && account.kind === kind)?.id;
    const [fundAccountId, clearingAccountId] = [accountOf('fund'), accountOf('clearing')];
    if (fundAccountId !== undefined && clearingAccountId !== undefined)
      parts.set(unit, { ledgerId: id, fundAccountId, clearingAccountId });
  }
  const [community_minute, volunteer_minute, company_minute] = units.map((unit) => parts.get(unit));
  return community_minute === undefined || volunteer_minute === undefined || company_minute === undefined
    ? undefined
    : { community_minute, volunteer_minute, company_minute };
}
