import { mostRowsOfKind, type PersonalDataHolder } from '../identity/index.ts';
import { readAs } from '../needs/index.ts';

/** Answers proposed for a person's needs, or by her, which go with the needs themselves; and her applications. */
export const proposalsHolder: PersonalDataHolder = {
  tables: ['matching.proposal', 'matching.round', 'matching.application'],
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
    const applications = await trx
      .selectFrom('matching.application')
      .selectAll()
      .where('community_id', '=', communityId)
      .where((eb) => eb.or([eb('person_id', '=', personId), eb('operator_person_id', '=', personId)]))
      .orderBy('id')
      .limit(mostRowsOfKind)
      .execute();
    const rounds = await trx
      .selectFrom('matching.round')
      .select(['id', 'name', 'made_at'])
      .where('community_id', '=', communityId)
      .where('made_by_person_id', '=', personId)
      .orderBy('id')
      .limit(mostRowsOfKind)
      .execute();
    return [
      {
        kind: 'round_applications',
        // Whoever applied for somebody else is told that she did, and not by which code the other stands there.
        rows: applications.map((application) => ({
          round: application.round_id,
          isHers: application.person_id === personId,
          code: application.person_id === personId ? application.code : null,
          wishes: application.person_id === personId ? JSON.stringify(application.wishes) : null,
          madeAt: application.made_at.toISOString(),
        })),
      },
      {
        kind: 'rounds_published',
        rows: rounds.map(({ id, name, made_at: madeAt }) => ({ id, name, madeAt: madeAt.toISOString() })),
      },
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
  // What leads from a code to her goes; the codes of a round that was committed to name nobody.
  erase: async (trx, { id: communityId }, personId) => {
    await trx
      .deleteFrom('matching.application')
      .where('community_id', '=', communityId)
      .where('person_id', '=', personId)
      .execute();
  },
};
