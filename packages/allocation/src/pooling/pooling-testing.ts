import * as fc from 'fast-check';
import type { WeeklyWindow } from '../windows.ts';
import type { PoolNeed, PoolPlace } from './pool-need.ts';
import { defaultPoolRules } from './pool-rules.ts';
import type { PoolRules } from './pool-rules.ts';
import type { Worth } from './choose-groups.ts';

export const rules: PoolRules = { ...defaultPoolRules, minCommonMinutes: 60 };

export const needFacts: Omit<PoolNeed, 'id'> = {
  entry: 'INF2',
  position: { x: 0, y: 0 },
  windows: [{ weekday: 2, startMinute: 960, endMinute: 1_080 }],
  caredFor: 1,
  canHost: true,
};

// A small world: needs have to be near and free together often for a property to say anything.
const window: fc.Arbitrary<WeeklyWindow> = fc
  .record({
    weekday: fc.integer({ min: 1, max: 3 }),
    start: fc.integer({ min: 28, max: 40 }),
    quarters: fc.integer({ min: 1, max: 16 }),
    skew: fc.constantFrom(0, 0, 5),
  })
  .map(({ weekday, start, quarters, skew }) => ({
    weekday,
    startMinute: start * 30 + skew,
    endMinute: Math.min(1_440, start * 30 + skew + quarters * 15),
  }));

const facts: fc.Arbitrary<Omit<PoolNeed, 'id'>> = fc
  .record({
    entry: fc.constantFrom('INF2', 'INF2', 'NAU1'),
    position: fc.record({ x: fc.integer({ min: -700, max: 700 }), y: fc.integer({ min: -700, max: 700 }) }),
    windows: fc.array(window, { minLength: 1, maxLength: 3 }),
    caredFor: fc.integer({ min: 1, max: 3 }),
    ages: fc.option(
      fc
        .tuple(fc.nat(6), fc.integer({ min: 1, max: 3 }))
        .map(([fromYears, years]) => ({ fromYears, toYears: fromYears + years })),
      { nil: undefined },
    ),
    languages: fc.option(fc.subarray(['it', 'en', 'ar'], { minLength: 1 }), { nil: undefined }),
    brings: fc.option(fc.constant(['cat']), { nil: undefined, freq: 5 }),
    avoids: fc.option(fc.constant(['cat']), { nil: undefined, freq: 5 }),
    canHost: fc.boolean(),
  })
  .map((need) => need);

export const needsArbitrary = (maxLength: number): fc.Arbitrary<PoolNeed[]> =>
  fc
    .array(facts, { maxLength })
    .map((list) => list.map((need, index) => ({ id: `need-${String(index).padStart(2, '0')}`, ...need })));

export const placesArbitrary: fc.Arbitrary<PoolPlace[]> = fc.constantFrom(
  [],
  [{ code: 'snodo', position: { x: 100, y: 0 } }],
);

/** Minutes of the week in whole quarters, one by one: a slow and independent way. */
function quartersOf(windows: readonly WeeklyWindow[]): Set<number> {
  const quarters = new Set<number>();
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    for (let quarter = 0; quarter < 96; quarter += 1) {
      const minutes = Array.from({ length: 15 }, (_, minute) => quarter * 15 + minute);
      const isFree = (minute: number) =>
        windows.some((one) => one.weekday === weekday && one.startMinute <= minute && minute < one.endMinute);
      if (minutes.every(isFree)) quarters.add(weekday * 96 + quarter);
    }
  }
  return quarters;
}

const quartersKept = new WeakMap<PoolNeed, Set<number>>();

function freeQuarters(need: PoolNeed): Set<number> {
  const kept = quartersKept.get(need) ?? quartersOf(need.windows);
  quartersKept.set(need, kept);
  return kept;
}

const metres = (one: PoolPlace['position'], other: PoolPlace['position']) =>
  Math.hypot(one.x - other.x, one.y - other.y);

/** What a group would be worth, by the published rules and nothing of what searches; or why it is no group. */
export function judgeGroup(
  group: readonly PoolNeed[],
  places: readonly PoolPlace[],
  published: PoolRules = rules,
): Worth | string {
  if (group.length < 2 || group.length > published.maxFamilies) return 'families';
  if (new Set(group.map(({ entry }) => entry)).size > 1) return 'entry';
  if (group.reduce((sum, { caredFor }) => sum + caredFor, 0) > published.maxCaredFor) return 'cared for';
  for (const one of group) {
    for (const other of group) {
      if (metres(one.position, other.position) > published.maxDistanceMetres) return 'distance';
      if (one !== other && one.brings?.some((tag) => other.avoids?.includes(tag))) return 'home';
    }
  }
  const ages = group.flatMap((need) => need.ages ?? []);
  const gap =
    Math.max(...ages.map(({ toYears }) => toYears - 1)) - Math.min(...ages.map((age) => age.fromYears));
  if (ages.length > 1 && gap > published.maxAgeGapYears) return 'ages';
  const spoken = ['it', 'en', 'ar'].filter((language) =>
    group.every(({ languages }) => languages === undefined || languages.includes(language)),
  );
  if (spoken.length === 0) return 'language';
  const [first, ...rest] = group.map(freeQuarters);
  const common = [...(first ?? [])].filter((quarter) => rest.every((other) => other.has(quarter)));
  const minutes = common.length * 15;
  if (minutes < published.minCommonMinutes) return 'time';
  const hosts = [...group.filter(({ canHost }) => canHost), ...places].filter(({ position }) =>
    group.every((need) => metres(need.position, position) <= published.maxDistanceMetres),
  );
  if (hosts.length === 0) return 'host';
  const cents = (families: number) =>
    Math.ceil(
      ((published.feeCentsPerHour + (families - 1) * published.furtherFamilyCentsPerHour) * minutes) / 60,
    );
  const walks = hosts.map(({ position }) =>
    group.reduce((sum, need) => sum + Math.ceil(metres(need.position, position)), 0),
  );
  return {
    families: group.length,
    savingCents: group.length * cents(1) - cents(group.length),
    walkMetres: Math.min(...walks),
  };
}

export function subsetsOf<Member>(list: readonly Member[], most: number): Member[][] {
  const [first, ...rest] = list;
  if (first === undefined || most === 0) return [[]];
  return [...subsetsOf(rest, most), ...subsetsOf(rest, most - 1).map((subset) => [first, ...subset])];
}

/** The best choice of disjoint groups, by trying all. */
export function bestByForce(needs: readonly PoolNeed[], places: readonly PoolPlace[]): Worth {
  const groups = subsetsOf(needs, rules.maxFamilies).flatMap((group) => {
    const worth = judgeGroup(group, places);
    return typeof worth === 'string' ? [] : [{ group, worth }];
  });
  const best = (left: readonly PoolNeed[]): Worth => {
    const [first, ...rest] = left;
    if (first === undefined) return { families: 0, savingCents: 0, walkMetres: 0 };
    const key = left.map(({ id }) => id).join(' ');
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    let most = best(rest);
    for (const { group, worth } of groups) {
      if (!group.includes(first) || !group.every((need) => left.includes(need))) continue;
      const more = best(left.filter((need) => !group.includes(need)));
      const sum = {
        families: worth.families + more.families,
        savingCents: worth.savingCents + more.savingCents,
        walkMetres: worth.walkMetres + more.walkMetres,
      };
      if (isBetter(sum, most)) most = sum;
    }
    known.set(key, most);
    return most;
  };
  const known = new Map<string, Worth>();
  return best(needs);
}

export function isBetter(one: Worth, other: Worth): boolean {
  if (one.families !== other.families) return one.families > other.families;
  if (one.savingCents !== other.savingCents) return one.savingCents > other.savingCents;
  return one.walkMetres < other.walkMetres;
}
