export type PeopleBand = { kind: 'none' } | { kind: 'below' | 'about'; people: number };

const bandPeople = 10;

/** Down to tens, and fewer than ten are never told apart. */
export function bandOf(people: number): PeopleBand {
  if (people === 0) return { kind: 'none' };
  if (people < bandPeople) return { kind: 'below', people: bandPeople };
  return { kind: 'about', people: Math.floor(people / bandPeople) * bandPeople };
}
