import { sql, type Insertable } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

const mostOpenBatches = 100;

interface PaperBatchRow {
  id: string;
  organisation_code: string;
  organisation_name: string;
  issued_on: string;
  printed_ballots: number;
  entered_ballots: number;
}

export function toPaperBatch(row: PaperBatchRow) {
  return {
    id: row.id,
    organisation: { code: row.organisation_code, name: row.organisation_name },
    issuedOn: row.issued_on,
    printedBallots: row.printed_ballots,
    enteredBallots: row.entered_ballots,
  };
}

export function listPaperBatchRows(trx: CommunityTransaction, communityId: string, campaignId: string) {
  return trx
    .selectFrom('surveys.paper_batch as b')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'b.community_id').onRef('o.id', '=', 'b.organisation_id'),
    )
    .select([
      'b.id',
      'b.organisation_id',
      'o.code as organisation_code',
      'o.name as organisation_name',
      'b.issued_on',
      'b.printed_ballots',
      'b.entered_ballots',
    ])
    .where('b.community_id', '=', communityId)
    .where('b.campaign_id', '=', campaignId)
    .orderBy('b.issued_on')
    .orderBy('b.id')
    .limit(100)
    .execute();
}

/** Campaigns open on a day that have paper ballots, one row a batch. */
export function listOpenPaperRows(trx: CommunityTransaction, communityId: string, today: string) {
  return trx
    .selectFrom('surveys.paper_batch as b')
    .innerJoin('surveys.campaign as c', (join) =>
      join.onRef('c.community_id', '=', 'b.community_id').onRef('c.id', '=', 'b.campaign_id'),
    )
    .innerJoin('identity.organisation as own', (join) =>
      join.onRef('own.community_id', '=', 'c.community_id').onRef('own.id', '=', 'c.organisation_id'),
    )
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'b.community_id').onRef('o.id', '=', 'b.organisation_id'),
    )
    .select([
      'b.id',
      'b.issued_on',
      'b.printed_ballots',
      'b.entered_ballots',
      'c.code',
      'c.name',
      'c.opens_on',
      'c.closes_on',
      'c.languages',
      'own.name as own_name',
      'o.code as organisation_code',
      'o.name as organisation_name',
    ])
    .where('b.community_id', '=', communityId)
    .where('c.stage', '=', 'scheduled')
    .where('c.opens_on', '<=', today)
    .where('c.closes_on', '>', today)
    .orderBy('c.closes_on')
    .orderBy('c.id')
    .orderBy('b.issued_on')
    .orderBy('b.id')
    .limit(mostOpenBatches)
    .execute();
}

export async function insertPaperBatch(
  trx: CommunityTransaction,
  row: Insertable<DB['surveys.paper_batch']>,
): Promise<void> {
  await trx.insertInto('surveys.paper_batch').values(row).execute();
}

/** Batches of a campaign are counted out one after the other. */
export async function lockPaper(trx: CommunityTransaction, campaignId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`paper ${campaignId}`}, 0))`.execute(trx);
}

/** Uses up one ballot of a batch; the answer is how many are left and of which firm it is, undefined when there was none. */
export async function takePaperBallot(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  batchId: string,
): Promise<{ ballotsLeft: number; organisationId: string } | undefined> {
  const row = await trx
    .updateTable('surveys.paper_batch')
    .set((eb) => ({ entered_ballots: eb('entered_ballots', '+', 1) }))
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .where('id', '=', batchId)
    .whereRef('entered_ballots', '<', 'printed_ballots')
    .returning((eb) => [
      'organisation_id',
      eb('printed_ballots', '-', eb.ref('entered_ballots')).as('left_ballots'),
    ])
    .executeTakeFirst();
  return row && { ballotsLeft: row.left_ballots, organisationId: row.organisation_id };
}

export async function hasPaperBatch(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  batchId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('surveys.paper_batch')
    .select('id')
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .where('id', '=', batchId)
    .executeTakeFirst();
  return row !== undefined;
}
