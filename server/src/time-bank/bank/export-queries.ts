import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

export type ExportLine = Record<string, unknown>;

/** Parts of an export that are read at once: far fewer rows than transfers, and bounded all the same. */
const mostRowsAtOnce = 200_000;

const parts = {
  rules: sql`select to_jsonb(r) - 'community_id' as line from time_bank.rules r where r.community_id = `,
  ledger: sql`select to_jsonb(l) - 'community_id' || jsonb_build_object('last_hash', encode(l.last_hash, 'hex')) as line from time_bank.ledger l where l.community_id = `,
  ledger_account: sql`select to_jsonb(a) - 'community_id' as line from time_bank.ledger_account a where a.community_id = `,
  member: sql`select to_jsonb(m) - 'community_id' || jsonb_build_object('display_name', p.display_name) as line from time_bank.member m join identity.person p on p.community_id = m.community_id and p.id = m.person_id where m.community_id = `,
  pool: sql`select to_jsonb(l) - 'community_id' as line from time_bank.pool l where l.community_id = `,
  pool_draw: sql`select to_jsonb(d) - 'community_id' as line from time_bank.pool_draw d where d.community_id = `,
  gift: sql`select to_jsonb(g) - 'community_id' - 'words' as line from time_bank.gift g where g.community_id = `,
  fund_request: sql`select to_jsonb(f) - 'community_id' as line from time_bank.fund_request f where f.community_id = `,
  volunteer_entry: sql`select to_jsonb(v) - 'community_id' as line from time_bank.volunteer_entry v where v.community_id = `,
  company_release: sql`select to_jsonb(c) - 'community_id' as line from time_bank.company_release c where c.community_id = `,
  chain_link: sql`select to_jsonb(k) - 'community_id' || jsonb_build_object('hash', encode(k.hash, 'hex'), 'body_hash', encode(k.body_hash, 'hex')) as line from time_bank.chain_link k where k.community_id = `,
  chain_head: sql`select to_jsonb(h) - 'community_id' || jsonb_build_object('hash', encode(h.hash, 'hex')) as line from time_bank.chain_head h where h.community_id = `,
} as const;

export type ExportPart = keyof typeof parts;
export const exportParts = Object.keys(parts) as ExportPart[];

export async function listExportPart(
  trx: CommunityTransaction,
  communityId: string,
  part: ExportPart,
): Promise<ExportLine[]> {
  const { rows } = await sql<{
    line: ExportLine;
  }>`${parts[part]} ${communityId} limit ${mostRowsAtOnce}`.execute(trx);
  return rows.map(({ line }) => line);
}

/** How far the transfers of a community go now: what is written later is not in an export that begins now. */
export async function findLastTransfer(trx: CommunityTransaction, communityId: string): Promise<string> {
  const { rows } = await sql<{ last: string }>`
    select coalesce(max(entered_number), 0)::text as last from time_bank.transfer where community_id = ${communityId}`.execute(
    trx,
  );
  return rows[0]?.last ?? '0';
}

/** The next transfers in the order in which they were entered, each with the hash that the chain seals it by. */
export async function listTransferLines(
  trx: CommunityTransaction,
  communityId: string,
  { after, upTo, limit }: { after: string; upTo: string; limit: number },
): Promise<{ number: string; line: ExportLine }[]> {
  const { rows } = await sql<{ number: string; line: ExportLine }>`
    select t.entered_number::text as number,
           to_jsonb(t) - 'community_id' || jsonb_build_object(
             'hash', encode(time_bank.transfer_hash(t), 'hex')) as line
    from time_bank.transfer t
    where t.community_id = ${communityId} and t.entered_number > ${after}::bigint and t.entered_number <= ${upTo}::bigint
    order by t.entered_number limit ${limit}`.execute(trx);
  return rows;
}
