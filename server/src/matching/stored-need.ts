import type { Need } from '@snodo/allocation';
import type { needAgeBands } from '@snodo/contract';
import type { WeeklyWindow } from '../catalogue/index.ts';
import type { NeedRow } from '../needs/index.ts';

/** Half-open, in whole years; nobody is older than the last. */
export const yearsOf: Record<(typeof needAgeBands)[number], readonly [number, number]> = {
  '0-2': [0, 3],
  '3-5': [3, 6],
  '6-10': [6, 11],
  '11-13': [11, 14],
  '14-17': [14, 18],
  '18-64': [18, 65],
  '65-79': [65, 80],
  '80+': [80, 130],
};

/**
 * A stored need as matching reads it, one entry of it. Who she is, who looks after it and when it was stated play no
 * part; her organisation opens what is for that firm's people only.
 */
export function factsOf(row: NeedRow, entry: string, organisation: string | undefined): Need {
  return {
    entries: [entry],
    beneficiaries: row.age_bands.map((band) => {
      const [fromYears, toYears] = yearsOf[band as keyof typeof yearsOf];
      return { fromYears, toYears };
    }),
    district: row.reach === 'district' ? row.district_code : undefined,
    windows: row.windows as unknown as WeeklyWindow[],
    period:
      row.from_on === null || row.until_on === null ? undefined : { from: row.from_on, to: row.until_on },
    budgetCentsPerHour: row.budget_cents_per_hour ?? undefined,
    languages: row.languages,
    indispensableLanguages: row.indispensable_languages,
    accessibility: row.accessibility,
    sharingAccepted: row.is_sharing_accepted ?? undefined,
    organisation,
  };
}
