import type { Referral, ReferralState } from '@snodo/contract';
import type { NeedRow } from '../need-queries.ts';
import type { NeedReader } from '../need-rows.ts';
import type { ReferralRow, ReferralStepRow } from './referral-queries.ts';
import { movesOf, type ReferralSide } from './referral-states.ts';

type Told = Omit<NonNullable<Referral['told']>, 'entries'> & { entries: string[] };

/** What is told of a need when the person agrees: no name of a firm, no budget, no story. */
export function toldOf(need: NeedRow, contact: string): Told {
  return {
    contact,
    forWhom: need.for_whom as Told['forWhom'],
    entries: need.entries,
    ageBands: need.age_bands as Told['ageBands'],
    district: need.district_code,
    windows: need.windows as unknown as Told['windows'],
    languages: need.languages as Told['languages'],
    indispensableLanguages: need.indispensable_languages as Told['languages'],
    accessibility: need.accessibility as Told['accessibility'],
  };
}

export function toReferral(
  row: ReferralRow,
  { personId, now, names }: NeedReader,
  sides: readonly ReferralSide[],
  steps: readonly ReferralStepRow[],
): Referral {
  const state = row.state as ReferralState;
  const told = row.told as unknown as Told | null;
  const readsNeed = sides.includes('person') || sides.includes('manager');
  return {
    id: row.id,
    need: readsNeed ? row.need_id : null,
    version: row.version,
    state,
    organisation: { code: row.organisation_code, name: row.organisation_name },
    person: row.person_id === personId ? null : row.person_name,
    manager: row.manager_name,
    reason: row.reason,
    dueAt: row.due_at?.toISOString() ?? null,
    isLate: row.late_count > 0 || (row.due_at !== null && row.due_at <= now),
    told:
      told === null
        ? null
        : { ...told, entries: told.entries.map((code) => ({ code, name: names.get(code) ?? code })) },
    moves: movesOf(state, sides),
    steps: steps
      .filter((step) => step.referral_id === row.id)
      .map(({ step, at, by, operator, reason, due_on: dueOn }) => ({
        step: step as Referral['steps'][number]['step'],
        at: at.toISOString(),
        by,
        operator,
        reason,
        dueOn,
      })),
  };
}
