import type { PublishedCost } from './directory.ts';

/** The feed speaks Italian; other languages stand in `x_translations`. */
const languageNames = new Intl.DisplayNames('it', { type: 'language' });
const euro = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR' });

const units: Readonly<Record<string, string>> = {
  hour: 'all’ora',
  day: 'al giorno',
  week: 'alla settimana',
  month: 'al mese',
  meeting: 'a incontro',
  course: 'a corso',
  meal: 'a pasto',
};

/** `ar` is `arabo`; a code that has no name stays a code. */
export function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

export interface CostWords {
  readonly option: string;
  readonly feeCents: number | null;
  readonly words: string;
}

/** Each price of a cost, in words. */
export function costWords(cost: PublishedCost): CostWords[] {
  const priced = (option: string, feeCents: number, unit: string): CostWords => ({
    option,
    feeCents,
    words: `${euro.format(feeCents / 100)} ${units[unit] ?? unit}`,
  });
  switch (cost.kind) {
    case 'free':
      return [{ option: 'Gratuito', feeCents: 0, words: 'Gratuito' }];
    case 'per_hour':
      return [priced('Tariffa', cost.feeCents, 'hour')];
    case 'per_unit':
      return [priced('Tariffa', cost.feeCents, cost.unit)];
    case 'by_income':
      return cost.bands.map(({ upToCents, feeCents }) =>
        priced(
          upToCents === null ? 'ISEE oltre' : `ISEE fino a ${euro.format(upToCents / 100)}`,
          feeCents,
          cost.unit,
        ),
      );
    case 'by_people':
      return cost.bands.map(({ fromPeople, toPeople, feeCents }) =>
        priced(
          toPeople === null
            ? `Da ${fromPeople} persone, ciascuna`
            : `Da ${fromPeople} a ${toPeople} persone, ciascuna`,
          feeCents,
          cost.unit,
        ),
      );
    case 'split':
      return [priced(`Da dividere tra ${cost.leastPeople}–${cost.mostPeople}`, cost.totalCents, cost.unit)];
    case 'stated':
      return cost.options.map(({ words, feeCents }) => ({ option: words, feeCents, words }));
  }
}
