import { sql } from 'kysely';
import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../db/index.ts';

export interface NewMessageRow {
  community_id: string;
  id: string;
  person_id: string | null;
  kind: string;
  language: Language;
  sealed_content: Buffer;
  created_at: Date;
  send_before: Date;
  next_attempt_at: Date;
}

export async function insertMessage(trx: CommunityTransaction, row: NewMessageRow): Promise<void> {
  await trx.insertInto('notices.message').values(row).execute();
}

/**
 * Takes the message that is due longest: one more attempt, and due again only after `pauseSeconds` of it, so that
 * the lock need not last as long as the sending. A message that another node is just taking is passed over.
 */
export async function takeDueMessage(
  trx: CommunityTransaction,
  communityId: string,
  now: Date,
  pauseSeconds: readonly number[],
) {
  const pauses = sql`(${`{${pauseSeconds.join(',')}}`}::int[])[least(attempts + 1, ${pauseSeconds.length}::int)]`;
  return trx
    .updateTable('notices.message')
    .set({
      attempts: sql`attempts + 1`,
      next_attempt_at: sql`${now}::timestamptz + make_interval(secs => ${pauses})`,
    })
    .where('community_id', '=', communityId)
    .where('id', '=', (select) =>
      select
        .selectFrom('notices.message')
        .select('id')
        .where('community_id', '=', communityId)
        .where('next_attempt_at', '<=', now)
        .orderBy('next_attempt_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'kind', 'language', 'sealed_content', 'created_at', 'send_before', 'attempts'])
    .executeTakeFirst();
}

/** The end of a message; its address and parameters go. */
export async function endMessage(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  end: { sent_at: Date } | { gave_up_at: Date },
): Promise<void> {
  await trx
    .updateTable('notices.message')
    .set({ ...end, sealed_content: null, next_attempt_at: null })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('next_attempt_at', 'is not', null)
    .execute();
}

export async function deleteMessagesOfPerson(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('notices.message')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
}

export async function deleteEndedMessages(
  trx: CommunityTransaction,
  communityId: string,
  before: Date,
): Promise<void> {
  await trx
    .deleteFrom('notices.message')
    .where('community_id', '=', communityId)
    .where((or) => or.or([or('sent_at', '<', before), or('gave_up_at', '<', before)]))
    .execute();
}

/** A second attempt that follows a crash finds the first one's mail and leaves it. */
export async function insertKeptMail(
  trx: CommunityTransaction,
  row: { community_id: string; id: string; sealed_mail: Buffer; kept_at: Date },
): Promise<void> {
  await trx
    .insertInto('notices.kept_mail')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export function listKeptMailRows(trx: CommunityTransaction, communityId: string, most: number) {
  return trx
    .selectFrom('notices.kept_mail')
    .select(['id', 'sealed_mail', 'kept_at'])
    .where('community_id', '=', communityId)
    .orderBy('kept_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

export function findKeptMailRow(trx: CommunityTransaction, communityId: string, id: string) {
  return trx
    .selectFrom('notices.kept_mail')
    .select(['id', 'sealed_mail', 'kept_at'])
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Leaves the newest, and of those only what was kept since. */
export async function deleteOldKeptMail(
  trx: CommunityTransaction,
  communityId: string,
  before: Date,
  most: number,
): Promise<void> {
  await trx
    .deleteFrom('notices.kept_mail')
    .where('community_id', '=', communityId)
    .where((or) =>
      or.or([
        or('kept_at', '<', before),
        or(
          'id',
          'in',
          or
            .selectFrom('notices.kept_mail')
            .select('id')
            .where('community_id', '=', communityId)
            .orderBy('kept_at', 'desc')
            .orderBy('id', 'desc')
            .limit(10_000)
            .offset(most),
        ),
      ]),
    )
    .execute();
}

/** Messages to a person, oldest first. */
export function listMessageRowsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  limit: number,
) {
  return trx
    .selectFrom('notices.message')
    .select(['id', 'kind', 'language', 'created_at', 'sent_at', 'gave_up_at'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(limit)
    .execute();
}
