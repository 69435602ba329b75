import { mostRowsOfKind, type PersonalDataHolder } from '../identity/index.ts';
import { readAs } from './reader.ts';

/**
 * What somebody asked for, and what happened to it. Erased, her needs go whole, with their steps: nobody has to prove
 * anything by them. What she did for others as a manager stays in their stories, by an id without a name.
 */
export const needsHolder: PersonalDataHolder = {
  tables: ['needs.need', 'needs.step', 'needs.referral', 'needs.referral_step'],
  collect: async (trx, { id: communityId }, personId) => {
    await readAs(trx, personId);
    const needs = await trx
      .selectFrom('needs.need')
      .selectAll()
      .where('community_id', '=', communityId)
      .where('person_id', '=', personId)
      .orderBy('stated_at')
      .orderBy('id')
      .limit(mostRowsOfKind)
      .execute();
    const steps = await trx
      .selectFrom('needs.step as s')
      .innerJoin('needs.need as n', (join) =>
        join.onRef('n.community_id', '=', 's.community_id').onRef('n.id', '=', 's.need_id'),
      )
      .select(['s.need_id', 's.step', 's.at', 's.note', 's.person_id', 'n.person_id as asked_by'])
      .where('s.community_id', '=', communityId)
      .where((eb) =>
        eb.or([
          eb('n.person_id', '=', personId),
          eb('s.person_id', '=', personId),
          eb('s.operator_person_id', '=', personId),
        ]),
      )
      .orderBy('s.id')
      .limit(mostRowsOfKind)
      .execute();
    const outcomes = await trx
      .selectFrom('needs.outcome as o')
      .innerJoin('needs.need as n', (join) =>
        join.onRef('n.community_id', '=', 'o.community_id').onRef('n.id', '=', 'o.need_id'),
      )
      .select(['o.need_id', 'o.after_days', 'o.asked_at', 'o.outcome', 'o.answered_at'])
      .where('o.community_id', '=', communityId)
      .where('n.person_id', '=', personId)
      .orderBy('o.need_id')
      .orderBy('o.after_days')
      .limit(mostRowsOfKind)
      .execute();
    const referrals = await trx
      .selectFrom('needs.referral_step as s')
      .innerJoin('needs.referral as r', (join) =>
        join.onRef('r.community_id', '=', 's.community_id').onRef('r.id', '=', 's.referral_id'),
      )
      .innerJoin('identity.organisation as o', (join) =>
        join.onRef('o.community_id', '=', 'r.community_id').onRef('o.id', '=', 'r.organisation_id'),
      )
      .select([
        'r.id',
        'r.need_id',
        'r.person_id as asked_by',
        'r.manager_person_id',
        'r.told',
        'o.name',
        's.step',
        's.at',
        's.reason',
        's.person_id',
      ])
      .where('s.community_id', '=', communityId)
      .where((eb) =>
        eb.or([
          eb('r.person_id', '=', personId),
          eb('r.manager_person_id', '=', personId),
          eb('s.person_id', '=', personId),
          eb('s.operator_person_id', '=', personId),
        ]),
      )
      .orderBy('s.id')
      .limit(mostRowsOfKind)
      .execute();
    return [
      {
        kind: 'need_referrals',
        rows: referrals.map((row) => ({
          referral: row.id,
          need: row.asked_by === personId ? row.need_id : null,
          isOfHerNeed: row.asked_by === personId,
          isByHer: row.person_id === personId,
          organisation: row.name,
          told: row.asked_by === personId && row.told !== null ? JSON.stringify(row.told) : null,
          step: row.step,
          at: row.at.toISOString(),
          reason: row.reason,
        })),
      },
      {
        kind: 'need_outcomes',
        rows: outcomes.map((row) => ({
          need: row.need_id,
          afterDays: row.after_days,
          askedAt: row.asked_at?.toISOString() ?? null,
          outcome: row.outcome,
          answeredAt: row.answered_at?.toISOString() ?? null,
        })),
      },
      {
        kind: 'needs',
        rows: needs.map((need) => ({
          id: need.id,
          forWhom: need.for_whom,
          entries: need.entries,
          ageBands: need.age_bands,
          district: need.district_code,
          reach: need.reach,
          windows: JSON.stringify(need.windows),
          from: need.from_on,
          until: need.until_on,
          budgetCentsPerHour: need.budget_cents_per_hour,
          languages: need.languages,
          indispensableLanguages: need.indispensable_languages,
          accessibility: need.accessibility,
          sharing: need.is_sharing_accepted,
          around: need.around_code,
          caredFor: need.cared_for,
          hasRoom: need.has_room,
          joinsOthers: need.joins_others,
          state: need.state,
          statedAt: need.stated_at.toISOString(),
          answerDueAt: need.answer_due_at.toISOString(),
        })),
      },
      {
        kind: 'need_steps',
        rows: steps.map((step) => ({
          need: step.need_id,
          isOfHerNeed: step.asked_by === personId,
          isByHer: step.person_id === personId,
          step: step.step,
          at: step.at.toISOString(),
          note: step.note,
        })),
      },
    ];
  },
  erase: async (trx, { id: communityId }, personId) => {
    await readAs(trx, personId);
    await trx
      .deleteFrom('needs.need')
      .where('community_id', '=', communityId)
      .where('person_id', '=', personId)
      .execute();
  },
};
