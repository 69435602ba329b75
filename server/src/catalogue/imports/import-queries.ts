import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { services } from '../queries.ts';

/** One import at a time: what one brings in, the next one finds. */
export async function lockServiceImports(trx: CommunityTransaction, communityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`service import ${communityId}`}, 0))`.execute(
    trx,
  );
}

const mostNamed = 5000;

/** Services that have one of these codes, ids or Italian names. */
export async function listNamedServices(
  trx: CommunityTransaction,
  communityId: string,
  { codes, ids, names }: { codes: string[]; ids: string[]; names: string[] },
) {
  return services(trx, communityId)
    .where(
      sql<boolean>`(s.code = any(${codes}::text[]) or s.id = any(${ids}::uuid[]) or s.name ->> 'it' = any(${names}::text[]))`,
    )
    .orderBy('s.id')
    .limit(mostNamed)
    .execute();
}

export function listOrganisationNames(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('identity.organisation')
    .select(['id', 'code', 'name'])
    .where('community_id', '=', communityId)
    .orderBy('code')
    .limit(mostNamed)
    .execute();
}

export function listPlaceableEntries(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('catalogue.taxonomy_entry')
    .select(['code', 'merged_into', 'retired_at'])
    .where('community_id', '=', communityId)
    .orderBy('code')
    .limit(mostNamed)
    .execute();
}
