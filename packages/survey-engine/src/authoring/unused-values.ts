import type { SurveyDefinition } from '../definition.ts';

/** Paths of calculated values that no condition, no text and no other used value asks for. */
export function unusedCalculatedValues({ calculatedValues = [], ...rest }: SurveyDefinition): string[] {
  const used = new Set<string>();
  noteNames(rest, used);
  // Values build on earlier ones only, so the last is looked at first.
  for (const { name, expression } of [...calculatedValues].reverse())
    if (used.has(name)) noteNames(expression, used);
  return calculatedValues.flatMap(({ name }, index) =>
    used.has(name) ? [] : [`calculatedValues[${index}]`],
  );
}

function noteNames(given: unknown, names: Set<string>): void {
  if (typeof given === 'string')
    for (const [, name] of given.matchAll(/\{\s*([A-Za-z]\w{0,63})[^{}]{0,140}\}/g)) names.add(name ?? '');
  else if (typeof given === 'object' && given !== null)
    for (const part of Object.values(given)) noteNames(part, names);
}
