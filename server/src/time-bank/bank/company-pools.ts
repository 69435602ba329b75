import type { CompanyPool } from '@snodo/contract';
import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { companyFloor } from './company-figures.ts';
import { todayIn, type BankContext } from './bank-context.ts';
import { companyReleaseReach } from './policy.ts';
import { alarmGravity, dayAfter, forecastPool } from './pool-forecast.ts';
import { listDrawRows, listPoolRows, type PoolRow } from './pool-queries.ts';

const stepPercent = 5;

/**
 * A firm's own pools as its officers read them. The alarm is of today, because a firm that hears too late can do
 * nothing; the figures are of the last Monday, in steps, and only once ten people stand behind what was drawn, so that
 * nobody reads off them who gave or was given an hour on which day.
 */
export async function listCompanyPools(trx: CommunityTransaction, actor: Actor, context: BankContext) {
  const reach = companyReleaseReach(actor);
  if (reach.kind === 'none') throw new Problem('forbidden');
  const today = todayIn(context);
  const { id: communityId } = context.community;
  const rows = (await listPoolRows(trx, communityId)).filter(
    (row) =>
      row.state === 'open' &&
      row.ends_on > today &&
      (reach.kind === 'all' || reach.ids.includes(row.organisation_id)),
  );
  const asOf = mondayOf(today);
  const ids = rows.map(({ id }) => id);
  const draws = await listDrawRows(trx, communityId, ids);
  const people = await countDrawPeople(trx, communityId, ids, asOf);
  const items = rows.map((row) =>
    toCompanyPool(row, {
      draws: draws.filter(({ pool_id }) => pool_id === row.id),
      people: people.get(row.id) ?? 0,
      today,
      asOf,
    }),
  );
  return { items: items.toSorted((a, b) => alarmGravity(b.alarm) - alarmGravity(a.alarm)) };
}

interface PoolView {
  draws: readonly { on: string; minutes: number }[];
  people: number;
  today: string;
  asOf: string;
}

function toCompanyPool(row: PoolRow, { draws, people, today, asOf }: PoolView): CompanyPool {
  const course = {
    committedMinutes: row.committed_minutes,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    lowAtPercent: row.low_at_percent,
  };
  const seen = forecastPool({ ...course, draws: draws.filter(({ on }) => on <= asOf) }, asOf);
  const share = (minutes: number) =>
    Math.floor((Math.max(0, minutes) * 100) / row.committed_minutes / stepPercent) * stepPercent;
  return {
    organisation: { code: row.organisation_code, name: row.organisation_name },
    unit: row.unit,
    year: row.year,
    committedMinutes: row.committed_minutes,
    alarm: forecastPool({ ...course, draws }, today).alarm,
    asOf,
    figures:
      people < companyFloor
        ? null
        : {
            leftPercent: share(seen.leftMinutes),
            runwayWeeks: seen.runwayDays === null ? null : Math.floor(Math.max(0, seen.runwayDays) / 7),
            runsOutMonth: seen.runsOutOn?.slice(0, 7) ?? null,
            expectedPercent: share(seen.expectedMinutes),
          },
  };
}

/** The Monday on or before a day. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(day, -weekday);
}

/** Different people behind what left each pool: who was given hours of it, and whose gifts it doubled. */
async function countDrawPeople(
  trx: CommunityTransaction,
  communityId: string,
  poolIds: readonly string[],
  until: string,
): Promise<Map<string, number>> {
  if (poolIds.length === 0) return new Map();
  const { rows } = await sql<{ pool_id: string; people: number }>`
    select d.pool_id, count(distinct coalesce(d.to_member_id, g.from_member_id))::int as people
    from time_bank.pool_draw d
    left join time_bank.gift g on g.community_id = d.community_id and g.id = d.gift_id
    where d.community_id = ${communityId} and d.pool_id = any(${poolIds}::uuid[]) and d.drawn_on <= ${until}::date
      and not exists (select 1 from time_bank.transfer r where r.community_id = d.community_id and r.reverses_id = d.id)
    group by d.pool_id`.execute(trx);
  return new Map(rows.map((row) => [row.pool_id, row.people]));
}
