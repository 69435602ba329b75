import { assertFloor, DisclosureFault } from './fault.ts';
import {
  MAX_WAVE_SUBMISSIONS,
  OTHER,
  type WaveDimension,
  type WaveItem,
  type WaveSubmission,
} from './wave.ts';

/** Answers from which researchers may be given an extract. */
export interface ResearchInput {
  /** Nobody is told apart among fewer people than this; 2 to 1,000. */
  readonly floor: number;
  readonly dimensions: readonly WaveDimension[];
  /** Special items and rankings are left out, whatever they are. */
  readonly items: readonly WaveItem[];
  readonly submissions: readonly WaveSubmission[];
}

/** One person's part: groups and answers by name; what is missing was not given, or would have told too much. */
export interface ResearchRecord {
  readonly groups: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

export type ResearchExtract =
  | {
      readonly kind: 'made';
      readonly dimensions: readonly string[];
      readonly items: readonly string[];
      readonly records: readonly ResearchRecord[];
    }
  | { readonly kind: 'refused'; readonly reason: 'too_few_people' | 'one_firm' | 'nothing_left' };

/** Of ten people eight are in, drawn by lot: nobody knows of anybody that she is. */
export const SAMPLED_SHARE = 0.8;
/** Fewer answers are not given away person by person. */
export const LEAST_FOR_RESEARCH = 100;
/** At most this share of the sample is left out for the sake of a dimension; else the dimension goes. */
const MOST_LEFT_OUT = 0.1;
/** In a class in which so many gave one answer, the answer tells what each of them said. */
const UNANIMOUS = 0.9;

/**
 * Records without firm for researchers: a sample in random order, ordinary items alone, and of the dimensions as many
 * as leave everybody in a class of at least `floor` people, and of the floor outside of any one firm. Options that
 * fewer chose become `other`; an answer that nearly all of a class gave is left out there.
 *
 * `random` gives numbers from 0 up to, not including, 1; it must be one that cannot be guessed.
 * @throws DisclosureFault for a floor that protects nobody, or too many submissions
 */
export function researchExtract(input: ResearchInput, random: () => number): ResearchExtract {
  const { floor, submissions } = input;
  assertFloor(floor, 'floor');
  if (submissions.length > MAX_WAVE_SUBMISSIONS)
    throw new DisclosureFault('submissions', `must be at most ${MAX_WAVE_SUBMISSIONS}`);
  if (submissions.length < Math.max(LEAST_FOR_RESEARCH, 10 * floor))
    return { kind: 'refused', reason: 'too_few_people' };
  if (!hides(submissions, floor)) return { kind: 'refused', reason: 'one_firm' };
  const sample = shuffled(submissions, random).slice(0, Math.floor(submissions.length * SAMPLED_SHARE));
  const { dimensions, classes } = classesOf(sample, input.dimensions, floor);
  if (classes.length === 0) return { kind: 'refused', reason: 'nothing_left' };
  const items = input.items.filter(({ isSpecial, kind }) => isSpecial !== true && kind !== 'ranking');
  const kept = classes.flat();
  const frequent = new Map(items.map(({ name }) => [name, frequentOptions(kept, name, floor)]));
  const records = classes.flatMap((people) => recordsOf(people, dimensions, frequent));
  return {
    kind: 'made',
    dimensions,
    items: items.map(({ name }) => name),
    records: shuffled(records, random),
  };
}

/** Whether these people are enough, and enough of them of other firms whichever firm looks. */
function hides(people: readonly WaveSubmission[], floor: number): boolean {
  if (people.length < floor) return false;
  const byFirm = Map.groupBy(people, ({ company }) => company);
  return [...byFirm.values()].every((own) => people.length - own.length >= floor);
}

/** Classes of people whose groups are the same, with as many dimensions, the first before, as hide nearly everybody. */
function classesOf(sample: readonly WaveSubmission[], all: readonly WaveDimension[], floor: number) {
  for (let count = all.length; count >= 0; count -= 1) {
    const dimensions = all.slice(0, count).map(({ name }) => name);
    const byGroups = Map.groupBy(sample, ({ groups }) =>
      JSON.stringify(dimensions.map((name) => groups[name] ?? null)),
    );
    const classes = [...byGroups.values()].filter((people) => hides(people, floor));
    const left = classes.reduce((sum, people) => sum + people.length, 0);
    if (left >= sample.length * (1 - MOST_LEFT_OUT)) return { dimensions, classes };
  }
  return { dimensions: [], classes: [] };
}

/** Options that enough people chose, of more than one firm. */
function frequentOptions(
  people: readonly WaveSubmission[],
  item: string,
  floor: number,
): ReadonlySet<string> {
  const byOption = new Map<string, WaveSubmission[]>();
  for (const person of people)
    for (const option of person.answers[item] ?? []) {
      const chosenBy = byOption.get(option);
      if (chosenBy === undefined) byOption.set(option, [person]);
      else chosenBy.push(person);
    }
  const rare = new Set<WaveSubmission>();
  const frequent = new Set<string>();
  for (const [option, chosenBy] of byOption)
    if (hides(chosenBy, floor)) frequent.add(option);
    else for (const person of chosenBy) rare.add(person);
  if (hides([...rare], floor)) frequent.add(OTHER);
  return frequent;
}

function recordsOf(
  people: readonly WaveSubmission[],
  dimensions: readonly string[],
  frequent: ReadonlyMap<string, ReadonlySet<string>>,
): ResearchRecord[] {
  const answersOf = (person: WaveSubmission, item: string): readonly string[] => {
    const options = frequent.get(item) ?? new Set();
    const told = (person.answers[item] ?? []).map((option) => (options.has(option) ? option : OTHER));
    return [...new Set(told)].filter((option) => options.has(option)).toSorted();
  };
  const items = [...frequent.keys()].filter(
    (item) => !isUnanimous(people.map((person) => answersOf(person, item))),
  );
  return people.map((person) => ({
    groups: Object.fromEntries(
      dimensions.flatMap((name) => (person.groups[name] === undefined ? [] : [[name, person.groups[name]]])),
    ),
    answers: Object.fromEntries(
      items.flatMap((item) => {
        const answers = answersOf(person, item);
        return answers.length === 0 ? [] : [[item, answers]];
      }),
    ),
  }));
}

function isUnanimous(answers: readonly (readonly string[])[]): boolean {
  const counts = new Map<string, number>();
  for (const options of answers)
    for (const option of options) counts.set(option, (counts.get(option) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= UNANIMOUS * answers.length);
}

/** Fisher and Yates. */
function shuffled<Item>(list: readonly Item[], random: () => number): Item[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item];
  }
  return mixed;
}
