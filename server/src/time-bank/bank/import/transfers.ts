import { v5 as uuidv5 } from 'uuid';
import type { CommunityTransaction } from '../../../db/index.ts';
import type { Actor } from '../../../identity/index.ts';
import { lockLedgerAccounts, postTransfer } from '../../ledger/index.ts';
import { actingAs, todayIn, type BankContext } from '../bank-context.ts';
import { listKnownMembers, listKnownTransfers, type KnownMember } from './import-queries.ts';
import type { ImportedTransfer, ImportNote, ImportShape } from './shapes.ts';

export interface PlannedTransfer {
  id: string;
  payerAccountId: string;
  payeeAccountId: string;
  minutes: number;
  servedOn: string;
}

interface Standing {
  accountId: string;
  spendable: number;
  receivable: number;
}

/**
 * Which exchanges of a file are new, and whether each would be within the limits in the order of the file: the ledger
 * judges them so too. The id of each follows from what stands in its row and from how often it stood there before.
 */
export async function planTransfers(
  trx: CommunityTransaction,
  context: BankContext,
  shape: ImportShape,
  transfers: readonly ImportedTransfer[],
): Promise<{ newTransfers: PlannedTransfer[]; notes: ImportNote[] }> {
  const { id: communityId } = context.community;
  const codes = [...new Set(transfers.flatMap(({ payerCode, payeeCode }) => [payerCode, payeeCode]))];
  const known = await listKnownMembers(trx, communityId, shape, codes);
  await lockLedgerAccounts(
    trx,
    communityId,
    known.flatMap(({ ledger_account_id: id }) => (id === null ? [] : [id])),
  );
  // Read again under the lock: only so are the balances those that the ledger will judge by.
  const standings = new Map(
    (await listKnownMembers(trx, communityId, shape, codes)).flatMap((member) => standingOf(member)),
  );
  const numbered = withIds(communityId, shape, transfers);
  const before = await listKnownTransfers(
    trx,
    communityId,
    numbered.map(({ id }) => id),
  );
  const newTransfers: PlannedTransfer[] = [];
  const notes: ImportNote[] = [];
  for (const { id, transfer } of numbered) {
    if (before.has(id))
      notes.push({ row: transfer.row, column: null, code: 'known_already', severity: 'note' });
    else {
      const judged = judge(transfer, standings);
      if (typeof judged === 'string')
        notes.push({ row: transfer.row, column: null, code: judged, severity: 'fault' });
      else
        newTransfers.push({
          ...judged,
          id,
          minutes: transfer.minutes,
          servedOn: transfer.servedOn ?? todayIn(context),
        });
    }
  }
  return { newTransfers, notes };
}

function standingOf(member: KnownMember): [string, Standing][] {
  const {
    ledger_account_id: accountId,
    state,
    hard_floor_minutes: floor,
    hard_ceiling_minutes: ceiling,
  } = member;
  if (accountId === null || state !== 'admitted') return [];
  return [
    [
      member.code,
      {
        accountId,
        spendable: member.posted_minutes - member.held_out_minutes - (floor ?? -Infinity),
        receivable: (ceiling ?? Infinity) - member.posted_minutes - member.held_in_minutes,
      },
    ],
  ];
}

/** Moves the minutes between the standings, or says why it cannot. */
function judge(
  { payerCode, payeeCode, minutes }: ImportedTransfer,
  standings: Map<string, Standing>,
): { payerAccountId: string; payeeAccountId: string } | string {
  const payer = standings.get(payerCode);
  const payee = standings.get(payeeCode);
  if (payer === undefined || payee === undefined) return 'unknown_member';
  if (payer.spendable < minutes) return 'not_enough_hours';
  if (payee.receivable < minutes) return 'too_many_hours';
  payer.spendable -= minutes;
  payer.receivable += minutes;
  payee.spendable += minutes;
  payee.receivable -= minutes;
  return { payerAccountId: payer.accountId, payeeAccountId: payee.accountId };
}

function withIds(communityId: string, shape: ImportShape, transfers: readonly ImportedTransfer[]) {
  const seen = new Map<string, number>();
  return transfers.map((transfer) => {
    const { payerCode, payeeCode, minutes, servedOn } = transfer;
    const content = JSON.stringify([shape, payerCode, payeeCode, minutes, servedOn]);
    const times = (seen.get(content) ?? 0) + 1;
    seen.set(content, times);
    return { id: uuidv5(`${content} ${times}`, communityId), transfer };
  });
}

/** Each is an exchange of its own, by the day that the file names; the moment of posting is now. */
export async function writeTransfers(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BankContext,
  transfers: readonly PlannedTransfer[],
): Promise<void> {
  for (const transfer of transfers)
    await postTransfer(trx, {
      ...transfer,
      communityId: community.id,
      exchangeId: transfer.id,
      ...actingAs(actor),
      now: clock.now(),
    });
}
