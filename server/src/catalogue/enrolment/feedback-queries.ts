import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';
import { isMeantFor, type Reader } from '../readers.ts';
import { isNobodyOf } from './enrolment-queries.ts';
import type { Kept } from './policy.ts';

function feedback(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.feedback as f')
    .innerJoin('catalogue.service as s', (join) =>
      join.onRef('s.community_id', '=', 'f.community_id').onRef('s.id', '=', 'f.service_id'),
    )
    .innerJoin('catalogue.enrolment as e', (join) =>
      join.onRef('e.community_id', '=', 'f.community_id').onRef('e.id', '=', 'f.enrolment_id'),
    )
    .selectAll('f')
    .select(['s.name as service_name', 's.provider_id', 'e.person_id'])
    .where('f.community_id', '=', communityId);
}

export type FeedbackRow = Awaited<ReturnType<ReturnType<typeof feedback>['execute']>>[number];

/** The month alone is shown, so that nobody is known by the day on which she was there. */
const month = sql<string>`to_char(f.written_on, 'YYYY-MM')`;

export function listShownRows(
  trx: CommunityTransaction,
  communityId: string,
  filter: {
    serviceId: string;
    reader: Reader;
    after: [string, string] | undefined;
    limit: number;
  },
) {
  let query = feedback(trx, communityId)
    .select(month.as('month'))
    .where('f.state', '=', 'shown')
    .where('f.service_id', '=', filter.serviceId)
    .where(isMeantFor(filter.reader))
    .orderBy(month, 'desc')
    .orderBy('f.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.after !== undefined)
    query = query.where(sql<boolean>`(${month}, f.id) < (${filter.after[0]}, ${filter.after[1]}::uuid)`);
  return query.execute();
}

/** For managers what waits; for providers what is shown of their services and has no reply. */
export function listKeptFeedbackRows(
  trx: CommunityTransaction,
  communityId: string,
  filter: { kept: Kept; employers: string[]; after: [string, string] | undefined; limit: number },
) {
  let query = feedback(trx, communityId)
    .where(isNobodyOf(filter.employers))
    .orderBy('f.written_on')
    .orderBy('f.id')
    .limit(filter.limit + 1);
  query =
    filter.kept === 'all'
      ? query.where('f.state', '=', 'waiting')
      : query
          .where('f.state', '=', 'shown')
          .where('f.reply', 'is', null)
          .where('s.provider_id', 'in', filter.kept);
  if (filter.after !== undefined)
    query = query.where(
      sql<boolean>`(f.written_on, f.id) > (${filter.after[0]}::date, ${filter.after[1]}::uuid)`,
    );
  return query.execute();
}

export async function lockFeedbackRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  employers: string[],
): Promise<FeedbackRow | undefined> {
  await trx
    .selectFrom('catalogue.feedback')
    .select('id')
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute();
  return feedback(trx, communityId).where('f.id', '=', id).where(isNobodyOf(employers)).executeTakeFirst();
}

export async function insertFeedback(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.feedback'>,
): Promise<void> {
  await trx.insertInto('catalogue.feedback').values(row).execute();
}

export async function changeFeedback(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'catalogue.feedback'>,
): Promise<void> {
  await trx
    .updateTable('catalogue.feedback')
    .set(changes)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}
