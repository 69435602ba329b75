import type { CommunityTransaction } from '../../db/index.ts';
import { mostRowsOfKind, type PersonalDataHolder, type PersonalDataKind } from '../../identity/index.ts';
import { readAs } from '../reader.ts';

/**
 * What a manager noted and decided for the community. Nobody who asks for anything is in it. It stays when she is
 * erased, by an id without a name: what the community decided is not hers alone.
 */
export const clustersHolder: PersonalDataHolder = {
  tables: ['needs.signal', 'needs.cluster', 'needs.cluster_step'],
  collect: async (trx, { id: communityId }, personId) => {
    await readAs(trx, personId);
    return [await notedBy(trx, communityId, personId), await takenBy(trx, communityId, personId)];
  },
  erase: () => Promise.resolve(),
};

async function notedBy(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<PersonalDataKind> {
  const rows = await trx
    .selectFrom('needs.signal')
    .select(['id', 'entry_code', 'district_code', 'evidence', 'noticed_at'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('noticed_at')
    .orderBy('id')
    .limit(mostRowsOfKind)
    .execute();
  return {
    kind: 'signals_noted',
    rows: rows.map((row) => ({
      id: row.id,
      entry: row.entry_code,
      district: row.district_code,
      words: String((row.evidence as { words?: unknown }).words ?? ''),
      at: row.noticed_at.toISOString(),
    })),
  };
}

async function takenBy(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<PersonalDataKind> {
  const rows = await trx
    .selectFrom('needs.cluster_step as s')
    .select(['s.cluster_id', 's.step', 's.words', 's.at'])
    .where('s.community_id', '=', communityId)
    .where('s.person_id', '=', personId)
    .orderBy('s.at')
    .orderBy('s.id')
    .limit(mostRowsOfKind)
    .execute();
  return {
    kind: 'cluster_steps',
    rows: rows.map((row) => ({
      cluster: row.cluster_id,
      step: row.step,
      words: row.words,
      at: row.at.toISOString(),
    })),
  };
}
