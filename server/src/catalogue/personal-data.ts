import type { CommunityTransaction } from '../db/index.ts';
import { mostRowsOfKind, type PersonalDataHolder } from '../identity/index.ts';

/** What the catalogue holds about people: the lists that they keep, and whether managers may see them. */
export const catalogueHolder: PersonalDataHolder = {
  tables: ['catalogue.saved_service', 'catalogue.saved_share'],
  collect: async (trx, { id: communityId }, personId) => [
    { kind: 'saved_services', rows: await listSavedOf(trx, communityId, personId) },
    { kind: 'saved_service_shares', rows: await listShareOf(trx, communityId, personId) },
  ],
  erase: async (trx, { id: communityId }, personId) => {
    for (const table of ['catalogue.saved_share', 'catalogue.saved_service'] as const)
      await trx
        .deleteFrom(table)
        .where('community_id', '=', communityId)
        .where('person_id', '=', personId)
        .execute();
  },
};

async function listSavedOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('catalogue.saved_service as k')
    .innerJoin('catalogue.service as s', (join) =>
      join.onRef('s.community_id', '=', 'k.community_id').onRef('s.id', '=', 'k.service_id'),
    )
    .select(['s.code', 'k.saved_at'])
    .where('k.community_id', '=', communityId)
    .where('k.person_id', '=', personId)
    .orderBy('s.code')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map((row) => ({ service: row.code, savedAt: row.saved_at.toISOString() }));
}

async function listShareOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('catalogue.saved_share')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
  return rows.map((row) => ({
    sharedAt: row.shared_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    words: row.words,
  }));
}
