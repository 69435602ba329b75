import { sql } from 'kysely';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { listCommunities } from '../../identity/index.ts';
import { writeToPerson, type PeopleMailDeps } from '../people-mail.ts';
import { todayIn } from './bank-context.ts';
import { alarmGravity, type PoolAlarm } from './pool-forecast.ts';
import { listPoolRows, lockPool, type PoolRow } from './pool-queries.ts';
import { getPool } from './pools.ts';

export type PoolWarningDeps = Omit<PeopleMailDeps, 'community'> & { app: Database };

/** Of each side: the firm's officers, and the secretaries. */
const mostPeople = 20;
/** A pool that goes to and fro about its pace is told of again only after so many days of calm. */
const calmDays = 14;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Tells of each pool that has come to a graver state, once for each crossing: the firm's officers, who can add hours, and
 * the secretaries. What was told is kept in the transaction of the mails. Harmless at any moment, twice, and on any
 * number of nodes.
 */
export async function warnOfLowPools(deps: PoolWarningDeps): Promise<void> {
  for (const community of await listCommunities(deps.app)) {
    const own = { ...deps, community };
    const pools = await inCommunity(deps.app, community.id, (trx) => listPoolRows(trx, community.id));
    for (const pool of pools.filter((row) => runsOn(row, todayIn(own))))
      await inCommunity(deps.app, community.id, (trx) => warnOf(trx, own, pool.id));
  }
}

function runsOn({ state, starts_on: from, ends_on: until }: PoolRow, today: string): boolean {
  return state === 'open' && from <= today && today < until;
}

async function warnOf(trx: CommunityTransaction, deps: PeopleMailDeps, id: string): Promise<void> {
  const { community, clock } = deps;
  const row = await lockPool(trx, community.id, id);
  if (row === undefined || !runsOn(row, todayIn(deps))) return;
  const { forecast } = await getPool(trx, deps, id);
  const { alarm } = forecast;
  if (alarm === row.told_alarm) return;
  const isGraver = alarmGravity(alarm) > alarmGravity(row.told_alarm);
  const calmFrom = (row.told_at?.getTime() ?? 0) + calmDays * dayMilliseconds;
  if (!isGraver && clock.now().getTime() < calmFrom) return;
  await trx
    .updateTable('time_bank.pool')
    .set({ told_alarm: alarm, told_at: clock.now() })
    .where('community_id', '=', community.id)
    .where('id', '=', id)
    .execute();
  if (isGraver) await tell(trx, deps, row, alarm);
}

async function tell(
  trx: CommunityTransaction,
  deps: PeopleMailDeps,
  pool: PoolRow,
  alarm: PoolAlarm,
): Promise<void> {
  const { officers, keepers } = await listPeopleToTell(trx, deps.community.id, pool.organisation_id);
  const readers = [
    ...officers.map((personId) => ({ personId, path: '/console?section=hours' })),
    // Whoever is both reads one mail.
    ...keepers
      .filter((personId) => !officers.includes(personId))
      .map((personId) => ({ personId, path: '/desk/time-bank?part=pools' })),
  ];
  for (const { personId, path } of readers)
    await writeToPerson(trx, deps, personId, {
      kind: alarm === 'empty' ? 'pool_empty' : 'pool_low',
      path,
      parametersIn: () => ({ organisation: pool.organisation_name, year: String(pool.year) }),
    });
}

async function listPeopleToTell(
  trx: CommunityTransaction,
  communityId: string,
  organisationId: string,
): Promise<{ officers: string[]; keepers: string[] }> {
  const { rows } = await sql<{ person_id: string; is_officer: boolean }>`
    select m.person_id, bool_or(m.organisation_id = ${organisationId}::uuid and 'hr_officer' = any (m.roles)) as is_officer
    from identity.membership m
    where m.community_id = ${communityId} and m.is_active
      and ('secretary' = any (m.roles)
           or (m.organisation_id = ${organisationId}::uuid and 'hr_officer' = any (m.roles)))
    group by m.person_id order by m.person_id`.execute(trx);
  const of = (isOfficer: boolean) =>
    rows
      .filter((row) => row.is_officer === isOfficer)
      .slice(0, mostPeople)
      .map((row) => row.person_id);
  return { officers: of(true), keepers: of(false) };
}
