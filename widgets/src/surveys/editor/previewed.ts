import { prepareSurvey, readDefinition, type SurveyDefinition } from '@snodo/survey-engine';
import type { PreparedSurvey } from '@snodo/survey-engine/player';
import { outlineOf, someWords, type Draft } from './draft.ts';
import { listAt, partAt, readPath, withoutItem, withPart, type JsonPath } from './json-path.ts';
import { textPaths } from './text-paths.ts';

/** What stands where words are still missing. */
const gap = '…';

/** A draft that can be asked in a language, and what it was read as. */
export interface Previewed {
  readonly definition: SurveyDefinition;
  readonly survey: PreparedSurvey;
}

/**
 * A draft as people would be asked it in a language: words that are missing are taken from another language or left as
 * a gap, and the question that is looked at is shown whatever its conditions say. Undefined as long as something else
 * keeps it from being asked.
 */
export function previewedDraft(draft: Draft, language: string, looksAt?: string): Previewed | undefined {
  const pages = draft.pages.filter((page) => listAt(page, ['elements']).length > 0);
  const asked: unknown = { ...draft, pages, locale: language, x: { ...draft.x, locales: [language] } };
  const worded = textPaths(asked, { isWithLocked: true }).reduce<unknown>((one, path) => {
    const words = someWords(draft, partAt(one, path), language).trim() || gap;
    return withPart(one, path, { [language]: words });
  }, asked);
  const definition = readMended(worded, language);
  if (!definition) return undefined;
  return { definition, survey: prepareSurvey(unconditional(definition, looksAt), language) };
}

const mostRounds = 4;

/** What a question can do without: while it is half written, the rest is shown. */
const dispensable =
  /\.(?:visibleIf|enableIf|requiredIf|choicesVisibleIf|defaultValue|x\.(?:groups|bands|exclusive)|customLabels|validators\[\d+\])(?=$|[.[])|^calculatedValues\[\d+\]/u;

/** Reads a draft, and what cannot be read of it without what is at fault. */
function readMended(draft: unknown, language: string): SurveyDefinition | undefined {
  let mended = draft;
  for (let round = 0; round < mostRounds; round += 1) {
    const read = readDefinition(mended);
    if ('definition' in read) return read.definition;
    const before = mended;
    for (const place of faultyPlaces(read.faults))
      mended = place.endsWith('Text')
        ? withPart(mended, readPath(place), { [language]: gap })
        : withoutPart(mended, readPath(place));
    if (mended === before) return undefined;
  }
  return undefined;
}

/** What can be left out or filled in, the last first, so that places in lists stay what they are. */
function faultyPlaces(faults: readonly { readonly path: string }[]): string[] {
  const places = faults.flatMap(({ path }) => {
    if (/\.(?:none|other|selectAll)Text$/u.test(path)) return [path];
    const [found] = dispensable.exec(path) ?? [];
    return found === undefined ? [] : [path.slice(0, path.indexOf(found) + found.length)];
  });
  return [...new Set(places)].toReversed();
}

function withoutPart(draft: unknown, path: JsonPath): unknown {
  return typeof path.at(-1) === 'number' ? withoutItem(draft, path) : withPart(draft, path, undefined);
}

/** Without the conditions of a question and of what it stands in. */
function unconditional(definition: SurveyDefinition, name: string | undefined): SurveyDefinition {
  const draft = definition as unknown as Draft;
  const entry = outlineOf(draft).find((one) => name !== undefined && one.asks === name);
  if (!entry) return definition;
  const holders = entry.path.flatMap((_key, at) => (at % 2 === 1 ? [entry.path.slice(0, at + 1)] : []));
  return holders.reduce<unknown>(
    (one, path) => withPart(one, [...path, 'visibleIf'], undefined),
    draft,
  ) as SurveyDefinition;
}

/** Whether a question, or what it stands in, is shown on a condition. */
export function isConditional(draft: Draft, name: string | undefined): boolean {
  const entries = outlineOf(draft);
  const own = entries.find((one) => name !== undefined && one.asks === name);
  return entries.some(
    (one) => one.hasCondition && own !== undefined && one.path.every((key, at) => own.path[at] === key),
  );
}
