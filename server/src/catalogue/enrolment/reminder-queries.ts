import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

/** An offer of which a quarter of the time is left and nobody was reminded; nobody else takes it meanwhile. */
export async function takeEndingOffer(trx: CommunityTransaction, communityId: string, now: Date) {
  const { rows } = await sql<{ id: string; person_id: string; due_at: Date; title: string }>`
    select e.id, e.person_id, e.due_at, i.title
    from catalogue.enrolment e
    join catalogue.intake i on i.community_id = e.community_id and i.id = e.intake_id
    where e.community_id = ${communityId} and e.due_at > ${now}::timestamptz
      and e.due_at <= ${now}::timestamptz + make_interval(hours => i.offer_hours) / 4
      and e.reminded_for is distinct from e.due_at
    order by e.due_at, e.id limit 1 for update of e skip locked`.execute(trx);
  return rows[0];
}

/** Not a change of hers: what she has on her screen still holds. */
export async function markReminded(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  dueAt: Date,
): Promise<void> {
  await trx
    .updateTable('catalogue.enrolment')
    .set({ reminded_for: dueAt })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** An open quote that is answered by tomorrow at the latest and of which nobody was reminded. */
export async function takeEndingQuote(
  trx: CommunityTransaction,
  communityId: string,
  { today, tomorrow }: { today: string; tomorrow: string },
) {
  const { rows } = await sql<{ id: string; group_id: string; title: string }>`
    select q.id, g.id as group_id, g.title
    from catalogue.share_quote q
    join catalogue.shared_service g on g.community_id = q.community_id and g.id = q.shared_service_id
    where q.community_id = ${communityId} and q.state = 'open' and q.reminded_at is null
      and q.answer_by between ${today}::date and ${tomorrow}::date
    order by q.answer_by, q.id limit 1 for update of q skip locked`.execute(trx);
  return rows[0];
}

export async function markQuoteReminded(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('catalogue.share_quote')
    .set({ reminded_at: now })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

const mostFamilies = 100;

export async function listSilentPeople(
  trx: CommunityTransaction,
  communityId: string,
  quoteId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('catalogue.share_part as y')
    .innerJoin('catalogue.enrolment as e', (join) =>
      join.onRef('e.community_id', '=', 'y.community_id').onRef('e.id', '=', 'y.enrolment_id'),
    )
    .select('e.person_id')
    .where('y.community_id', '=', communityId)
    .where('y.quote_id', '=', quoteId)
    .where('y.answer', 'is', null)
    .orderBy('e.id')
    .limit(mostFamilies)
    .execute();
  return rows.map(({ person_id: id }) => id);
}
