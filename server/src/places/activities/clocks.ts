import { sql } from 'kysely';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { listCommunities } from '../../identity/index.ts';
import { findActivityRow } from './activity-queries.ts';
import { tellAbout } from './called-off.ts';
import type { ActivityContext } from './context.ts';
import { relockDate } from './date-queries.ts';
import { changeRegistration, findRegistrationRow } from './registration-queries.ts';
import { offerNext } from './registration-queue.ts';

export type ActivityClockDeps = Omit<ActivityContext, 'community' | 'language'> & { app: Database };

/** In one round and of one kind; the next round goes on where this one stopped. */
const mostMoves = 500;
const needsDays = 30;
/** For so long a registration says whose it was. */
const namedDays = 366;

/**
 * What happens by itself: an offer that nobody answered goes to the next, places that came free without a word are
 * offered, what somebody needed is forgotten thirty days after, and a year on nobody's name stands with a
 * registration. Each in a transaction of its own; harmless at any moment, twice, and on any number of nodes.
 */
export async function runActivityClocks({ app, ...rest }: ActivityClockDeps): Promise<void> {
  for (const community of await listCommunities(app)) {
    const context: ActivityContext = { ...rest, community, language: 'it' };
    for (const move of [lapseOffer, serveQueue])
      for (let done = 0; done < mostMoves; done += 1)
        if (!(await inCommunity(app, community.id, (trx) => move(trx, context)))) break;
    await inCommunity(app, community.id, (trx) => forget(trx, context));
  }
}

/** Answers whether there was one. What another node did meanwhile is seen once the lock is held. */
async function lapseOffer(trx: CommunityTransaction, context: ActivityContext): Promise<boolean> {
  const { community, clock } = context;
  const now = clock.now();
  const { rows } = await sql<{ id: string; activity_id: string; starts_at: Date; version: number }>`
    select id, activity_id, starts_at, version from places.registration
    where community_id = ${community.id} and due_at <= ${now} order by due_at, id limit 1`.execute(trx);
  const [due] = rows;
  if (due === undefined) return false;
  await relockDate(trx, community.id, due.activity_id, due.starts_at);
  const row = await findRegistrationRow(trx, community.id, due.id);
  if (row?.state !== 'offered' || row.version !== due.version) return true;
  await changeRegistration(trx, community.id, row.id, { state: 'lapsed', due_at: null, changed_at: now });
  const activity = await findActivityRow(trx, community.id, row.activity_id);
  if (activity !== undefined && row.person_id !== null)
    await tellAbout(trx, context, activity, [row.person_id], 'activity_lapsed');
  await offerNext(trx, context, row.activity_id, row.starts_at);
  return true;
}

/** Places that came free without a word, as when somebody was erased. */
async function serveQueue(trx: CommunityTransaction, context: ActivityContext): Promise<boolean> {
  const { community, clock } = context;
  const { rows } = await sql<{ activity_id: string; starts_at: Date }>`
    select d.activity_id, d.starts_at from places.activity_date d
    join places.activity a on a.community_id = d.community_id and a.id = d.activity_id and a.state in ('active', 'online')
    join places.place p on p.community_id = a.community_id and p.id = a.place_id
      and p.life_cycle in ('active', 'handed_over')
    left join places.booking b on b.community_id = d.community_id and b.id = d.booking_id
    cross join lateral (
      select w.places from places.registration w
      where w.community_id = d.community_id and w.activity_id = d.activity_id and w.starts_at = d.starts_at
        and w.state = 'waiting'
      order by w.queue_number limit 1) first
    where d.community_id = ${community.id} and d.starts_at > ${clock.now()} and d.state in ('active', 'online')
      and first.places <= d.places - d.taken_places
      and (b.is_live is not false or d.state = 'online' or a.state = 'online')
      and not exists (select from places.registration o
        where o.community_id = d.community_id and o.activity_id = d.activity_id and o.starts_at = d.starts_at
          and o.state = 'offered')
    limit 1`.execute(trx);
  const [date] = rows;
  if (date === undefined) return false;
  await offerNext(trx, context, date.activity_id, date.starts_at);
  return true;
}

async function forget(trx: CommunityTransaction, { community, clock }: ActivityContext): Promise<void> {
  const before = (days: number) => new Date(clock.now().getTime() - days * 24 * 60 * 60 * 1000);
  await sql`
    update places.registration set needs = '{}', children = 0
    where community_id = ${community.id} and starts_at < ${before(needsDays)} and (needs <> '{}' or children > 0)`.execute(
    trx,
  );
  await sql`
    update places.registration set person_id = null, operator_person_id = null
    where community_id = ${community.id} and person_id is not null and starts_at < ${before(namedDays)}`.execute(
    trx,
  );
}
