import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

const exchangeColumns = [
  'id',
  'offer_id',
  'entry_code',
  'title',
  'settles',
  'organiser_person_id',
  'state',
  'version',
  'minutes',
  'most_people',
  'planned_on',
  'served_on',
  'made_at',
  'changed_at',
  'due_at',
  'settles_at',
  'reminders_sent',
  'posted_at',
  'contest_until',
] as const;

function exchanges(trx: CommunityTransaction, communityId: string) {
  return trx.selectFrom('time_bank.exchange').select(exchangeColumns).where('community_id', '=', communityId);
}

export type ExchangeRow = Awaited<ReturnType<ReturnType<typeof exchanges>['execute']>>[number];

export function findExchangeRow(trx: CommunityTransaction, communityId: string, id: string) {
  return exchanges(trx, communityId).where('id', '=', id).executeTakeFirst();
}

/** Whatever happens to an exchange happens under its row's lock, taken before any lock of the ledger. */
export function lockExchangeRow(trx: CommunityTransaction, communityId: string, id: string) {
  return exchanges(trx, communityId).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** The exchange that is due longest; one that somebody is at is passed over. */
export function takeDueExchange(trx: CommunityTransaction, communityId: string, now: Date) {
  return exchanges(trx, communityId)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(1)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function insertExchange(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'time_bank.exchange'>,
): Promise<void> {
  await trx.insertInto('time_bank.exchange').values(row).execute();
}

/** Raises the version; the caller holds the row's lock. */
export async function changeExchange(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  changes: UpdateObject<DB, 'time_bank.exchange'>,
): Promise<void> {
  await trx
    .updateTable('time_bank.exchange')
    .set({ ...changes, version: sql`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** Looks at it again later. Its version stays: nothing of it has changed. */
export async function putOff(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  until: Date,
): Promise<void> {
  await trx
    .updateTable('time_bank.exchange')
    .set({ due_at: until })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('due_at', 'is not', null)
    .execute();
}

/** One person's proposals are counted one after the other. */
export async function lockProposalsOf(trx: CommunityTransaction, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exchanges ${personId}`}, 0))`.execute(trx);
}

/** Of a person's proposals and meetings, those that are under way. */
export async function countUnderWay(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('time_bank.exchange')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .where('organiser_person_id', '=', personId)
    .where('due_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface SummaryRow {
  id: string;
  title: string;
  entry_code: string;
  settles: string;
  organiser_person_id: string;
  state: string;
  minutes: number;
  changed_at: Date;
  contest_until: Date | null;
  side: string;
  has_attended: boolean | null;
  has_stated: boolean;
  others: string[];
}

/** A person's exchanges, the one that changed last first; those that she left are not hers any more. */
export async function listExchangeRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  page: { after: [string, string] | undefined; limit: number },
): Promise<SummaryRow[]> {
  const [changedAt, id] = page.after ?? [null, null];
  const { rows } = await sql<SummaryRow>`
    select e.id, e.title, e.entry_code, e.settles, e.organiser_person_id, e.state, e.minutes, e.changed_at,
           e.contest_until, y.side, y.has_attended,
           coalesce(y.stated_at = (select max(z.stated_at) from time_bank.exchange_party z
             where z.community_id = e.community_id and z.exchange_id = e.id), false) as has_stated,
           array(select p.display_name from time_bank.exchange_party z
             join identity.person p on p.community_id = z.community_id and p.id = z.person_id
             where z.community_id = e.community_id and z.exchange_id = e.id and z.person_id <> y.person_id
               and z.left_at is null and p.display_name is not null
             order by p.display_name limit 30) as others
    from time_bank.exchange_party y
    join time_bank.exchange e on e.community_id = y.community_id and e.id = y.exchange_id
    where y.community_id = ${communityId} and y.person_id = ${personId}::uuid and y.left_at is null
      and (${id}::uuid is null or (e.changed_at, e.id) < (${changedAt}::timestamptz, ${id}::uuid))
    order by e.changed_at desc, e.id desc limit ${page.limit + 1}`.execute(trx);
  return rows;
}

export interface DisputedRow {
  id: string;
  title: string;
  minutes: number;
  opened_at: Date;
  had_moved: boolean;
  people: string[];
}

/** Open disputes in which the mediator is no party and has acted for none, the oldest first. */
export async function listDisputedRows(
  trx: CommunityTransaction,
  communityId: string,
  mediatorId: string,
  page: { after: [string, string] | undefined; limit: number },
): Promise<DisputedRow[]> {
  const [openedAt, id] = page.after ?? [null, null];
  const { rows } = await sql<DisputedRow>`
    select e.id, e.title, e.minutes, d.opened_at, d.had_moved,
           array(select p.display_name from time_bank.exchange_party z
             join identity.person p on p.community_id = z.community_id and p.id = z.person_id
             where z.community_id = e.community_id and z.exchange_id = e.id and z.left_at is null
               and p.display_name is not null order by p.display_name limit 30) as people
    from time_bank.exchange e
    join time_bank.exchange_dispute d
      on d.community_id = e.community_id and d.exchange_id = e.id and d.decided_at is null
    where e.community_id = ${communityId} and e.state = 'disputed'
      and not exists (select from time_bank.exchange_party z
        where z.community_id = e.community_id and z.exchange_id = e.id and z.person_id = ${mediatorId}::uuid)
      and not exists (select from time_bank.exchange_trail t
        where t.community_id = e.community_id and t.exchange_id = e.id and t.operator_person_id = ${mediatorId}::uuid)
      and (${id}::uuid is null or (d.opened_at, e.id) > (${openedAt}::timestamptz, ${id}::uuid))
    order by d.opened_at, e.id limit ${page.limit + 1}`.execute(trx);
  return rows;
}
