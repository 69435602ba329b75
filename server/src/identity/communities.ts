import { inCommunityWithSlug, type CommunityTransaction, type Database } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { findCommunityRow, listCommunityRows, listEmbedOriginRows } from './queries.ts';
import { toCommunity, type Community } from './rows.ts';

export async function findCommunity(database: Database, slug: string): Promise<Community | undefined> {
  const row = await findCommunityRow(database, slug);
  return row === undefined ? undefined : toCommunity(row);
}

/** All communities of this installation. */
export async function listCommunities(database: Database): Promise<Community[]> {
  return (await listCommunityRows(database)).map(toCommunity);
}

/** Runs work in the community that an address names; a community that is not there is `not_found`. */
export async function inCommunityOf<Result>(
  database: Database,
  slug: string,
  work: (trx: CommunityTransaction, community: Community) => Promise<Result>,
): Promise<Result> {
  return inCommunityWithSlug(database, slug, async (trx, row) => {
    if (row === undefined) throw new Problem('not_found');
    return work(trx, toCommunity(row));
  });
}

/** Every origin from whose pages some embed client of this community calls; none when there is no such community. */
export async function listEmbedOrigins(database: Database, slug: string): Promise<string[]> {
  const rows = await inCommunityWithSlug(database, slug, async (trx, row) =>
    row === undefined ? [] : listEmbedOriginRows(trx, row.id),
  );
  return rows.flatMap(({ origins }) => origins);
}
