import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { groupKinds } from '../booking/audiences.ts';

export interface MilestoneRow {
  code: string;
  due_on: string;
  done_on: string | null;
  by: string | null;
  note: string | null;
}

export async function listMilestones(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
): Promise<MilestoneRow[]> {
  const { rows } = await sql<MilestoneRow>`
    select m.code, m.due_on::text as due_on, m.done_on::text as done_on, p.display_name as by, m.note
    from places.milestone m
    left join identity.person p on p.community_id = m.community_id and p.id = m.done_by_person_id
    where m.community_id = ${communityId} and m.place_id = ${placeId}::uuid
    order by m.code`.execute(trx);
  return rows;
}

/** Groups that people form to do something together, but the host. */
export async function listReceivers(
  trx: CommunityTransaction,
  communityId: string,
  hostId: string,
): Promise<{ code: string; name: string }[]> {
  return trx
    .selectFrom('identity.organisation')
    .select(['code', 'name'])
    .where('community_id', '=', communityId)
    .where('id', '<>', hostId)
    .where('kind', 'in', [...groupKinds])
    .orderBy('name')
    .orderBy('code')
    .limit(200)
    .execute();
}

/** False where the plan has no such step. */
export async function changeMilestone(
  trx: CommunityTransaction,
  communityId: string,
  placeId: string,
  code: string,
  change: { isDone: boolean; dueOn: string; note: string | null; personId: string; today: string },
): Promise<boolean> {
  const result = await sql`
    update places.milestone set due_on = ${change.dueOn}::date, note = ${change.note},
      done_on = case when ${change.isDone}::boolean then coalesce(done_on, ${change.today}::date) end,
      done_by_person_id = case when ${change.isDone}::boolean
        then case when done_on is null then ${change.personId}::uuid else done_by_person_id end end
    where community_id = ${communityId} and place_id = ${placeId}::uuid and code = ${code}`.execute(trx);
  return result.numAffectedRows === 1n;
}
