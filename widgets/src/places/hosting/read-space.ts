import type { AccessRule, KeptSpace, PlaceHours, SpaceChange } from './hosting-api.ts';
import { textOf } from './hosting-words.ts';

export const audiences = ['own_staff', 'firms', 'groups', 'residents'] as const;

const weekMinutes = 7 * 24 * 60;

/** What the form of a space says, new or known: all but how it is claimed. */
export function readSpace(
  given: FormData,
  mode: KeptSpace['mode'],
  former: readonly AccessRule[] = [],
): Omit<SpaceChange, 'version' | 'isPaused'> {
  const count = (name: string) => Number(textOf(given, name)) || 0;
  const noShow = count('noShow');
  const [houseRules, insuranceNote] = [textOf(given, 'houseRules'), textOf(given, 'insuranceNote')];
  const week = JSON.parse(textOf(given, 'week') || '[]') as PlaceHours['week'];
  return {
    name: textOf(given, 'name'),
    kind: textOf(given, 'kind') as KeptSpace['kind'],
    capacityPeople: count('capacity'),
    bufferMinutes: mode === 'counted' ? 0 : count('buffer'),
    longestMinutes: count('longest') || 480,
    takesSeries: given.has('series'),
    ...(noShow === 0 ? {} : { noShowMinutes: noShow }),
    ...(houseRules === '' ? {} : { houseRules }),
    ...(insuranceNote === '' ? {} : { insuranceNote }),
    ...(given.has('ownHours') && week.length > 0
      ? { hours: { week, holidays: given.has('holidays') ? ['italy'] : [], closures: [] } }
      : {}),
    access: readAccess(given, former),
  };
}

/** Who books, by one choice an audience; notice, horizon and shares are the same for all of them. */
function readAccess(given: FormData, former: readonly AccessRule[]): AccessRule[] {
  const share = (name: string, most: number) => {
    const hours = Number(textOf(given, name)) || 0;
    return hours === 0 ? null : Math.min(hours * 60, most);
  };
  return audiences.flatMap((audience): AccessRule[] => {
    const word = textOf(given, `access-${audience}`);
    if (word === '' || word === 'no') return [];
    return [
      {
        audience,
        needsApproval: word === 'ask',
        decideWithinHours: former.find((rule) => rule.audience === audience)?.decideWithinHours ?? 72,
        noticeMinutes: Number(textOf(given, 'notice')) || 0,
        horizonDays: Number(textOf(given, 'horizon')) || 90,
        // Those who work there are no guests: no share holds for them.
        personWeekMinutes: audience === 'own_staff' ? null : share('personHours', weekMinutes),
        organisationMonthMinutes: audience === 'own_staff' ? null : share('organisationHours', 1_000_000),
      },
    ];
  });
}

/** A space as it stands, as a change of nothing. */
export function toChange(space: KeptSpace): SpaceChange {
  return {
    version: space.version,
    isPaused: space.isPaused,
    name: space.name,
    kind: space.kind,
    capacityPeople: space.capacityPeople,
    bufferMinutes: space.bufferMinutes,
    longestMinutes: space.longestMinutes,
    takesSeries: space.takesSeries,
    ...(space.noShowMinutes === null ? {} : { noShowMinutes: space.noShowMinutes }),
    ...(space.houseRules === null ? {} : { houseRules: space.houseRules }),
    ...(space.insuranceNote === null ? {} : { insuranceNote: space.insuranceNote }),
    access: space.access,
  };
}
