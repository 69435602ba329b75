import { dayIn, type Clock } from '../../http/index.ts';
import { auditedAs, type Actor, type Community } from '../../identity/index.ts';

/** What every operation of the bank is given besides its transaction. */
export interface BankContext {
  community: Community;
  clock: Clock;
}

export function todayIn({ community, clock }: BankContext): string {
  return dayIn(community.timeZone, clock.now());
}

/** The two persons of a transfer, as the ledger names them. */
export function actingAs(actor: Actor): { actorPersonId: string; actingForPersonId?: string } {
  const { actorPersonId, onBehalfOfPersonId } = auditedAs(actor);
  return {
    actorPersonId,
    ...(onBehalfOfPersonId === undefined ? {} : { actingForPersonId: onBehalfOfPersonId }),
  };
}
