import type { GeneratedFirm, People } from './programme-people.ts';
import type { LanguageCode } from './programme.ts';
import { seededRandom, type Random } from './random.ts';

/** A generated employee: enough to be invited, nothing that describes a life. */
export interface GeneratedPerson {
  /** `{organisation}-{number}`, stable as long as the firm's place in the numbering is. */
  readonly code: string;
  /** The subject that the firm's connection would know the person by; says nothing about her. */
  readonly subject: string;
  readonly organisation: string;
  readonly connection: string | null;
  readonly workSite: string;
  readonly language: LanguageCode;
}

const languageWeights: readonly { readonly language: LanguageCode; readonly weight: number }[] = [
  { language: 'it', weight: 88 },
  { language: 'en', weight: 8 },
  { language: 'ar', weight: 4 },
];

/**
 * The generated employees of every firm, in order of firm and number: each firm's headcount less its named
 * persons. The same settings give the same people; a person does not change when a headcount grows.
 */
export function generatePeople(people: Pick<People, 'seed' | 'firms' | 'named'>): GeneratedPerson[] {
  return people.firms.flatMap((firm) => {
    const named = people.named.filter((person) => person.organisation === firm.organisation).length;
    const count = Math.max(0, firm.headcount - named);
    return Array.from({ length: count }, (_, index) => generatedPerson(people.seed, firm, index + 1));
  });
}

function generatedPerson(seed: string, firm: GeneratedFirm, number: number): GeneratedPerson {
  const code = `${firm.organisation}-${String(number).padStart(4, '0')}`;
  const random = seededRandom(`${seed}/${code}`);
  return {
    code,
    subject: `generated-${hexDigits(random, 16)}`,
    organisation: firm.organisation,
    connection: firm.connection,
    workSite: random.pick(firm.workSites).code,
    language: random.pick(languageWeights).language,
  };
}

function hexDigits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.below(16).toString(16)).join('');
}
