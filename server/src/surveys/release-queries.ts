import type { Insertable } from 'kysely';
import { toJson, type CommunityTransaction } from '../db/index.ts';
import type { DB } from '../db/rows.gen.ts';

export function findReleaseRow(trx: CommunityTransaction, communityId: string, campaignId: string) {
  return trx
    .selectFrom('surveys.release')
    .select(['id', 'released_on', 'floor', 'is_too_few', 'respondents'])
    .where('community_id', '=', communityId)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
}

export function listReleasedTableRows(trx: CommunityTransaction, communityId: string, releaseId: string) {
  return trx
    .selectFrom('surveys.released_table')
    .select(['id', 'question', 'title', 'kind', 'floor', 'rest_count'])
    .where('community_id', '=', communityId)
    .where('release_id', '=', releaseId)
    .orderBy('position')
    .limit(200)
    .execute();
}

export function listReleasedCellRows(trx: CommunityTransaction, communityId: string, tableIds: string[]) {
  return trx
    .selectFrom('surveys.released_cell')
    .select(['table_id', 'value', 'label', 'count'])
    .where('community_id', '=', communityId)
    .where('table_id', 'in', tableIds)
    .orderBy('position')
    .limit(2000)
    .execute();
}

export interface NewReleasedTable {
  id: string;
  question: string;
  title: unknown;
  kind: string;
  floor: number;
  restCount: number | null;
  cells: { value: string; label: unknown; count: number | null }[];
}

export interface NewRelease {
  id: string;
  communityId: string;
  campaignId: string;
  releasedOn: string;
  floor: number;
  respondents: number | null;
  tables: NewReleasedTable[];
  decisions: { id: string; question: string; value: string; reason: string }[];
}

/** Writes a release whole: a few statements, one transaction, and no way to change it afterwards. */
export async function insertRelease(trx: CommunityTransaction, release: NewRelease): Promise<void> {
  const community_id = release.communityId;
  await trx
    .insertInto('surveys.release')
    .values({
      community_id,
      id: release.id,
      campaign_id: release.campaignId,
      released_on: release.releasedOn,
      floor: release.floor,
      is_too_few: release.respondents === null,
      respondents: release.respondents,
    })
    .execute();
  await insertTables(trx, release);
  const decisions: Insertable<DB['surveys.release_decision']>[] = release.decisions.map(
    ({ id, question, value, reason }) => ({
      community_id,
      id,
      release_id: release.id,
      question,
      value,
      reason,
    }),
  );
  if (decisions.length > 0) await trx.insertInto('surveys.release_decision').values(decisions).execute();
}

async function insertTables(trx: CommunityTransaction, release: NewRelease): Promise<void> {
  if (release.tables.length === 0) return;
  const community_id = release.communityId;
  await trx
    .insertInto('surveys.released_table')
    .values(
      release.tables.map((table, position) => ({
        community_id,
        id: table.id,
        release_id: release.id,
        position,
        question: table.question,
        title: toJson(table.title),
        kind: table.kind,
        floor: table.floor,
        rest_count: table.restCount,
      })),
    )
    .execute();
  const cells = release.tables.flatMap((table) =>
    table.cells.map((cell, position) => ({
      community_id,
      table_id: table.id,
      position,
      value: cell.value,
      label: toJson(cell.label),
      floor: table.floor,
      count: cell.count,
    })),
  );
  await trx.insertInto('surveys.released_cell').values(cells).execute();
}
