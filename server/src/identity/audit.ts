import type { AuditAction } from '@snodo/contract';
import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

/** Something that somebody did and that must be provable later. No name, address or answer goes into it. */
export interface AuditEntry {
  /** `noun.past_verb`, as `membership.ended`. */
  action: AuditAction;
  subject: { kind: string; id: string };
  /** Who acted; undefined: the programme itself, or an organisation's directory. */
  actorPersonId?: string | undefined;
  /** For whom an operator acted. */
  onBehalfOfPersonId?: string | undefined;
  /** Codes and figures only. */
  detail?: Record<string, string | number | boolean | null | string[]>;
}

/**
 * Writes to the audit trail in the transaction of what it tells of: both are kept or neither. The trail's end is
 * locked until the transaction is over, so this comes last in it.
 */
export async function recordAudit(trx: CommunityTransaction, now: Date, entry: AuditEntry): Promise<void> {
  const { action, subject, actorPersonId = null, onBehalfOfPersonId = null, detail = {} } = entry;
  await sql`select identity.append_audit_entry(
    ${now}::timestamptz, ${actorPersonId}::uuid, ${onBehalfOfPersonId}::uuid,
    ${action}, ${subject.kind}, ${subject.id}, ${JSON.stringify(detail)})`.execute(trx);
}
