import type { Gift } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import {
  communityLedgers,
  currentRules,
  lockLedgerAccounts,
  placeHold,
  postHold,
  postTransfer,
  voidHold,
} from '../ledger/index.ts';
import {
  findGift,
  hasExchangedWith,
  insertGift,
  listExchangePartners,
  listGiftRows,
  lockGift,
  saveGiftAnswer,
  type GiftRow,
} from './gift-queries.ts';
import { actingAs, todayIn, type BankContext } from './bank-context.ts';
import { doubleGift, findDoublingPool } from './pool-draws.ts';
import { type AdmittedMember, findMemberOfPerson, requireMember, requireMemberById } from '../membership.ts';

/** A member has a month to take what she is given; then it goes back. */
export const giftDays = 30;
const dayMilliseconds = 24 * 60 * 60 * 1000;

interface NewGift {
  id: string;
  toMemberId: string | null;
  minutes: number;
  words: string | null;
}

export async function listOwnGifts(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: BankContext,
  { cursor, limit }: { cursor: string | undefined; limit: number },
) {
  const after = decodeCursor(cursor, z.iso.datetime());
  const member = await findMemberOfPerson(trx, community.id, actor.personId);
  if (member === undefined) return { items: [], nextCursor: null };
  const found = await listGiftRows(trx, community.id, member.id, { after, limit });
  const { rows, nextCursor } = cutPage(found, limit, (row) => [row.made_at.toISOString(), row.id]);
  return { items: rows.map((row) => toGift(row, member.id)), nextCursor };
}

/** People are not listed to one another: only with whom she has exchanged hours does she know that they are here. */
export async function listGiftRecipients(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: BankContext,
) {
  const member = await findMemberOfPerson(trx, community.id, actor.personId);
  if (member?.state !== 'admitted' || member.ledger_account_id === null) return { items: [] };
  const rows = await listExchangePartners(trx, community.id, member.ledger_account_id, 100);
  return { items: rows.map((row) => ({ memberId: row.id, displayName: row.display_name })) };
}

/**
 * To the fund at once, and doubled where her firm's pool does so. To a member as hours set aside until she answers, so
 * that nobody is given what she does not want.
 */
export async function giveHours(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  input: NewGift,
): Promise<Gift> {
  const { id: communityId } = context.community;
  const today = todayIn(context);
  const giver = await requireMember(trx, communityId, actor.personId);
  const earlier = await findGift(trx, communityId, input.id);
  if (earlier === undefined) await requireWindow(trx, actor, context, input.minutes);
  if (input.toMemberId === null) await giveToFund(trx, actor, context, giver, input);
  else await offerToMember(trx, actor, context, giver, { ...input, toMemberId: input.toMemberId });
  const gift = await findGift(trx, communityId, input.id);
  if (gift === undefined || gift.to_member_id !== input.toMemberId || gift.words !== input.words)
    throw new Problem('transfer_changed');
  return toGift(gift, giver.id);
}

/** What moves more than the community's rules say is given in the portal's own window, by whoever just proved who she is. */
async function requireWindow(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BankContext,
  minutes: number,
): Promise<void> {
  const { portalMinutes } = await currentRules(trx, community.id, clock.now());
  if (minutes <= portalMinutes) return;
  const until = actor.portal?.elevatedUntil ?? null;
  if (until === null || until <= clock.now()) throw new Problem('portal_window_needed');
}

async function giveToFund(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  giver: AdmittedMember,
  input: NewGift,
): Promise<void> {
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const ledgers = await communityLedgers(trx, communityId, now);
  const { fundAccountId } = ledgers.community_minute;
  const pool = await findDoublingPool(trx, communityId, actor.personId, todayIn(context));
  await lockLedgerAccounts(trx, communityId, [
    giver.ledger_account_id,
    fundAccountId,
    ...(pool === undefined ? [] : [pool.ledger_account_id]),
  ]);
  await postTransfer(trx, {
    communityId,
    id: input.id,
    payerAccountId: giver.ledger_account_id,
    payeeAccountId: fundAccountId,
    minutes: input.minutes,
    servedOn: todayIn(context),
    ...actingAs(actor),
    now,
  });
  const isNew = await insertGift(trx, communityId, {
    ...input,
    fromMemberId: giver.id,
    now,
    expiresAt: null,
  });
  if (!isNew) return;
  if (pool !== undefined) await doubleGift(trx, actor, context, { pool, gift: input, fundAccountId });
  await note(trx, actor, context, 'time_bank.gift_made', input.id, { to: 'fund' });
}

async function offerToMember(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  giver: AdmittedMember,
  input: NewGift & { toMemberId: string },
): Promise<void> {
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const today = todayIn(context);
  const taker = await requireMemberById(trx, communityId, input.toMemberId);
  // Whom she never met in an exchange is as unknown to her as who is not there.
  if (!(await hasExchangedWith(trx, communityId, [giver.ledger_account_id, taker.ledger_account_id])))
    throw new Problem('not_found');
  const earlier = await findGift(trx, communityId, input.id);
  const expiresAt = earlier?.expires_at ?? new Date(now.getTime() + giftDays * dayMilliseconds);
  await placeHold(trx, {
    communityId,
    id: input.id,
    payerAccountId: giver.ledger_account_id,
    payeeAccountId: taker.ledger_account_id,
    minutes: input.minutes,
    servedOn: earlier === undefined ? today : isoDay(earlier.made_at, context),
    expiresAt,
    ...actingAs(actor),
    now,
  });
  const isNew = await insertGift(trx, communityId, { ...input, fromMemberId: giver.id, now, expiresAt });
  if (isNew) await note(trx, actor, context, 'time_bank.gift_made', input.id, { to: 'member' });
}

/** Of two answers at once the first stands; the same answer again changes nothing. */
export async function answerGift(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  id: string,
  answer: 'accept' | 'decline',
): Promise<Gift> {
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const member = await requireMember(trx, communityId, actor.personId);
  const gift = await lockGift(trx, communityId, id);
  if (gift === undefined || gift.to_member_id !== member.id) throw new Problem('not_found');
  const state = answer === 'accept' ? 'accepted' : 'declined';
  if (gift.state === state) return toGift(gift, member.id);
  const isOver = gift.expires_at !== null && gift.expires_at <= now;
  if (gift.state !== 'waiting' || isOver) throw new Problem('gift_changed');
  const order = { communityId, id: uuidv7(), holdId: id, ...actingAs(actor), now };
  if (answer === 'accept')
    await postHold(trx, { ...order, minutes: gift.minutes, servedOn: todayIn(context) });
  else await voidHold(trx, order);
  await saveGiftAnswer(trx, communityId, id, state, now);
  await note(trx, actor, context, 'time_bank.gift_answered', id, { answer });
  return toGift({ ...gift, state }, member.id);
}

function isoDay(at: Date, { community }: BankContext): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: community.timeZone, dateStyle: 'short' }).format(at);
}

async function note(
  trx: CommunityTransaction,
  actor: Actor,
  { clock }: BankContext,
  action: 'time_bank.gift_made' | 'time_bank.gift_answered',
  id: string,
  detail: Record<string, string>,
): Promise<void> {
  await recordAudit(trx, clock.now(), {
    action,
    subject: { kind: 'gift', id },
    ...auditedAs(actor),
    detail,
  });
}

export function toGift(row: GiftRow, memberId: string): Gift {
  const isGiven = row.from_member_id === memberId;
  return {
    id: row.id,
    direction: isGiven ? 'given' : 'received',
    to: row.to_member_id === null ? 'fund' : 'member',
    with: isGiven ? row.to_name : row.from_name,
    minutes: row.minutes,
    doubledMinutes: row.doubled_minutes,
    words: row.words,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}
