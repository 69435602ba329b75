import { mostRowsOfKind, type PersonalDataHolder } from '../identity/index.ts';
import { readAs } from '../needs/index.ts';

/** Answers proposed for a person's needs, or by her. Those of her needs go with the needs themselves. */
export const proposalsHolder: PersonalDataHolder = {
  tables: ['matching.proposal'],
  collect: async (trx, { id: communityId }, personId) => {
    await readAs(trx, personId);
    const rows = await trx
      .selectFrom('matching.proposal')
      .selectAll()
      .where('community_id', '=', communityId)
      .orderBy('id')
      .limit(mostRowsOfKind)
      .where((eb) =>
        eb.or([
          eb('manager_person_id', '=', personId),
          eb(
            'need_id',
            'in',
            eb
              .selectFrom('needs.need')
              .select('id')
              .where('community_id', '=', communityId)
              .where('person_id', '=', personId),
          ),
        ]),
      )
      .execute();
    return [
      {
        kind: 'need_proposals',
        rows: rows.map((row) => ({
          need: row.need_id,
          answer: row.answer_id,
          kind: row.answer_kind,
          score: row.score,
          isOverride: row.is_override,
          reason: row.reason,
          isByHer: row.manager_person_id === personId,
          proposedAt: row.proposed_at.toISOString(),
          isUseful: row.is_useful,
        })),
      },
    ];
  },
  erase: () => Promise.resolve(),
};
