import { quoteGroup, SplitFault, type GroupQuote } from '@snodo/quantities';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import type { EnrolmentContext } from '../enrolment/context.ts';
import { dayAfter, todayOf } from '../enrolment/context.ts';
import { changeEnrolment } from '../enrolment/enrolment-queries.ts';
import { changeIntake } from '../enrolment/intake-queries.ts';
import { groupPath, tell } from '../enrolment/news.ts';
import { trace } from '../enrolment/trail.ts';
import { familyOf, termsOf } from './group-terms.ts';
import * as quotes from './quote-queries.ts';
import { changeShared, listFamilyRows, type FamilyRow, type SharedRow } from './shared-queries.ts';

/** Days in which families answer a quote that was made by itself. */
export const answerDays = 5;

export interface NewQuote {
  cause: 'start' | 'joined' | 'left';
  /** The provider's own price for the week; undefined: as many carers as are needed, by the hour. */
  askedCents: number | undefined;
  answerBy: string;
  validFrom: string;
  madeByPersonId: string | null;
}

/** The price in shares; undefined when the asked price is more than all would pay alone. */
export function splitOver(
  row: SharedRow,
  families: readonly FamilyRow[],
  askedCents: number | undefined,
): GroupQuote | undefined {
  try {
    return quoteGroup(termsOf(row), families.map(familyOf), askedCents);
  } catch (error) {
    if (error instanceof SplitFault && error.code === 'limits_below_price') return undefined;
    throw error;
  }
}

/**
 * Asks each family for its agreement to its share. Where somebody came and a share did not rise above what the
 * family agreed to before, that agreement stands; whenever somebody left, all are asked anew.
 */
export async function makeQuote(
  trx: CommunityTransaction,
  context: EnrolmentContext,
  row: SharedRow,
  { families, split, quote }: { families: readonly FamilyRow[]; split: GroupQuote; quote: NewQuote },
): Promise<void> {
  const { community, clock } = context;
  const id = uuidv7();
  await quotes.insertQuote(trx, {
    community_id: community.id,
    id,
    shared_service_id: row.id,
    cause: quote.cause,
    state: 'open',
    week_cents: split.priceCents,
    asked_cents: quote.askedCents ?? null,
    answer_by: quote.answerBy,
    valid_from: quote.validFrom,
    made_at: clock.now(),
    made_by_person_id: quote.madeByPersonId,
  });
  const ids = families.map((family) => family.id);
  const agreed = quote.cause === 'joined' ? await quotes.listAgreedShares(trx, community.id, ids) : [];
  const mostAgreed = new Map(agreed.map((share) => [share.enrolment_id, share.share_cents]));
  const parts = families.map((family, index) => {
    const { shareCents = 0, aloneCents = 0 } = split.parts[index] ?? {};
    const isKept = shareCents <= (mostAgreed.get(family.id) ?? -1);
    return { family, shareCents, aloneCents, isKept };
  });
  await quotes.insertParts(
    trx,
    parts.map(({ family, shareCents, aloneCents, isKept }) => ({
      community_id: community.id,
      quote_id: id,
      enrolment_id: family.id,
      share_cents: shareCents,
      alone_cents: aloneCents,
      answer: isKept ? 'kept' : null,
      answered_at: isKept ? clock.now() : null,
    })),
  );
  await changeShared(trx, community.id, row.id, {
    state: row.state === 'active' ? 'active' : 'quoted',
    due_on: quote.answerBy,
    changed_at: clock.now(),
  });
  const asked = parts.filter(({ isKept }) => !isKept).map(({ family }) => family.person_id);
  await tell(trx, context, asked, {
    kind: 'quote_to_answer',
    title: row.title,
    path: groupPath(row.id),
  });
}

/** Once every family has agreed, the shares are in force and what was waiting starts. */
export async function settleQuote(
  trx: CommunityTransaction,
  context: EnrolmentContext,
  row: SharedRow,
): Promise<void> {
  const { community, clock } = context;
  const open = await quotes.findOpenQuote(trx, community.id, row.id);
  if (open === undefined) return;
  const parts = await quotes.listPartRows(trx, community.id, open.id);
  if (!parts.every(({ answer }) => answer === 'agreed' || answer === 'kept')) return;
  await quotes.setQuoteState(trx, community.id, open.id, 'agreed');
  const starts = row.state !== 'active';
  await changeShared(trx, community.id, row.id, {
    state: 'active',
    due_on: null,
    changed_at: clock.now(),
    ...(starts ? { started_at: clock.now() } : {}),
  });
  if (!starts) return;
  await tell(
    trx,
    context,
    parts.map(({ person_id: personId }) => personId),
    { kind: 'group_started', title: row.title, path: groupPath(row.id) },
  );
}

/** When families may still be too few to run it: a month to find others. */
const regroupingDays = 30;
/** A group that had been complete is not over the moment somebody leaves it. */
const shortestDays = 7;

/** Too few are left: what was agreed to falls, and others are waited for until a day. */
export async function formAgain(
  trx: CommunityTransaction,
  context: EnrolmentContext,
  row: SharedRow,
  families: readonly FamilyRow[],
): Promise<void> {
  const { community, clock } = context;
  const hadBegun = row.state === 'active' || row.started_at !== null;
  const least = dayAfter(todayOf(context), hadBegun ? regroupingDays : shortestDays);
  const until = row.quorum_by > least ? row.quorum_by : least;
  await changeShared(trx, community.id, row.id, {
    state: 'forming',
    due_on: until,
    changed_at: clock.now(),
    quorum_by: until,
    starts_on: row.starts_on < until ? until : row.starts_on,
  });
  for (const family of families)
    if (family.state === 'accepted')
      await changeEnrolment(trx, community.id, family.id, { state: 'requested', changed_at: clock.now() });
  if (row.state === 'ready') return;
  await tell(
    trx,
    context,
    families.map(({ person_id: personId }) => personId),
    { kind: 'group_waiting', title: row.title, path: groupPath(row.id) },
  );
}

const ends = {
  expired: { step: 'expire', state: 'cancelled' },
  declined: { step: 'decline', state: 'declined' },
  ended: { step: 'end', state: 'ended' },
} as const;

/** It is over for everybody in it and in the queue, and nobody can come in any more. */
export async function endGroup(
  trx: CommunityTransaction,
  context: EnrolmentContext,
  row: SharedRow,
  how: keyof typeof ends,
  note?: string,
): Promise<void> {
  const { community, clock } = context;
  const open = await quotes.findOpenQuote(trx, community.id, row.id);
  if (open !== undefined) await quotes.setQuoteState(trx, community.id, open.id, 'void');
  await changeIntake(trx, community.id, row.intake_id, { is_open: false });
  const everybody = await listFamilyRows(trx, community.id, row.id, [
    'requested',
    'waiting',
    'offered',
    'accepted',
    'attended',
    'leaving',
  ]);
  const { step, state } = ends[how];
  for (const family of everybody) {
    const hasUsed = family.state === 'attended' || family.state === 'leaving';
    await changeEnrolment(trx, community.id, family.id, {
      state: hasUsed ? 'ended' : state === 'ended' ? 'cancelled' : state,
      due_at: null,
      changed_at: clock.now(),
    });
    await trace(trx, 'itself', context, family.id, step, note);
  }
  await changeShared(trx, community.id, row.id, {
    state: how,
    due_on: null,
    note: note ?? null,
    changed_at: clock.now(),
  });
  await tell(
    trx,
    context,
    everybody.map(({ person_id: personId }) => personId),
    { kind: 'group_over', title: row.title, path: groupPath(row.id) },
  );
}
