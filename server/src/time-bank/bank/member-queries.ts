import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { memberColumns, type MemberRow } from '../membership.ts';

/** Whoever else changes this member waits until the transaction is over. */
export async function lockMember(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<MemberRow | undefined> {
  const row = await trx
    .selectFrom('time_bank.member')
    .select(memberColumns)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row as MemberRow | undefined;
}

/** Applies, or applies again after a refusal or after having left; gives nothing where she is one already. */
export async function saveApplication(
  trx: CommunityTransaction,
  communityId: string,
  application: { id: string; personId: string; statementBy: 'screen' | 'paper'; now: Date },
): Promise<void> {
  const { id, personId, statementBy, now } = application;
  await sql`
    insert into time_bank.former_account (community_id, ledger_account_id, member_id)
    select community_id, ledger_account_id, id from time_bank.member
    where community_id = ${communityId} and person_id = ${personId} and state = 'left' and ledger_account_id is not null
    on conflict do nothing`.execute(trx);
  await sql`
    insert into time_bank.member as m (community_id, id, person_id, state, applied_at, statement_by)
    values (${communityId}, ${id}, ${personId}, 'applied', ${now}, ${statementBy})
    on conflict (community_id, person_id) do update
    set state = 'applied', applied_at = excluded.applied_at, statement_by = excluded.statement_by,
        admitted_at = null, left_at = null, leaving_since = null, insured_until = null, ledger_account_id = null,
        decided_by_person_id = null, decision_reason = null, version = m.version + 1
    where m.state in ('refused', 'left')`.execute(trx);
}

export interface MemberChange {
  state?: MemberRow['state'];
  ledger_account_id?: string;
  volunteer_account_id?: string;
  company_account_id?: string;
  admitted_at?: Date;
  left_at?: Date;
  leaving_since?: Date;
  insured_until?: string | null;
  statement_by?: 'screen' | 'paper';
  decided_by_person_id?: string;
  decision_reason?: string | null;
}

/** Her row is locked; the version tells a page that was read before that it is old. */
export async function changeMember(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  change: MemberChange,
): Promise<void> {
  await trx
    .updateTable('time_bank.member')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

export interface ListedMemberRow extends MemberRow {
  display_name: string | null;
  has_mandate: boolean;
  posted_minutes: number | null;
  has_holds: boolean;
  last_entry_at: Date | null;
}

export type MemberShow = 'applied' | 'admitted' | 'quiet' | 'uninsured' | 'leaving' | 'left';

/** Days without an entry after which somebody is shown as quiet. */
export const quietAfterDays = 90;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** The latest entry of either leg: each is one step in its index, however long the statement. */
const lastEntryAt = sql<Date | null>`greatest(
  (select t.made_at from time_bank.transfer t where t.payer_account_id = m.ledger_account_id order by t.payer_version desc limit 1),
  (select t.made_at from time_bank.transfer t where t.payee_account_id = m.ledger_account_id order by t.payee_version desc limit 1))`;

function shownWhere(show: MemberShow, { now, today }: { now: Date; today: string }) {
  const quietSince = new Date(now.getTime() - quietAfterDays * dayMilliseconds);
  switch (show) {
    case 'quiet':
      return sql<boolean>`m.state = 'admitted' and greatest(${lastEntryAt}, m.admitted_at) < ${quietSince}`;
    case 'uninsured':
      return sql<boolean>`m.state = 'admitted' and (m.insured_until is null or m.insured_until < ${today}::date)`;
    default:
      return sql<boolean>`m.state = ${show}`;
  }
}

function selectListed(
  now: Date,
  communityId: string,
  condition: ReturnType<typeof sql<boolean>>,
  limit: number,
) {
  return sql<ListedMemberRow>`
    select m.id, m.person_id, m.ledger_account_id, m.volunteer_account_id, m.company_account_id, m.state, m.applied_at,
           m.admitted_at, m.left_at, m.insured_until::text as insured_until, m.statement_by, m.version,
           p.display_name, a.posted_minutes::int as posted_minutes,
           coalesce(a.held_out_minutes + a.held_in_minutes > 0, false) as has_holds,
           ${lastEntryAt} as last_entry_at,
           exists (select 1 from identity.mandate d
                   where d.community_id = m.community_id and d.person_id = m.person_id and d.withdrawn_at is null
                     and d.starts_at <= ${now} and d.ends_at > ${now}) as has_mandate
    from time_bank.member m
    join identity.person p on p.community_id = m.community_id and p.id = m.person_id
    left join time_bank.ledger_account a on a.community_id = m.community_id and a.id = m.ledger_account_id
    where m.community_id = ${communityId} and ${condition}
    order by m.applied_at, m.id limit ${limit}`;
}

export async function listMemberRows(
  trx: CommunityTransaction,
  communityId: string,
  query: {
    show: MemberShow;
    now: Date;
    today: string;
    after: [appliedAt: string, id: string] | undefined;
    limit: number;
  },
): Promise<ListedMemberRow[]> {
  const { show, now, today, after, limit } = query;
  const isAfter =
    after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(m.applied_at, m.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const condition = sql<boolean>`${shownWhere(show, { now, today })} and ${isAfter}`;
  return (await selectListed(now, communityId, condition, limit + 1).execute(trx)).rows;
}

export async function findListedMember(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  now: Date,
): Promise<ListedMemberRow | undefined> {
  const { rows } = await selectListed(now, communityId, sql<boolean>`m.id = ${id}`, 1).execute(trx);
  return rows[0];
}

export async function isErased(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('identity.person')
    .select('erased_at')
    .where('community_id', '=', communityId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.erased_at !== null && row?.erased_at !== undefined;
}
