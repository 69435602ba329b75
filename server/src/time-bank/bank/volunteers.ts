import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor } from '../../identity/index.ts';
import { communityLedgers, postTransfer } from '../ledger/index.ts';
import { countedAccount } from './counted-accounts.ts';
import { actingAs, todayIn, type BankContext } from './bank-context.ts';
import { canDecideAbout, canKeepTimeBank } from './policy.ts';
import { findOrganisation } from './pool-queries.ts';
import {
  findVolunteerRow,
  insertVolunteerEntry,
  listVolunteerRows,
  takeNextNumber,
  type VolunteerRow,
} from './volunteer-queries.ts';
import { isInsured, requireMemberById } from '../membership.ts';

const numberSchema = z.string().regex(/^[1-9]\d{0,8}$/);

export async function listVolunteerEntries(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: BankContext,
  { cursor, limit }: { cursor: string | undefined; limit: number },
) {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const before = decodeCursor(cursor, numberSchema)?.[0];
  const found = await listVolunteerRows(trx, community.id, { before, limit });
  const { rows, nextCursor } = cutPage(found, limit, (row) => [String(row.number), row.id]);
  return { items: rows.map(toVolunteerEntry), nextCursor };
}

/**
 * Art. 17 CTS: a volunteer is insured on the day she gives her hours, and the register that proves it cannot be changed.
 * The hours are counted in a ledger of their own, from which nothing can be paid.
 */
export async function recordVolunteering(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  input: { memberId: string; organisation: string; minutes: number; servedOn: string; activity: string },
) {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const today = todayIn(context);
  if (input.servedOn > today)
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.servedOn', code: 'in_the_future', message: 'The day has not come yet' }],
    });
  const organisation = await findOrganisation(trx, communityId, input.organisation);
  if (organisation === undefined) throw new Problem('not_found');
  const member = await requireMemberById(trx, communityId, input.memberId);
  if (!canDecideAbout(actor, member.person_id)) throw new Problem('forbidden');
  if (!isInsured(member, input.servedOn)) throw new Problem('not_insured');
  const number = await takeNextNumber(trx, communityId);
  const payeeAccountId = await countedAccount(trx, context, member, 'volunteer_minute');
  const ledgers = await communityLedgers(trx, communityId, now);
  const id = uuidv7();
  await postTransfer(trx, {
    communityId,
    id,
    payerAccountId: ledgers.volunteer_minute.clearingAccountId,
    payeeAccountId,
    minutes: input.minutes,
    servedOn: input.servedOn,
    ...actingAs(actor),
    now,
  });
  await insertVolunteerEntry(trx, communityId, {
    ...input,
    id,
    number,
    organisationId: organisation.id,
    personId: actor.personId,
    now,
  });
  await recordAudit(trx, now, {
    action: 'time_bank.volunteering_recorded',
    subject: { kind: 'volunteer_entry', id },
    ...auditedAs(actor),
    detail: { number, minutes: input.minutes },
  });
  const row = await findVolunteerRow(trx, communityId, id);
  if (row === undefined) throw new Error('the entry was not written');
  return toVolunteerEntry(row);
}

function toVolunteerEntry(row: VolunteerRow) {
  return {
    number: row.number,
    member: { id: row.member_id, displayName: row.display_name },
    organisation: { code: row.organisation_code, name: row.organisation_name },
    minutes: row.minutes,
    servedOn: row.served_on,
    activity: row.activity,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: { displayName: row.recorded_by_name },
    transferId: row.id,
    isReversed: row.is_reversed,
  };
}
