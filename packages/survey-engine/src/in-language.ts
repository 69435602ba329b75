import { localize } from './definition.ts';
import type { LocalizedText, SurveyDefinition } from './definition.ts';
import { isRecord } from './reading.ts';

const textKeys = new Set([
  'title',
  'description',
  'text',
  'html',
  'noneText',
  'otherText',
  'labelTrue',
  'labelFalse',
  'minRateDescription',
  'maxRateDescription',
  'placeholder',
]);

/** The same definition with every text in one language only: a third of the bytes for who answers in it. */
export function definitionIn(definition: SurveyDefinition, language: string): SurveyDefinition {
  const { x, ...rest } = definition;
  const inOne = (given: unknown): unknown => {
    if (Array.isArray(given)) return given.map(inOne);
    if (!isRecord(given)) return given;
    return Object.fromEntries(
      Object.entries(given).map(([key, part]) => [
        key,
        textKeys.has(key) ? localize(part as LocalizedText, language) : key === 'x' ? part : inOne(part),
      ]),
    );
  };
  return {
    ...(inOne(rest) as Omit<SurveyDefinition, 'x'>),
    locale: language,
    x: { ...x, locales: [language] },
  };
}
