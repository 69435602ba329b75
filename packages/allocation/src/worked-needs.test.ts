import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import type { CriterionName, Outcome } from './criterion.ts';
import { matchNeed } from './match-need.ts';
import type { Need } from './need.ts';
import { defaultMatchRules } from './rules.ts';
import type { WeeklyWindow } from './windows.ts';

/** A Monday. */
const today = '2026-03-02';
const yesterday = '2026-03-01';

type Facts = Partial<Answer>;

interface WorkedNeed {
  readonly title: string;
  readonly need: Partial<Need>;
  readonly answers: Readonly<Record<string, Facts>>;
  /** Shown answers in order, `id score/assessable`, with `?` where a check is needed; then the hidden ones. */
  readonly expected: string;
  readonly outcomes?: Readonly<Record<string, Partial<Record<CriterionName, Outcome>>>>;
}

// Every answer: a public INF2 service that needs no accreditation and was verified today, so freshness gives 10
// of 10; everything else is unknown. Verified yesterday: floor(10 * 179 / 180) = 9.
function answerOf(id: string, facts: Facts): Answer {
  return {
    id,
    kind: 'service',
    entries: ['INF2'],
    audience: { kind: 'public' },
    accreditedUntil: null,
    verifiedOn: today,
    ...facts,
  };
}

function hours(weekday: number, fromHour: number, toHour: number): WeeklyWindow {
  return { weekday, startMinute: fromHour * 60, endMinute: toHour * 60 };
}

const child = (years: number) => ({ fromYears: years, toYears: years + 1 });
const only = (...organisations: string[]) => ({ kind: 'organisations' as const, organisations });
const perHour = (feeCents: number) => ({ kind: 'per_hour' as const, feeCents });
const here = { x: 0, y: 0 };

const workedNeeds: readonly WorkedNeed[] = [
  { title: 'the same entry', need: {}, answers: { a: {} }, expected: 'a 10/10' },
  {
    title: 'an answer for the whole group',
    need: {},
    answers: { a: { entries: ['INF'] } },
    expected: 'a 10/10',
  },
  {
    title: 'a need for the whole group',
    need: { entries: ['INF'] },
    answers: { a: { entries: ['INF5'] } },
    expected: 'a 10/10',
  },
  {
    title: 'another entry of the group, a longer number, a longer group: all something else',
    need: {},
    answers: { a: { entries: ['INF3'] }, b: { entries: ['INF21'] }, c: { entries: ['INFO'] } },
    expected: '- | entry 3',
  },
  {
    title: 'the own organisation, and another',
    need: { organisation: 'org-1' },
    answers: { a: { audience: only('org-1', 'org-3') }, b: { audience: only('org-2') } },
    expected: 'a 10/10 | audience 1',
  },
  {
    title: 'no organisation stated',
    need: {},
    answers: { a: { audience: only('org-1') } },
    expected: '- | audience 1',
  },
  {
    title: 'two years old, answer up to three',
    need: { beneficiaries: [child(2)] },
    answers: { a: { ages: { fromYears: 0, toYears: 3 } } },
    expected: 'a 10/10',
    outcomes: { a: { age: 'met' } },
  },
  {
    title: 'three years old: the upper age is outside',
    need: { beneficiaries: [child(3)] },
    answers: { a: { ages: { fromYears: 0, toYears: 3 } } },
    expected: '- | age 1',
  },
  {
    title: 'two children, one of the right age',
    need: { beneficiaries: [child(2), child(7)] },
    answers: { a: { ages: { fromYears: 6, toYears: 11 } } },
    expected: 'a 10/10',
    outcomes: { a: { age: 'partly' } },
  },
  {
    title: 'ages not known',
    need: { beneficiaries: [child(2)] },
    answers: { a: {} },
    expected: 'a 10/10?',
    outcomes: { a: { age: 'unknown' } },
  },
  {
    // Only this district 10 + 15; among others 10 + 10; another district hidden.
    title: 'districts without positions',
    need: { district: 'd4' },
    answers: {
      a: { servedDistricts: ['d4'] },
      b: { servedDistricts: ['d4', 'd6'] },
      c: { servedDistricts: ['d6'] },
    },
    expected: 'a 25/35 b 20/35 | distance 1',
  },
  {
    title: 'a district that may be served',
    need: { district: 'd4' },
    answers: { a: { position: here } },
    expected: 'a 10/10?',
    outcomes: { a: { distance: 'unknown' } },
  },
  {
    // 3-4-5 triangle: 500 of 2000 metres, floor(25 * 1500 / 2000) = 18; 10 + 18.
    title: 'five hundred metres of two thousand',
    need: { position: here, maxDistanceMetres: 2000 },
    answers: { a: { position: { x: 300, y: -400 } } },
    expected: 'a 28/35',
    outcomes: { a: { distance: 'met' } },
  },
  {
    // a: exactly 2000 metres, floor(25 * 0) = 0. b: 2000.6 metres, rounded up to 2001.
    title: 'the limit itself is within reach, a metre more is not',
    need: { position: here, maxDistanceMetres: 2000 },
    answers: { a: { position: { x: 1200, y: 1600 } }, b: { position: { x: 1201, y: 1600 } } },
    expected: 'a 10/35 | distance 1',
    outcomes: { a: { distance: 'met' } },
  },
  {
    // Measured distance rules the points, so none; the served district keeps it.
    title: 'beyond the limit, but the district is served',
    need: { district: 'd4', position: here, maxDistanceMetres: 1000 },
    answers: { a: { position: { x: 0, y: 3000 }, servedDistricts: ['d4'] } },
    expected: 'a 10/35',
    outcomes: { a: { distance: 'partly' } },
  },
  {
    // a has no position: district points 15. b is beyond the limit and its districts are not known.
    title: 'one half of reach known',
    need: { district: 'd4', position: here, maxDistanceMetres: 1000 },
    answers: { a: { servedDistricts: ['d4'] }, b: { position: { x: 0, y: 3000 } } },
    expected: 'a 25/35 b 10/10?',
    outcomes: { a: { distance: 'met' }, b: { distance: 'unknown' } },
  },
  {
    // Needed 180 minutes, covered 10 to 12 = 120: floor(30 * 120 / 180) = 20.
    title: 'two hours of three',
    need: { windows: [hours(1, 9, 12)] },
    answers: { a: { windows: [hours(1, 10, 14)] } },
    expected: 'a 30/40',
    outcomes: { a: { time: 'partly' } },
  },
  {
    // Needed 360 minutes, covered 180: floor(30 / 2) = 15.
    title: 'one day of two',
    need: { windows: [hours(1, 9, 12), hours(3, 9, 12)] },
    answers: { a: { windows: [hours(1, 8, 13), hours(5, 9, 12)] } },
    expected: 'a 25/40',
  },
  {
    title: 'windows that only touch, another day, and none at all',
    need: { windows: [hours(1, 9, 12)] },
    answers: { a: { windows: [hours(1, 12, 13)] }, b: { windows: [hours(2, 9, 12)] }, c: { windows: [] } },
    expected: '- | time 3',
  },
  {
    // The wish is 9 to 12 however it is written: 180 of 180 minutes.
    title: 'overlapping windows count once',
    need: { windows: [hours(1, 10, 12), hours(1, 9, 11)] },
    answers: { a: { windows: [hours(1, 9, 10), hours(1, 10, 12)] } },
    expected: 'a 40/40',
    outcomes: { a: { time: 'met' } },
  },
  {
    title: 'windows not known',
    need: { windows: [hours(1, 9, 12)] },
    answers: { a: {} },
    expected: 'a 10/10?',
  },
  {
    title: 'accreditation to the last day of the period',
    need: { period: { from: '2026-04-01', to: '2026-06-30' } },
    answers: {
      a: { accreditedUntil: '2026-06-30' },
      b: { accreditedUntil: '2026-06-29' },
      c: { accreditedUntil: undefined, verifiedOn: yesterday },
    },
    expected: 'a 10/10 c 9/10? | accreditation 1',
  },
  {
    // 90 days: floor(10 * 90 / 180) = 5. 180 days: stale, 0. 365 days: last day shown. 366 days: hidden.
    title: 'verification growing old',
    need: {},
    answers: {
      a: { verifiedOn: '2025-12-02' },
      b: { verifiedOn: '2025-09-03' },
      c: { verifiedOn: '2025-03-02' },
      d: { verifiedOn: '2025-03-01' },
    },
    expected: 'a 5/10 b 0/10 c 0/10 | freshness 1',
    outcomes: { a: { freshness: 'met' }, b: { freshness: 'partly' } },
  },
  {
    title: 'never verified',
    need: {},
    answers: { a: { verifiedOn: undefined } },
    expected: 'a 0/0?',
  },
  {
    title: 'step-free access needed',
    need: { accessibility: ['step_free'] },
    answers: {
      a: { accessibility: ['lift', 'step_free'] },
      b: { accessibility: [] },
      c: { verifiedOn: yesterday },
    },
    expected: 'a 10/10 c 9/10? | accessibility 1',
  },
  {
    // a: 10 + 5 for a preferred language. c: neither can be judged.
    title: 'Arabic indispensable, Arabic or Italian preferred',
    need: { indispensableLanguages: ['ar'], languages: ['it', 'ar'] },
    answers: { a: { languages: ['ar'] }, b: { languages: ['it'] }, c: { verifiedOn: yesterday } },
    expected: 'a 15/15 c 9/10? | indispensable_language 1',
  },
  {
    title: 'sharing not accepted',
    need: { sharingAccepted: false },
    answers: { a: { kind: 'shared_service' }, b: {} },
    expected: 'b 10/10 | sharing 1',
  },
  {
    // a: 10 + 15. b: 9 + 15. c: 10 + floor(15 * 1000 / 1500) = 10 + 10. d: cost cannot be judged.
    title: 'ten euro an hour',
    need: { budgetCentsPerHour: 1000 },
    answers: {
      a: { cost: { kind: 'free' } },
      b: { cost: perHour(1000), verifiedOn: yesterday },
      c: { cost: perHour(1500) },
      d: {},
    },
    expected: 'a 25/25 b 24/25 c 20/25 d 10/10',
    outcomes: { b: { cost: 'met' }, c: { cost: 'partly' }, d: { cost: 'unknown' } },
  },
  {
    // Free is within any budget; a fee cannot be held against none.
    title: 'no budget stated',
    need: {},
    answers: { a: { cost: { kind: 'free' } }, b: { cost: perHour(800) } },
    expected: 'a 25/25 b 10/10',
    outcomes: { b: { cost: 'not_asked' } },
  },
  {
    // floor(15 * 0 / 800) = 0.
    title: 'nothing to spend',
    need: { budgetCentsPerHour: 0 },
    answers: { a: { cost: perHour(800) } },
    expected: 'a 10/25',
    outcomes: { a: { cost: 'not_met' } },
  },
  {
    title: 'places open now',
    need: {},
    answers: { a: { openPlaces: 3 }, b: { openPlaces: 0 } },
    expected: 'a 20/20 b 10/20',
  },
  {
    title: 'a hub already used',
    need: { hubs: ['hub-1'] },
    answers: { a: { hub: 'hub-1' }, b: { hub: null }, c: { verifiedOn: yesterday } },
    expected: 'a 15/15 b 10/15 c 9/10',
  },
  {
    // 30 + 25 + 15 + 10 + 10 + 5 + 5.
    title: 'everything as asked',
    need: {
      beneficiaries: [child(2)],
      position: here,
      maxDistanceMetres: 1500,
      windows: [hours(2, 16, 18)],
      budgetCentsPerHour: 900,
      languages: ['it'],
      hubs: ['hub-1'],
    },
    answers: {
      a: {
        ages: { fromYears: 0, toYears: 6 },
        position: here,
        windows: [hours(2, 15, 19)],
        cost: perHour(900),
        openPlaces: 1,
        languages: ['it'],
        hub: 'hub-1',
      },
    },
    expected: 'a 100/100',
  },
  {
    // Tue and Thu 16-18 = 240 minutes.
    // a: time floor(30 * 120 / 240) = 15; 1300 of 2000 m (500-1200-1300): floor(25 * 700 / 2000) = 8; cost
    //    floor(15 * 900 / 1200) = 11; place 10; 61 days: floor(10 * 119 / 180) = 6; Italian 5: 55 of 95.
    // b: time unknown; 200 m: floor(25 * 1800 / 2000) = 22; free 15; no place 0; fresh 10; 47 of 60.
    // c: closed on both days.
    title: 'an afternoon carer for a grandmother',
    need: {
      entries: ['NAU4', 'NAU1'],
      beneficiaries: [child(81)],
      position: here,
      maxDistanceMetres: 2000,
      windows: [hours(2, 16, 18), hours(4, 16, 18)],
      budgetCentsPerHour: 900,
      languages: ['it'],
    },
    answers: {
      a: {
        entries: ['NAU1'],
        ages: { fromYears: 65, toYears: 130 },
        position: { x: 500, y: 1200 },
        windows: [hours(2, 14, 18), hours(4, 9, 12)],
        cost: perHour(1200),
        openPlaces: 2,
        verifiedOn: '2025-12-31',
        languages: ['it', 'es'],
      },
      b: {
        entries: ['NAU4'],
        ages: { fromYears: 65, toYears: 130 },
        position: { x: 0, y: 200 },
        cost: { kind: 'free' },
        openPlaces: 0,
      },
      c: { entries: ['NAU'], windows: [hours(1, 16, 18), hours(3, 16, 18)] },
    },
    expected: 'a 55/95 b 47/60? | time 1',
    outcomes: { b: { time: 'unknown', place_available: 'not_met', preferred_language: 'unknown' } },
  },
];

describe('needs worked out by hand', () => {
  test.each(workedNeeds)('$title', ({ need, answers, expected, outcomes }) => {
    const result = matchNeed(
      { entries: ['INF2'], ...need },
      Object.entries(answers).map(([id, facts]) => answerOf(id, facts)),
      { rules: defaultMatchRules, today, tieBreakKey: 'k' },
    );
    const shown = result.matches.map(
      ({ answerId, score, assessablePoints, needsCheck }) =>
        `${answerId} ${score}/${assessablePoints}${needsCheck ? '?' : ''}`,
    );
    const hidden = result.hidden.map(({ reason, count }) => `${reason} ${count}`);
    const parts = [shown.join(' ') || '-', hidden.join(' ')].filter((part) => part !== '');
    expect(parts.join(' | ')).toBe(expected);
    for (const [id, wanted] of Object.entries(outcomes ?? {})) {
      const criteria = result.matches.find(({ answerId }) => answerId === id)?.criteria ?? [];
      const found = Object.fromEntries(criteria.map(({ criterion, outcome }) => [criterion, outcome]));
      expect(found).toMatchObject(wanted);
    }
  });

  test('are at least thirty', () => {
    expect(workedNeeds.length).toBeGreaterThanOrEqual(30);
  });
});
