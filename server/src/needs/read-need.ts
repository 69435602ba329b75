import type { NeedInput } from '@snodo/contract';
import { listTaxonomy, type WeeklyWindow } from '../catalogue/index.ts';
import { toJson, type CommunityTransaction } from '../db/index.ts';
import { dayIn, Problem, type Clock } from '../http/index.ts';
import type { Community } from '../identity/index.ts';

/** Which districts there are, as another domain knows it: needs may not ask it itself. */
export interface Districts {
  hasDistrict(trx: CommunityTransaction, community: Community, code: string): Promise<boolean>;
  /** Whether it is a quarter or a place of the drawing. */
  hasSpot(trx: CommunityTransaction, community: Community, code: string): Promise<boolean>;
}

interface Fault {
  path: string;
  code: string;
  message: string;
}

const weekDays = 7;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * What a need says, as columns. Refused with the paths of its fields: an entry that is a group or none, a district that
 * is not there, a period that is over, hours on days that the period does not have, the same language wanted and needed
 * twice over.
 */
export async function readNeed(
  trx: CommunityTransaction,
  { community, clock, districts }: { community: Community; clock: Clock; districts: Districts },
  input: NeedInput,
) {
  const taxonomy = await listTaxonomy(trx, community, 'it');
  const entries = new Set(taxonomy.filter(({ group }) => group !== null).map(({ code }) => code));
  const faults: Fault[] = input.entries.flatMap((code, index) =>
    entries.has(code)
      ? []
      : [
          {
            path: `json.need.entries.${index}`,
            code: 'unknown_entry',
            message: 'Not an entry of the taxonomy',
          },
        ],
  );
  if (!(await districts.hasDistrict(trx, community, input.district)))
    faults.push({ path: 'json.need.district', code: 'unknown', message: 'There is none of this code' });
  if (input.around !== undefined && !(await districts.hasSpot(trx, community, input.around)))
    faults.push({ path: 'json.need.around', code: 'unknown', message: 'No quarter or place of this code' });
  faults.push(...faultsOfTime(input, dayIn(community.timeZone, clock.now())));
  if (faults.length > 0) throw new Problem('invalid_request', { faults });
  return {
    for_whom: input.forWhom,
    entries: input.entries,
    age_bands: [...new Set(input.ageBands)],
    district_code: input.district,
    reach: input.reach,
    windows: toJson(input.windows),
    from_on: input.from ?? null,
    until_on: input.until ?? null,
    budget_cents_per_hour: input.budgetCentsPerHour ?? null,
    // What is indispensable is welcome anyway.
    languages: [...new Set(input.languages)].filter((code) => !input.indispensableLanguages.includes(code)),
    indispensable_languages: [...new Set(input.indispensableLanguages)],
    accessibility: [...new Set(input.accessibility)],
    is_sharing_accepted: input.sharing ?? null,
    around_code: input.around ?? null,
    cared_for: input.caredFor,
    has_room: input.hasRoom,
    joins_others: input.joinsOthers,
  };
}

function faultsOfTime({ from, until, windows }: NeedInput, today: string): Fault[] {
  if (until !== undefined && until < today)
    return [{ path: 'json.need.until', code: 'over', message: 'This day has passed' }];
  if (until === undefined || windows.length === 0 || meets(windows, from ?? today, until)) return [];
  return [
    { path: 'json.need.windows', code: 'never_meet', message: 'None of these weekdays lies in the period' },
  ];
}

/** Whether a period has one of the windows' weekdays. */
function meets(windows: readonly WeeklyWindow[], from: string, until: string): boolean {
  const [first, last] = [Date.parse(from), Date.parse(until)];
  const days = Math.min(weekDays, 1 + Math.round((last - first) / dayMilliseconds));
  const weekdays = new Set(
    Array.from({ length: days }, (_, step) => {
      const day = new Date(first + step * dayMilliseconds).getUTCDay();
      return day === 0 ? weekDays : day;
    }),
  );
  return windows.some(({ weekday }) => weekdays.has(weekday));
}
