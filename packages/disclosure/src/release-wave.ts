import { AudienceWriter } from './audience.ts';
import type { ReadySystem } from './audience.ts';
import { cellAt, isShown, poolOf } from './cell-system.ts';
import { hiddenDecisions } from './decisions.ts';
import { EarlierWaves, nextCells, renewedCells } from './earlier-waves.ts';
import { mergeOffers } from './merge-offers.ts';
import { protectWave } from './protect-wave.ts';
import type { ProtectedWave } from './protect-wave.ts';
import { assertWave } from './read-wave.ts';
import { responseRate } from './response-rate.ts';
import { releaseThemes } from './release-themes.ts';
import type { AudienceThemes } from './release-themes.ts';
import { LEAST_INVITED_FOR_GROUPS } from './wave.ts';
import type { SeriesState, WaveInput } from './wave.ts';
import type { AudienceRelease, WaveDecision, WaveRelease } from './wave-release.ts';
import { floorOf, keptCategories, marginFloor, readPeople } from './wave-systems.ts';
import type { WavePeople } from './wave-systems.ts';

export interface ReleaseOptions {
  /**
   * Called before each item and at the end. What it throws ends the release, which is how a caller keeps a deadline.
   */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Decides what each audience may read of a wave of a needs survey and writes it in the form in which it is read. Pure:
 * the same input, in any order of its submissions, gives the same release.
 * @throws DisclosureFault for an input that is malformed or out of bounds
 */
export function releaseWave(input: WaveInput, options: ReleaseOptions = {}): WaveRelease {
  assertWave(input);
  const earlier = new EarlierWaves(input.series);
  const floor = marginFloor(input.items, input.floors);
  const answered = new Map(input.companies.map(({ name }) => [name, 0]));
  for (const { company } of input.submissions) answered.set(company, (answered.get(company) ?? 0) + 1);
  const leftOut = firmsLeftOut(answered, floor);
  const firms = input.companies.map(({ name }) => name).filter((name) => !leftOut.has(name));
  const invited = new Map(input.companies.map((company) => [company.name, company]));
  const hasGroups = (firm: string): boolean => (invited.get(firm)?.invited ?? 0) >= LEAST_INVITED_FOR_GROUPS;
  const known = new Map(input.series?.firms.map(({ name, isReleased }) => [name, isReleased]));
  const people = readPeople(
    input,
    firms,
    input.submissions.filter(({ company }) => !leftOut.has(company)),
    hasGroups,
  );
  const wave = protectWave(people, {
    items: input.items,
    floors: input.floors,
    hasGroups,
    isWithheld: (firm) => {
      if (known.get(firm) === false) return 'earlier_wave';
      return (answered.get(firm) ?? 0) < floor ? 'floor' : undefined;
    },
    isGroupWithheld: (firm, dimension, group) =>
      (invited.get(firm)?.invitedBy?.[dimension]?.[group] ?? Infinity) < floor,
    earlier,
    onProgress: options.onProgress,
  });
  const isSteady = (unit: number): boolean =>
    firms.every((name, at) => {
      const turnover = invited.get(name)?.turnover;
      return (unit !== at && unit < firms.length) || (turnover?.joiners === 0 && turnover.leavers === 0);
    });
  const ready = [wave.margins, ...wave.systems].map((named) => ({
    named,
    renewed: renewedCells(people, named, earlier, isSteady),
  }));
  const themes = releaseThemes(input);
  return {
    wave: earlier.waves + 1,
    audiences: audiences(input, wave, ready, earlier, themes, answered),
    decisions: [
      ...[...leftOut].map((company): WaveDecision => ({
        code: 'left_out_of_pool',
        company,
        names: [],
        cells: 0,
      })),
      ...mergedOptions(input, people),
      ...ready.flatMap((one) => hiddenDecisions(people, one)),
      ...mergeOffers(people, wave.systems),
    ],
    state: nextState(input, wave, ready, earlier),
  };
}

/**
 * Firms with too few answers count in the pool, unless they are so few that the pool less the other firms would tell
 * of them; then they are left out of it altogether.
 */
function firmsLeftOut(answered: ReadonlyMap<string, number>, floor: number): Set<string> {
  const small = [...answered].filter(([, people]) => people > 0 && people < floor);
  const sum = small.reduce((total, [, people]) => total + people, 0);
  return new Set(small.length < 2 || sum < floor ? small.map(([name]) => name) : []);
}

function mergedOptions({ items }: WaveInput, people: WavePeople): WaveDecision[] {
  return items.flatMap((item) => {
    const kept = new Set(keptCategories(people, item));
    const names = item.categories.filter((category) => !kept.has(category));
    return names.length === 0
      ? []
      : [{ code: 'options_merged', item: item.name, names, cells: names.length }];
  });
}

function audiences(
  input: WaveInput,
  wave: ProtectedWave,
  ready: readonly ReadySystem[],
  earlier: EarlierWaves,
  themes: AudienceThemes,
  answered: ReadonlyMap<string, number>,
): AudienceRelease[] {
  const { people } = wave;
  const at = new Map(people.firms.map((name, index) => [name, index]));
  const invited = input.companies.reduce((sum, company) => sum + company.invited, 0);
  const floor = floorOf(undefined, input.floors);
  const rateOf = (count: number, asked: number) => responseRate(count, asked, { floor });
  const write = (unit: number) => tablesOf(input, wave, ready, earlier, unit);
  const pool = {
    ...write(people.firms.length),
    responseRate: rateOf(input.submissions.length, invited),
    themes: themes.pool,
  };
  const companies = input.companies.map(({ name, invited: asked }): AudienceRelease => {
    const unit = at.get(name);
    const tables = unit === undefined ? TOO_FEW : write(unit);
    const rate =
      tables.status === 'too_few' ? ({ kind: 'too_few' } as const) : rateOf(answered.get(name) ?? 0, asked);
    return {
      audience: 'company',
      company: name,
      ...tables,
      responseRate: rate,
      themes: themes.companies.get(name) ?? [],
    };
  });
  return [{ audience: 'pool', ...pool }, { audience: 'public', ...pool, crosses: [] }, ...companies];
}

type Tables = Omit<AudienceRelease, 'audience' | 'company' | 'responseRate' | 'themes'>;

const TOO_FEW: Tables = { status: 'too_few', items: [], dimensions: [], crosses: [] };

function tablesOf(
  input: WaveInput,
  { people, margins }: ProtectedWave,
  ready: readonly ReadySystem[],
  earlier: EarlierWaves,
  unit: number,
): Tables {
  const total = cellAt(margins.system, unit, 0, 0);
  const [first, ...others] = ready;
  if (first === undefined || !isShown(margins.system, total)) return TOO_FEW;
  const writer = new AudienceWriter(people, unit, earlier, first);
  const band = writer.people(0);
  const hasGroups =
    unit === poolOf(margins.system) ||
    (input.companies.find(({ name }) => name === people.firms[unit])?.invited ?? 0) >=
      LEAST_INVITED_FOR_GROUPS;
  const dimensions = hasGroups ? [...input.dimensions.keys()] : [];
  const systemsOf = (name: string) => others.filter(({ named }) => named.item === name);
  return {
    status: 'released',
    ...(band === undefined ? {} : { people: band }),
    items: input.items.map((item) => writer.item(item, systemsOf(item.name))),
    dimensions: dimensions.map((dimension) => writer.dimension(dimension)),
    crosses: input.items.flatMap((item) => {
      const systems = systemsOf(item.name);
      if (systems[0]?.named.isCrossable !== true) return [];
      return dimensions.map((dimension) => writer.cross(item, systems, dimension));
    }),
  };
}

function nextState(
  input: WaveInput,
  { people, margins }: ProtectedWave,
  ready: readonly ReadySystem[],
  earlier: EarlierWaves,
): SeriesState {
  const cells = ready.flatMap(({ named, renewed }) => nextCells(people, named, renewed, earlier));
  const fresh = new Set(cells.map(({ name }) => JSON.stringify(name)));
  const kept = (input.series?.cells ?? []).filter(({ name }) => !fresh.has(JSON.stringify(name)));
  const firms = new Map(input.series?.firms.map(({ name, isReleased }) => [name, isReleased]));
  const present = new Set(input.submissions.map(({ company }) => company));
  for (const { name: company } of input.companies) {
    const unit = people.firms.indexOf(company);
    if (firms.has(company) || !present.has(company)) continue;
    firms.set(company, unit >= 0 && isShown(margins.system, cellAt(margins.system, unit, 0, 0)));
  }
  return {
    version: 1,
    waves: earlier.waves + 1,
    items: [...new Set([...(input.series?.items ?? []), ...input.items.map(({ name }) => name)])],
    firms: [...firms].map(([name, isReleased]) => ({ name, isReleased })),
    cells: [...kept, ...cells],
  };
}
