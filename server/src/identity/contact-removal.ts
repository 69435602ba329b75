import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { auditedAs } from './actors.ts';
import { recordAudit } from './audit.ts';
import { deleteContactRow, lockOwnSignIns } from './contact-queries.ts';
import { refuseLastWayIn } from './contacts.ts';
import type { Actor, Community } from './rows.ts';
import { tellOfSignInChange, type NoticeDeps } from './security-notices.ts';

/** Takes an address away; the last way in of her own stays, unless a firm's sign-in opens the door too. */
export async function removeContact(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  deps: NoticeDeps,
  { contactId, language }: { contactId: string; language: Language },
): Promise<void> {
  const { personId } = actor;
  await lockOwnSignIns(trx, community.id, personId);
  if (!(await deleteContactRow(trx, community.id, personId, contactId))) throw new Problem('not_found');
  await refuseLastWayIn(trx, community, personId);
  await tellOfSignInChange(trx, community, now, deps, { kind: 'address_removed', personId, language });
  await recordAudit(trx, now, {
    action: 'contact.removed',
    subject: { kind: 'contact', id: contactId },
    ...auditedAs(actor),
  });
}
