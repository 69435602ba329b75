import type { TimeBankEntry, TimeBankUnit } from '@snodo/contract';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor } from '../../identity/index.ts';
import { findListedMember } from './member-queries.ts';
import type { BankContext } from './bank-context.ts';
import { canKeepTimeBank } from './policy.ts';
import { listStatementRows, type StatementRow } from './statement-queries.ts';
import { type MemberRow, findMemberOfPerson } from '../membership.ts';

const versionSchema = z.string().regex(/^[1-9]\d{0,17}$/);

interface StatementQuery {
  unit: TimeBankUnit;
  cursor: string | undefined;
  limit: number;
}

export async function listOwnEntries(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: BankContext,
  query: StatementQuery,
) {
  const member = await findMemberOfPerson(trx, community.id, actor.personId);
  return entriesOf(trx, community.id, accountOf(member, query.unit), query);
}

/** To print for somebody who has it on paper. Only by a mandate of hers that is in force, and it stands in the trail. */
export async function printMemberStatement(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BankContext,
  id: string,
  page: { cursor: string | undefined; limit: number },
) {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const now = clock.now();
  const member = await findListedMember(trx, community.id, id, now);
  if (member === undefined) throw new Problem('not_found');
  if (!member.has_mandate) throw new Problem('mandate_over');
  const entries = await entriesOf(trx, community.id, member.ledger_account_id, page);
  if (page.cursor === undefined)
    await recordAudit(trx, now, {
      action: 'time_bank.statement_printed',
      subject: { kind: 'time_bank_member', id },
      ...auditedAs(actor),
      onBehalfOfPersonId: member.person_id,
    });
  return { displayName: member.display_name, ...entries };
}

function accountOf(member: MemberRow | undefined, unit: TimeBankUnit): string | null {
  if (member === undefined) return null;
  if (unit === 'volunteer_minute') return member.volunteer_account_id;
  return unit === 'company_minute' ? member.company_account_id : member.ledger_account_id;
}

async function entriesOf(
  trx: CommunityTransaction,
  communityId: string,
  accountId: string | null,
  { cursor, limit }: { cursor: string | undefined; limit: number },
) {
  const before = decodeCursor(cursor, versionSchema)?.[0];
  if (accountId === null) return { items: [], nextCursor: null };
  const found = await listStatementRows(trx, communityId, accountId, { before, limit });
  const { rows, nextCursor } = cutPage(found, limit, (row) => [row.version, row.transfer_id]);
  return { items: rows.map(toEntry), nextCursor };
}

function toEntry(row: StatementRow): TimeBankEntry {
  return {
    sequence: Number(row.version),
    transferId: row.transfer_id,
    minutes: row.minutes,
    balanceMinutes: row.balance_minutes,
    why: row.why,
    servedOn: row.served_on,
    madeAt: row.made_at.toISOString(),
    with: { kind: row.counterpart_kind, name: row.counterpart_name },
  };
}
