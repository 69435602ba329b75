import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

/**
 * Says who reads needs in this transaction. Until an operation has said so the database shows no need to anybody; then
 * it shows the reader's own, and to a community manager those of people of no firm of hers.
 */
export async function readAs(trx: CommunityTransaction, personId: string): Promise<void> {
  await sql`select set_config('app.needs_reader', ${personId}, true)`.execute(trx);
}
