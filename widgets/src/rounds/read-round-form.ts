import type { NewRound } from './rounds-api.ts';

/** Rows of the form: as many services and parties as a round of a neighbourhood has; more are a matter of the API. */
export const serviceRows = [1, 2, 3, 4] as const;
export const criterionRows = [1, 2, 3] as const;
export const partyRows = [1, 2, 3] as const;

/** What stands in the form, without its id; rows that were left empty are none. */
export function readRoundForm(given: FormData): Omit<NewRound, 'id'> {
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const places = (name: string) => Math.max(0, Math.trunc(Number(text(name)) || 0));
  return {
    name: text('name'),
    appliesUntil: new Date(text('appliesUntil')).toISOString(),
    services: serviceRows
      .filter((row) => text(`service${row}`) !== '')
      .map((row) => ({
        code: text(`service${row}`),
        places: places(`places${row}`),
        reservedPlaces: places(`reserved${row}`),
      })),
    criteria: criterionRows
      .filter((row) => text(`criterion${row}`) !== '')
      .map((row) => ({
        name: text(`criterion${row}`),
        levels: text(`levels${row}`)
          .split('\n')
          .map((level) => level.trim())
          .filter((level) => level !== ''),
      })),
    promises: partyRows
      .filter((row) => text(`party${row}`) !== '')
      .map((row) => ({ party: text(`party${row}`), promise: text(`promise${row}`).toLowerCase() })),
  };
}
