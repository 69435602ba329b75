import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

export interface GiftRow {
  id: string;
  from_member_id: string;
  to_member_id: string | null;
  minutes: number;
  words: string | null;
  state: 'waiting' | 'accepted' | 'declined' | 'expired';
  made_at: Date;
  expires_at: Date | null;
  from_name: string | null;
  to_name: string | null;
  doubled_minutes: number;
}

const gifts = sql`
  select g.id, g.from_member_id, g.to_member_id, g.minutes, g.words, g.state, g.made_at, g.expires_at,
         fp.display_name as from_name, tp.display_name as to_name, coalesce(d.minutes, 0) as doubled_minutes
  from time_bank.gift g
  join time_bank.member fm on fm.community_id = g.community_id and fm.id = g.from_member_id
  join identity.person fp on fp.community_id = fm.community_id and fp.id = fm.person_id
  left join time_bank.member tm on tm.community_id = g.community_id and tm.id = g.to_member_id
  left join identity.person tp on tp.community_id = tm.community_id and tp.id = tm.person_id
  left join time_bank.pool_draw d on d.community_id = g.community_id and d.gift_id = g.id`;

export async function listGiftRows(
  trx: CommunityTransaction,
  communityId: string,
  memberId: string,
  { after, limit }: { after: [string, string] | undefined; limit: number },
): Promise<GiftRow[]> {
  const isAfter =
    after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(g.made_at, g.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const { rows } = await sql<GiftRow>`
    ${gifts}
    where g.community_id = ${communityId} and ${memberId}::uuid in (g.from_member_id, g.to_member_id) and ${isAfter}
    order by g.made_at desc, g.id desc limit ${limit + 1}`.execute(trx);
  return rows;
}

export async function findGift(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<GiftRow | undefined> {
  const { rows } =
    await sql<GiftRow>`${gifts} where g.community_id = ${communityId} and g.id = ${id}`.execute(trx);
  return rows[0];
}

/** Whoever else answers it waits until the transaction is over. */
export async function lockGift(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<GiftRow | undefined> {
  await sql`
    select 1 from time_bank.gift where community_id = ${communityId} and id = ${id} for no key update`.execute(
    trx,
  );
  // A statement of its own: only what begins after the lock sees what its last holder did.
  return findGift(trx, communityId, id);
}

export async function countWaitingGifts(
  trx: CommunityTransaction,
  communityId: string,
  memberId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from time_bank.gift
    where community_id = ${communityId} and to_member_id = ${memberId} and state = 'waiting'`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** False where this gift was made before. */
export async function insertGift(
  trx: CommunityTransaction,
  communityId: string,
  gift: {
    id: string;
    fromMemberId: string;
    toMemberId: string | null;
    minutes: number;
    words: string | null;
    now: Date;
    expiresAt: Date | null;
  },
): Promise<boolean> {
  const isForFund = gift.toMemberId === null;
  const result = await trx
    .insertInto('time_bank.gift')
    .values({
      community_id: communityId,
      id: gift.id,
      from_member_id: gift.fromMemberId,
      to_member_id: gift.toMemberId,
      minutes: gift.minutes,
      words: gift.words,
      state: isForFund ? 'accepted' : 'waiting',
      made_at: gift.now,
      expires_at: gift.expiresAt,
      answered_at: isForFund ? gift.now : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function saveGiftAnswer(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  state: 'accepted' | 'declined' | 'expired',
  now: Date,
): Promise<void> {
  await trx
    .updateTable('time_bank.gift')
    .set({ state, answered_at: now })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** One gift that nobody answered in time, locked; who is answering one just now goes first. */
export async function takeExpiredGift(
  trx: CommunityTransaction,
  communityId: string,
  now: Date,
): Promise<{ id: string; is_held: boolean } | undefined> {
  const { rows } = await sql<{ id: string; is_held: boolean }>`
    select g.id, not exists (
             select 1 from time_bank.transfer t where t.community_id = g.community_id and t.hold_id = g.id) as is_held
    from time_bank.gift g
    where g.community_id = ${communityId} and g.state = 'waiting' and g.expires_at <= ${now}
    order by g.expires_at limit 1 for no key update of g skip locked`.execute(trx);
  return rows[0];
}

/** Admitted members with whom an exchange of hers was posted, by name. */
export async function listExchangePartners(
  trx: CommunityTransaction,
  communityId: string,
  accountId: string,
  limit: number,
): Promise<{ id: string; display_name: string }[]> {
  const { rows } = await sql<{ id: string; display_name: string }>`
    select m.id, p.display_name from time_bank.member m
    join identity.person p on p.community_id = m.community_id and p.id = m.person_id
    where m.community_id = ${communityId} and m.state = 'admitted' and p.display_name is not null
      and m.ledger_account_id in (
        select payee_account_id from time_bank.transfer
        where community_id = ${communityId} and payer_account_id = ${accountId} and exchange_id is not null
        union
        select payer_account_id from time_bank.transfer
        where community_id = ${communityId} and payee_account_id = ${accountId} and exchange_id is not null)
    order by p.display_name, m.id limit ${limit}`.execute(trx);
  return rows;
}

export async function hasExchangedWith(
  trx: CommunityTransaction,
  communityId: string,
  [one, other]: [string, string],
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from time_bank.transfer
    where community_id = ${communityId} and exchange_id is not null
      and ((payer_account_id = ${one} and payee_account_id = ${other})
        or (payer_account_id = ${other} and payee_account_id = ${one}))
    limit 1`.execute(trx);
  return rows.length > 0;
}
