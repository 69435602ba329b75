import type { CommunityTransaction } from '../../db/index.ts';
import { mostRowsOfKind } from '../../identity/index.ts';

/** Versions that a person published and drafts that she began or saved last. Their ids stay, as in a campaign. */
export async function listInstrumentsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const versions = await trx
    .selectFrom('surveys.instrument')
    .select(['code', 'version', 'published_at'])
    .where('community_id', '=', communityId)
    .where('published_by_person_id', '=', personId)
    .orderBy('code')
    .orderBy('version')
    .limit(mostRowsOfKind)
    .execute();
  const drafts = await trx
    .selectFrom('surveys.instrument_draft')
    .select(['code', 'created_by_person_id', 'created_at', 'changed_by_person_id', 'changed_at'])
    .where('community_id', '=', communityId)
    .where((eb) =>
      eb.or([eb('created_by_person_id', '=', personId), eb('changed_by_person_id', '=', personId)]),
    )
    .orderBy('code')
    .limit(mostRowsOfKind)
    .execute();
  return [
    ...versions.map(({ code, version, published_at: at }) => ({
      instrument: code,
      version,
      part: 'published',
      at: at?.toISOString() ?? null,
    })),
    ...drafts.map((draft) => {
      const isLast = draft.changed_by_person_id === personId;
      return {
        instrument: draft.code,
        version: null,
        part: isLast ? 'saved' : 'begun',
        at: (isLast ? draft.changed_at : draft.created_at).toISOString(),
      };
    }),
  ].slice(0, mostRowsOfKind);
}
