import { sql } from 'kysely';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { listCommunities, type Community } from '../../identity/index.ts';
import { changeBooking, findBookingRow } from './booking-queries.ts';
import { bookingNews, type NewsDeps } from './news.ts';

/** In one round; the next round goes on where this one stopped. */
const mostBookings = 500;
const visitorDays = 30;
/** For so long a booking says whose it was. */
const namedDays = 366;

/**
 * What happens by itself: requests that nobody answered lapse, places of people who did not come are free again,
 * visitors' names go after thirty days, and a year on nobody's name stands with a booking. Harmless at any moment,
 * twice, and on any number of nodes.
 */
export async function runBookingClocks(deps: NewsDeps & { app: Database }): Promise<void> {
  for (const community of await listCommunities(deps.app)) {
    for (let done = 0; done < mostBookings; done += 1)
      if (!(await inCommunity(deps.app, community.id, (trx) => endOne(trx, deps, community)))) break;
    await inCommunity(deps.app, community.id, (trx) => forget(trx, deps, community));
  }
}

/** One request past its deadline, or one booking that nobody came to; one that somebody is at is passed over. */
async function endOne(trx: CommunityTransaction, deps: NewsDeps, community: Community): Promise<boolean> {
  const now = deps.clock.now();
  const { rows } = await sql<{ id: string; state: string }>`
    select b.id, b.state from places.booking b
    join places.space s on s.community_id = b.community_id and s.id = b.space_id
    where b.community_id = ${community.id}
      and (b.state = 'requested' and b.decide_by <= ${now}
        or b.state = 'confirmed' and b.kind = 'booking' and b.checked_in_at is null and b.ends_at > ${now}
          and b.starts_at + s.no_show_minutes * interval '1 minute' <= ${now})
    order by b.id limit 1 for no key update of b skip locked`.execute(trx);
  const [due] = rows;
  if (due === undefined) return false;
  const state = due.state === 'requested' ? 'expired' : 'released';
  await changeBooking(trx, community.id, due.id, { state, changed_at: now });
  const row = await findBookingRow(trx, community.id, due.id);
  if (row !== undefined) await bookingNews(deps)(trx, community, row, `booking_${state}`);
  return true;
}

async function forget(trx: CommunityTransaction, { clock }: NewsDeps, community: Community): Promise<void> {
  const before = (days: number) => new Date(clock.now().getTime() - days * 24 * 60 * 60 * 1000);
  await sql`
    delete from places.visitor v using places.booking b
    where v.community_id = ${community.id} and b.community_id = v.community_id and b.id = v.booking_id
      and b.ends_at < ${before(visitorDays)}`.execute(trx);
  await sql`
    update places.booking set person_id = null, purpose = null, appeal = null, operator_person_id = null,
      decision_words = null, decided_by_person_id = null
    where community_id = ${community.id} and person_id is not null and ends_at < ${before(namedDays)}`.execute(
    trx,
  );
  await sql`
    update places.booking_series r set person_id = null
    where r.community_id = ${community.id} and r.person_id is not null and r.made_at < ${before(namedDays)}
      and not exists (select from places.booking b
        where b.community_id = r.community_id and b.series_id = r.id and b.person_id is not null)`.execute(
    trx,
  );
}
