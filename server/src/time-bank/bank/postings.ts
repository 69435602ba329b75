import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import { refuseOnBehalf, type Actor } from '../../identity/index.ts';
import { communityLedgers, reverseTransfer } from '../ledger/index.ts';
import { actingAs, type BankContext } from './bank-context.ts';
import { canKeepTimeBank } from './policy.ts';
import { findPostingRow, listPostingRows, type PostingRow } from './posting-queries.ts';

const numberSchema = z.string().regex(/^[1-9]\d{0,17}$/);

export async function listPostings(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BankContext,
  { posted, cursor, limit }: { posted: 'all' | 'reversed'; cursor: string | undefined; limit: number },
) {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const before = decodeCursor(cursor, numberSchema)?.[0];
  const { ledgerId } = (await communityLedgers(trx, community.id, clock.now())).community_minute;
  const found = await listPostingRows(trx, community.id, {
    ledgerId,
    isReversedOnly: posted === 'reversed',
    before,
    limit,
  });
  const { rows, nextCursor } = cutPage(found, limit, (row) => [row.entered_number, row.id]);
  return { items: rows.map(toPosting), nextCursor };
}

/** By somebody who is neither of the two whom it moves hours between. The ledger reverses each posting once. */
export async function reversePosting(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BankContext,
  postingId: string,
  { id, reason }: { id: string; reason: string },
) {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const posting = await findPostingRow(trx, community.id, postingId);
  // An exchange of the board is reversed there, where its state and its people's conversation stand.
  if (posting === undefined || posting.board_exchange_id !== null) throw new Problem('not_found');
  if ([posting.payer_person_id, posting.payee_person_id].includes(actor.personId))
    throw new Problem('own_request');
  await reverseTransfer(trx, {
    communityId: community.id,
    id,
    reversesId: postingId,
    reason,
    ...actingAs(actor),
    now: clock.now(),
  });
  const reversed = await findPostingRow(trx, community.id, postingId);
  if (reversed === undefined) throw new Error('the posting is gone');
  return toPosting(reversed);
}

function toPosting(row: PostingRow) {
  return {
    id: row.id,
    kind: row.kind,
    from: { kind: row.payer_kind, name: row.payer_name },
    to: { kind: row.payee_kind, name: row.payee_name },
    minutes: row.minutes,
    exchangeId: row.board_exchange_id,
    servedOn: row.served_on,
    madeAt: row.made_at.toISOString(),
    reversal:
      row.reversal_id === null || row.reversal_at === null
        ? null
        : { id: row.reversal_id, reason: row.reversal_reason, madeAt: row.reversal_at.toISOString() },
  };
}
