import type { NeedSelection, NeedSource, SurveyDefinition } from './definition.ts';
import { visibleQuestions } from './flow.ts';
import type { Answers } from './flow.ts';
import { cleanAnswers } from './validate.ts';

/**
 * What the answers tell about a need, and nothing about the person: `entries` are taxonomy codes, the most
 * important first, at most three. A fact that was not told is absent.
 */
export interface NeedFacts {
  entries: string[];
  district?: string;
  childAgeBands?: string[];
  moments?: string[];
  sharesWith?: string[];
}

/**
 * Reads the facts of a need off the answers by the definition's own mapping (`x.need`). Without a mapping, or
 * when nothing was chosen, `entries` is empty.
 */
export function needFacts(definition: SurveyDefinition, answers: Answers): NeedFacts {
  const mapping = definition.x.need;
  const facts: NeedFacts = { entries: [] };
  if (!mapping) return facts;
  const clean = cleanAnswers(definition, answers);
  const asked = visibleQuestions(definition, clean);

  const told = (source: NeedSource | undefined): string[] => {
    const selection: NeedSelection = typeof source === 'object' ? source : { question: source ?? '' };
    const { question: name, values } = selection;
    const choices = asked.find((visible) => visible.name === name)?.choices ?? [];
    const chosen = [Object.hasOwn(clean, name) ? clean[name] : []]
      .flat()
      .filter((value) => typeof value === 'string')
      .filter((value) => choices.some((choice) => choice.value === value));
    if (isList(values)) return chosen.filter((value) => values.includes(value));
    if (values) return chosen.flatMap((value) => (Object.hasOwn(values, value) ? (values[value] ?? []) : []));
    return chosen.filter((value) =>
      choices.some((one) => one.value === value && !one.isExclusive && !one.isOther),
    );
  };

  facts.entries = told(mapping.entries).slice(0, 3);
  const [district] = told(mapping.district);
  if (district !== undefined) facts.district = district;
  for (const fact of ['childAgeBands', 'moments', 'sharesWith'] as const) {
    const list = told(mapping[fact]);
    if (list.length) facts[fact] = list;
  }
  return facts;
}

function isList(values: NeedSelection['values']): values is readonly string[] {
  return Array.isArray(values);
}
