import { mostRowsOfKind, type PersonalDataHolder } from '../identity/index.ts';
import { readAs } from '../needs/index.ts';

/** Answers proposed for a person's needs, or by her, which go with the needs themselves; and her applications. */
export const proposalsHolder: PersonalDataHolder = {
  tables: [
    'matching.proposal',
    'matching.round',
    'matching.application',
    'matching.pooling',
    'matching.pooling_family',
  ],
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
    const poolings = await trx
      .selectFrom('matching.pooling_family as f')
      .innerJoin('matching.pooling as g', (join) =>
        join.onRef('g.community_id', '=', 'f.community_id').onRef('g.id', '=', 'f.pooling_id'),
      )
      .innerJoin('needs.need as n', (join) =>
        join.onRef('n.community_id', '=', 'f.community_id').onRef('n.id', '=', 'f.need_id'),
      )
      .select(['f.need_id', 'f.is_agreed', 'g.state', 'g.entry_code', 'g.made_at', 'g.manager_person_id'])
      .select('n.person_id as asked_person_id')
      .where('f.community_id', '=', communityId)
      .where((eb) => eb.or([eb('n.person_id', '=', personId), eb('g.manager_person_id', '=', personId)]))
      .orderBy('g.id')
      .limit(mostRowsOfKind)
      .execute();
    return [
      {
        kind: 'poolings',
        // Whoever asked as a manager is told that she did, and nothing of the families.
        rows: poolings.map((row) => ({
          need: row.asked_person_id === personId ? row.need_id : null,
          isAgreed: row.asked_person_id === personId ? row.is_agreed : null,
          isByHer: row.manager_person_id === personId,
          entry: row.entry_code,
          state: row.state,
          madeAt: row.made_at.toISOString(),
        })),
      },
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
