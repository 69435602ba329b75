import type { Answers } from './answers.ts';
import type { NeedSelection, NeedSource } from './definition.ts';
import { visibleQuestions } from './flow.ts';
import type { PreparedSurvey } from './prepared.ts';
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
 * Reads the facts of a need off the answers by the survey's own mapping (`x.need`). Without a mapping, or
 * when nothing was chosen, `entries` is empty.
 */
export function needFacts(survey: PreparedSurvey, answers: Answers): NeedFacts {
  const mapping = survey.x.need;
  const facts: NeedFacts = { entries: [] };
  if (!mapping) return facts;
  const clean = cleanAnswers(survey, answers);
  const asked = visibleQuestions(survey, clean);

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
