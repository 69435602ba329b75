import { sql, type InsertObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

export async function insertQuote(
  trx: CommunityTransaction,
  row: Omit<InsertObject<DB, 'catalogue.share_quote'>, 'number'>,
): Promise<void> {
  await trx
    .insertInto('catalogue.share_quote')
    .values((eb) => ({
      ...row,
      number: eb
        .selectFrom('catalogue.share_quote')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
        .where('community_id', '=', row.community_id as string)
        .where('shared_service_id', '=', row.shared_service_id as string),
    }))
    .execute();
}

/** All parts of a quote in one statement: the database refuses them unless they sum to its price. */
export async function insertParts(
  trx: CommunityTransaction,
  rows: InsertObject<DB, 'catalogue.share_part'>[],
): Promise<void> {
  await trx.insertInto('catalogue.share_part').values(rows).execute();
}

/** The quote that families are asked about now. */
export function findOpenQuote(trx: CommunityTransaction, communityId: string, sharedServiceId: string) {
  return trx
    .selectFrom('catalogue.share_quote')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('shared_service_id', '=', sharedServiceId)
    .where('state', '=', 'open')
    .executeTakeFirst();
}

export type QuoteRow = NonNullable<Awaited<ReturnType<typeof findOpenQuote>>>;

export async function setQuoteState(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  state: 'agreed' | 'void',
): Promise<void> {
  await trx
    .updateTable('catalogue.share_quote')
    .set({ state })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export function listPartRows(trx: CommunityTransaction, communityId: string, quoteId: string) {
  return trx
    .selectFrom('catalogue.share_part as y')
    .innerJoin('catalogue.enrolment as e', (join) =>
      join.onRef('e.community_id', '=', 'y.community_id').onRef('e.id', '=', 'y.enrolment_id'),
    )
    .selectAll('y')
    .select(['e.person_id', 'e.state as enrolment_state'])
    .where('y.community_id', '=', communityId)
    .where('y.quote_id', '=', quoteId)
    .orderBy('e.queue_number')
    .limit(100)
    .execute();
}

export type PartRow = Awaited<ReturnType<typeof listPartRows>>[number];

export async function answerPart(
  trx: CommunityTransaction,
  communityId: string,
  { quote_id: quoteId, enrolment_id: enrolmentId }: Pick<PartRow, 'quote_id' | 'enrolment_id'>,
  answer: { answer: 'agreed' | 'refused'; answered_at: Date; operator_person_id: string | null },
): Promise<void> {
  await trx
    .updateTable('catalogue.share_part')
    .set(answer)
    .where('community_id', '=', communityId)
    .where('quote_id', '=', quoteId)
    .where('enrolment_id', '=', enrolmentId)
    .execute();
}

export interface ShareRow {
  enrolment_id: string;
  number: number;
  cause: string;
  week_cents: number;
  share_cents: number;
  alone_cents: number;
  answer_by: string;
  valid_from: string;
  answer: string | null;
}

/** What each family agreed to last. */
export async function listAgreedShares(
  trx: CommunityTransaction,
  communityId: string,
  enrolmentIds: readonly string[],
): Promise<ShareRow[]> {
  const { rows } = await sql<ShareRow>`
    select distinct on (y.enrolment_id) y.enrolment_id, q.number, q.cause, q.week_cents, y.share_cents, y.alone_cents,
           q.answer_by::text, q.valid_from::text, y.answer
    from catalogue.share_part y
    join catalogue.share_quote q on q.community_id = y.community_id and q.id = y.quote_id
    where y.community_id = ${communityId} and y.enrolment_id = any (${enrolmentIds}::uuid[])
      and y.answer in ('agreed', 'kept')
    order by y.enrolment_id, q.number desc`.execute(trx);
  return rows;
}

/** A family's part of the quote that is out now. */
export async function findAskedShare(
  trx: CommunityTransaction,
  communityId: string,
  enrolmentId: string,
): Promise<ShareRow | undefined> {
  const { rows } = await sql<ShareRow>`
    select y.enrolment_id, q.number, q.cause, q.week_cents, y.share_cents, y.alone_cents, q.answer_by::text,
           q.valid_from::text, y.answer
    from catalogue.share_part y
    join catalogue.share_quote q on q.community_id = y.community_id and q.id = y.quote_id
    where y.community_id = ${communityId} and y.enrolment_id = ${enrolmentId}::uuid and q.state = 'open'`.execute(
    trx,
  );
  return rows[0];
}

/** The provider's own price of the latest quote, if it named one. */
export async function findLastAsked(
  trx: CommunityTransaction,
  communityId: string,
  sharedServiceId: string,
): Promise<number | null> {
  const row = await trx
    .selectFrom('catalogue.share_quote')
    .select('asked_cents')
    .where('community_id', '=', communityId)
    .where('shared_service_id', '=', sharedServiceId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.asked_cents ?? null;
}
