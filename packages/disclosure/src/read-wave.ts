import { assertDistinctNames, assertFloor, DisclosureFault } from './fault.ts';
import {
  MAX_GROUPS,
  MAX_SERIES_CELLS,
  MAX_WAVE_CATEGORIES,
  MAX_WAVE_COMPANIES,
  MAX_WAVE_DIMENSIONS,
  MAX_WAVE_ITEMS,
  MAX_WAVE_SUBMISSIONS,
  NO_ANSWER_GIVEN,
} from './wave.ts';
import type { WaveInput, WaveItem, WaveTexts } from './wave.ts';

/** Lowest floor of the platform, in people: the lowest band that readers are told. */
const LEAST_FLOOR = 5;

/**
 * Refuses an input that is malformed or out of bounds.
 * @throws DisclosureFault whose path names the place
 */
export function assertWave(input: WaveInput): void {
  for (const [name, floor] of Object.entries(input.floors)) assertFloor(floor, `floors.${name}`);
  if (input.floors.platform < LEAST_FLOOR) throw new DisclosureFault('floors.platform', 'must be 5 or more');
  const names = (entries: readonly { readonly name: string }[]): string[] => entries.map(({ name }) => name);
  assertDistinctNames(names(input.items), 'items', MAX_WAVE_ITEMS);
  for (const [at, item] of input.items.entries()) assertItem(item, `items[${at}]`);
  if (input.dimensions.length > 0) {
    assertDistinctNames(names(input.dimensions), 'dimensions', MAX_WAVE_DIMENSIONS);
  }
  for (const [at, { categories }] of input.dimensions.entries()) {
    assertDistinctNames(categories, `dimensions[${at}].categories`, MAX_GROUPS);
  }
  assertDistinctNames(names(input.companies), 'companies', MAX_WAVE_COMPANIES);
  for (const [at, { invited, turnover }] of input.companies.entries()) {
    const numbers = [invited, turnover?.joiners ?? 0, turnover?.leavers ?? 0];
    if (numbers.some((people) => !Number.isInteger(people) || people < 0)) {
      throw new DisclosureFault(`companies[${at}]`, 'must count people in whole numbers');
    }
  }
  assertSubmissions(input);
  for (const [at, texts] of (input.texts ?? []).entries()) assertTexts(texts, input, `texts[${at}]`);
  if ((input.series?.cells.length ?? 0) > MAX_SERIES_CELLS) {
    throw new DisclosureFault('series.cells', `are more than ${MAX_SERIES_CELLS}`);
  }
}

function assertItem({ categories, steps, floor, kind }: WaveItem, path: string): void {
  assertDistinctNames(categories, `${path}.categories`, MAX_WAVE_CATEGORIES);
  if (categories.includes(NO_ANSWER_GIVEN)) {
    throw new DisclosureFault(`${path}.categories`, `must not use the reserved name ${NO_ANSWER_GIVEN}`);
  }
  if (floor !== undefined) assertFloor(floor, `${path}.floor`);
  if (steps === undefined) return;
  const isFit =
    kind === 'scale' && steps.length === categories.length && new Set(steps).size === steps.length;
  if (!isFit || !steps.every(Number.isFinite)) {
    throw new DisclosureFault(`${path}.steps`, 'must be one different number for each category of a scale');
  }
}

function assertSubmissions({ submissions, items, dimensions, companies }: WaveInput): void {
  if (submissions.length > MAX_WAVE_SUBMISSIONS) {
    throw new DisclosureFault('submissions', `are more than ${MAX_WAVE_SUBMISSIONS}`);
  }
  const left = new Map(companies.map(({ name, invited }) => [name, invited]));
  const groups = new Map(dimensions.map(({ name, categories }) => [name, new Set(categories)]));
  const answers = new Map(
    items.map(({ name, kind, categories }) => [
      name,
      {
        categories: new Set(categories),
        most: kind === 'multiple' || kind === 'ranking' ? categories.length : 1,
      },
    ]),
  );
  for (const [at, submission] of submissions.entries()) {
    const room = left.get(submission.company);
    if (room === undefined) throw new DisclosureFault(`submissions[${at}].company`, 'is not a company');
    if (room === 0)
      throw new DisclosureFault(`submissions[${at}].company`, 'has more answers than invited people');
    left.set(submission.company, room - 1);
    for (const [dimension, group] of Object.entries(submission.groups)) {
      if (groups.get(dimension)?.has(group) !== true) {
        throw new DisclosureFault(`submissions[${at}].groups.${dimension}`, 'is not a category');
      }
    }
    for (const [item, chosen] of Object.entries(submission.answers)) {
      const known = answers.get(item);
      const isFit =
        known !== undefined &&
        chosen.length <= known.most &&
        new Set(chosen).size === chosen.length &&
        chosen.every((answer) => known.categories.has(answer));
      if (!isFit) throw new DisclosureFault(`submissions[${at}].answers.${item}`, 'does not fit the item');
    }
  }
}

function assertTexts({ themes, texts }: WaveTexts, { companies }: WaveInput, path: string): void {
  assertDistinctNames(themes, `${path}.themes`, MAX_WAVE_CATEGORIES);
  if (texts.length > MAX_WAVE_SUBMISSIONS) {
    throw new DisclosureFault(`${path}.texts`, `are more than ${MAX_WAVE_SUBMISSIONS}`);
  }
  const names = new Set(companies.map(({ name }) => name));
  for (const [at, text] of texts.entries()) {
    const isFit =
      names.has(text.company) &&
      new Set(text.themes).size === text.themes.length &&
      text.themes.every((theme) => themes.includes(theme));
    if (!isFit)
      throw new DisclosureFault(`${path}.texts[${at}]`, 'must name a company and themes, each once');
  }
}
