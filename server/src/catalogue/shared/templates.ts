import type { SharedTemplate } from '@snodo/contract';
import type { SplitRule } from '@snodo/quantities';
import type { WeeklyWindow } from '../rows.ts';

interface TemplateValues {
  code: SharedTemplate;
  /** Entries of the taxonomy whose services are most often shared so. */
  entries: string[];
  quorumFamilies: number;
  places: number;
  childrenPerCarer: number;
  split: SplitRule;
  windows: WeeklyWindow[];
}

function each(weekdays: readonly number[], startMinute: number, endMinute: number): WeeklyWindow[] {
  return weekdays.map((weekday) => ({ weekday, startMinute, endMinute }));
}

const hour = 60;

/**
 * First values of the form, which whoever begins a shared service changes as she likes. One carer for three small
 * children or for six who do homework is what the cooperatives of the programme work with; it is no rule of law.
 */
export const templates: readonly TemplateValues[] = [
  {
    code: 'babysitter',
    entries: ['INF2'],
    quorumFamilies: 3,
    places: 6,
    childrenPerCarer: 3,
    split: 'child_hour',
    windows: each([2, 4], 16 * hour, 19 * hour),
  },
  {
    code: 'carer',
    entries: ['NAU1'],
    quorumFamilies: 3,
    places: 4,
    childrenPerCarer: 2,
    split: 'child_hour',
    windows: each([1, 3, 5], 9 * hour, 12 * hour),
  },
  {
    code: 'after_school',
    entries: ['INF3'],
    quorumFamilies: 4,
    places: 12,
    childrenPerCarer: 6,
    split: 'child_hour',
    windows: each([1, 2, 3, 4], 16 * hour + 30, 18 * hour + 30),
  },
  {
    code: 'escort',
    entries: ['NAU3'],
    quorumFamilies: 3,
    places: 8,
    childrenPerCarer: 2,
    split: 'equal',
    windows: each([3], 8 * hour, 13 * hour),
  },
  {
    code: 'concierge',
    entries: ['QUO1'],
    quorumFamilies: 6,
    places: 30,
    childrenPerCarer: 12,
    split: 'equal',
    windows: each([1, 3, 5], 17 * hour, 19 * hour),
  },
];
