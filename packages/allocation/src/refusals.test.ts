import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { MatchFault } from './fault.ts';
import { matchNeed } from './match-need.ts';
import type { Need } from './need.ts';
import { checkRules, defaultMatchRules } from './rules.ts';
import type { MatchRules } from './rules.ts';

const options = { rules: defaultMatchRules, today: '2026-03-02', tieBreakKey: 'k' };
const answer: Answer = { id: 'a', kind: 'service', entries: ['INF'], audience: { kind: 'public' } };
const window = { weekday: 1, startMinute: 540, endMinute: 720 };

function faultOf(act: () => unknown): string {
  try {
    act();
  } catch (fault) {
    if (fault instanceof MatchFault) return `${fault.code} ${fault.path}`;
    throw fault;
  }
  return 'no fault';
}

/** Inputs as they come from outside, where the types have not been able to hold them. */
function refusal(need: object, answers: readonly object[] = []): string {
  return faultOf(() =>
    matchNeed(
      { entries: ['INF'], ...need } as Need,
      answers.map((facts) => ({ ...answer, ...facts })) as Answer[],
      options,
    ),
  );
}

describe('a need', () => {
  test.each([
    [{ entries: [] }, 'too_few need.entries'],
    [{ entries: ['INF1', 'INF2', 'INF3', 'INF4'] }, 'too_many need.entries'],
    [{ entries: ['INF1', 'INF1'] }, 'repeated need.entries'],
    [{ entries: ['childcare'] }, 'not_a_code need.entries[0]'],
    [{ windows: Array.from({ length: 51 }, () => window) }, 'too_many need.windows'],
    [{ windows: [window, { ...window, endMinute: 540 }] }, 'empty_range need.windows[1].endMinute'],
    [{ windows: [{ ...window, weekday: 0 }] }, 'out_of_range need.windows[0].weekday'],
    [{ windows: 'monday' }, 'not_a_list need.windows'],
    [{ beneficiaries: [{ fromYears: 3, toYears: 3 }] }, 'empty_range need.beneficiaries[0].toYears'],
    [{ beneficiaries: [{ fromYears: 2.5, toYears: 3 }] }, 'not_an_integer need.beneficiaries[0].fromYears'],
    [{ position: { x: Number.NaN, y: 0 } }, 'not_an_integer need.position.x'],
    [{ maxDistanceMetres: 0 }, 'out_of_range need.maxDistanceMetres'],
    [{ period: { from: '2026-02-30', to: '2026-03-01' } }, 'not_a_day need.period.from'],
    [{ period: { from: '2026-03-02', to: '2026-03-01' } }, 'empty_range need.period.to'],
    [{ sharingAccepted: 'yes' }, 'not_a_boolean need.sharingAccepted'],
    [{ district: 'd'.repeat(201) }, 'too_long need.district'],
    [{ languages: ['it', ''] }, 'not_text need.languages[1]'],
    [{ position: null }, 'not_an_object need.position'],
  ])('%j is refused', (need, fault) => {
    expect(refusal(need)).toBe(fault);
  });
});

describe('an answer', () => {
  test.each([
    [{ kind: 'shop' }, 'not_allowed answers[1].kind'],
    [{ audience: undefined }, 'not_an_object answers[1].audience'],
    [{ audience: { kind: 'friends' } }, 'not_allowed answers[1].audience.kind'],
    [{ cost: { kind: 'per_hour' } }, 'not_an_integer answers[1].cost.feeCents'],
    [{ cost: { kind: 'barter' } }, 'not_allowed answers[1].cost.kind'],
    [{ openPlaces: -1 }, 'out_of_range answers[1].openPlaces'],
    [{ accreditedUntil: '2026-6-1' }, 'not_a_day answers[1].accreditedUntil'],
    [{ sources: { cost: { source: 7 } } }, 'not_text answers[1].sources.cost.source'],
    [{ id: 'first' }, 'repeated answers[1].id'],
  ])('%j is refused', (facts, fault) => {
    expect(refusal({}, [{ id: 'first' }, facts])).toBe(fault);
  });

  test('beyond the five thousandth is refused', () => {
    const answers = Array.from({ length: 5001 }, (_, index) => ({ id: `a${index}` }));
    expect(refusal({}, answers)).toBe('too_many answers');
  });
});

describe('options', () => {
  test('without a day or a key are refused', () => {
    const need: Need = { entries: ['INF'] };
    expect(faultOf(() => matchNeed(need, [], { ...options, today: 'today' }))).toBe('not_a_day today');
    expect(faultOf(() => matchNeed(need, [], { ...options, tieBreakKey: '' }))).toBe('not_text tieBreakKey');
  });
});

describe('rules', () => {
  const weights = defaultMatchRules.weights;
  const limits = defaultMatchRules.limits;

  test.each<[string, Partial<MatchRules>, string]>([
    ['weights that sum to 99', { weights: { ...weights, time: 29 } }, 'weights_not_100 rules.weights'],
    [
      'a fraction of a point',
      { weights: { ...weights, time: 29.5, cost: 15.5 } },
      'not_an_integer rules.weights.time',
    ],
    [
      'a negative weight that hides in the sum',
      { weights: { ...weights, time: 40, cost: -5, same_hub: 15 } },
      'out_of_range rules.weights.cost',
    ],
    [
      'district points above the distance weight',
      { district: { onlyThisPoints: 26, amongOthersPoints: 10 } },
      'out_of_range rules.district.onlyThisPoints',
    ],
    [
      'hiding before going stale',
      { limits: { ...limits, hiddenAfterDays: 100 } },
      'out_of_range rules.limits.hiddenAfterDays',
    ],
    ['no version', { version: '' }, 'not_text rules.version'],
  ])('with %s are refused', (_title, change, fault) => {
    expect(faultOf(() => checkRules({ ...defaultMatchRules, ...change }))).toBe(fault);
  });

  test('that are published sum to 100 and cannot be altered', () => {
    expect(checkRules(defaultMatchRules)).toEqual(defaultMatchRules);
    expect([defaultMatchRules, weights, limits, defaultMatchRules.district].every(Object.isFrozen)).toBe(
      true,
    );
  });
});
