import { inCommunity, type CommunityTransaction, type Database } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { findCommunityRow } from './queries.ts';
import { toCommunity, type Community } from './rows.ts';

export async function findCommunity(database: Database, slug: string): Promise<Community | undefined> {
  const row = await findCommunityRow(database, slug);
  return row === undefined ? undefined : toCommunity(row);
}

/** Runs work in the community that an address names; a community that is not there is `not_found`. */
export async function inCommunityOf<Result>(
  database: Database,
  slug: string,
  work: (trx: CommunityTransaction, community: Community) => Promise<Result>,
): Promise<Result> {
  const community = await findCommunity(database, slug);
  if (community === undefined) throw new Problem('not_found');
  return inCommunity(database, community.id, (trx) => work(trx, community));
}
