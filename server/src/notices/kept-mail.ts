import { z } from 'zod';
import { derivedKey } from '../config.ts';
import type { CommunityTransaction } from '../db/index.ts';
import type { Community } from '../identity/index.ts';
import { unseal } from '../seal.ts';
import { mostKeptMails } from './outbox.ts';
import { findKeptMailRow, listKeptMailRows } from './queries.ts';

const keptMailSchema = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** The whole mail as it would have travelled (RFC 5322). */
  raw: z.string(),
});

export type KeptMail = z.infer<typeof keptMailSchema>;

/** A mail of the demonstration, with the message's id and the instant of its keeping. */
export interface KeptMailEntry extends KeptMail {
  id: string;
  keptAt: Date;
}

export function keptMailContext(communityId: string, id: string): string {
  return `kept mail ${communityId} ${id}`;
}

/** The demonstration's mails, the newest first. */
export async function listKeptMail(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
): Promise<KeptMailEntry[]> {
  const rows = await listKeptMailRows(trx, community.id, mostKeptMails);
  return rows.map((row) => toEntry(secret, community.id, row));
}

export async function findKeptMail(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
  id: string,
): Promise<KeptMailEntry | undefined> {
  const row = await findKeptMailRow(trx, community.id, id);
  return row === undefined ? undefined : toEntry(secret, community.id, row);
}

function toEntry(
  secret: string,
  communityId: string,
  row: { id: string; sealed_mail: Buffer; kept_at: Date },
): KeptMailEntry {
  const content = unseal(
    derivedKey(secret, 'kept mail'),
    keptMailContext(communityId, row.id),
    row.sealed_mail,
  );
  return {
    id: row.id,
    keptAt: row.kept_at,
    ...keptMailSchema.parse(JSON.parse(content.toString('utf8'))),
  };
}
