import type { AccessRule } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import type { Community } from '../../identity/index.ts';
import { rulesOf } from './bookable.ts';
import { findMisfit } from './fit.ts';
import { buffersOf, canHave, type SpaceMode } from './free-times.ts';
import { listUnitTimes, type SpaceRow } from './space-queries.ts';
import { dayMilliseconds, type Stretch } from './wall-times.ts';

const most = 3;

export interface FreeSpace {
  space: SpaceRow;
  rule: AccessRule;
}

/** How many of a space's places so many people take: seats one each, an exclusive space all of it. */
export function quantityIn({ mode }: Pick<SpaceRow, 'mode'>, people: number): number {
  return mode === 'exclusive' ? 1 : people;
}

/** Of these spaces the first few that let somebody in by a rule and can be had at exactly this time. */
export async function findFreeSpaces(
  trx: CommunityTransaction,
  community: Community,
  spaces: readonly SpaceRow[],
  wanted: {
    time: Stretch;
    people: number;
    now: Date;
    ruleOf: (space: SpaceRow) => AccessRule | undefined;
  },
): Promise<FreeSpace[]> {
  const { time, people, now, ruleOf } = wanted;
  const fitting = spaces.flatMap((space): FreeSpace[] => {
    const rule = ruleOf(space);
    if (rule === undefined || space.units.length === 0) return [];
    return findMisfit(time, rulesOf(space, rule).rules, now.getTime()) === undefined ? [{ space, rule }] : [];
  });
  // Buffers reach over the ends of what is looked at.
  const range = { from: time.start - dayMilliseconds, to: time.end + dayMilliseconds };
  const units = fitting.flatMap(({ space }) => space.units);
  const times = new Map(
    (await listUnitTimes(trx, community.id, units, range)).map((unit) => [unit.id, unit]),
  );
  return fitting
    .filter(({ space }) =>
      canHave(
        {
          mode: space.mode as SpaceMode,
          ...buffersOf(space),
          units: space.units.flatMap(({ id }) => times.get(id) ?? []),
        },
        time,
        quantityIn(space, people),
      ),
    )
    .slice(0, most);
}
