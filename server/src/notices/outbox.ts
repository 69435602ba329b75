import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { languages, type Language } from '@snodo/contract';
import { derivedKey } from '../config.ts';
import type { CommunityTransaction } from '../db/index.ts';
import type { Community } from '../identity/index.ts';
import { seal, unseal } from '../seal.ts';
import { deleteEndedMessages, deleteMessagesOfPerson, deleteOldKeptMail, insertMessage } from './queries.ts';

/** What a message tells; the sentences of each stand in the catalogue `mail`. */
export const messageKinds = [
  'sign_in_link',
  'unknown_address',
  'confirm_address',
  'passkey_added',
  'passkey_removed',
  'address_added',
  'address_removed',
  'new_browser',
  'campaign_reminder',
  'campaign_ageing',
  'exchange_proposed',
  'exchange_agreed',
  'exchange_joined',
  'exchange_ended',
  'exchange_stated',
  'exchange_reminded',
  'exchange_moved',
  'exchange_disputed',
  'exchange_decided',
  'exchange_reversed',
  'offer_alert',
  'service_renewal',
  'accreditation_ending',
  'offer_ending',
  'pool_low',
  'pool_empty',
  'need_answered',
  'need_late',
  'need_outcome_asked',
  'need_searched_again',
  'referral_asked',
  'referral_arrived',
  'referral_moved',
  'referral_moved_desk',
  'referral_late',
  'families_together',
  'families_apart',
  'enrolment_to_decide',
  'enrolment_accepted',
  'enrolment_declined',
  'enrolment_over',
  'place_offered',
  'place_lapsed',
  'offer_ends_soon',
  'quote_ends_soon',
  'group_to_confirm',
  'quote_to_answer',
  'group_started',
  'group_waiting',
  'group_over',
  'booking_requested',
  'booking_confirmed',
  'booking_declined',
  'booking_cancelled',
  'booking_expired',
  'booking_released',
  'booking_to_decide',
  'activity_offered',
  'activity_lapsed',
  'activity_cancelled',
  'activity_suspended',
  'activity_online',
  'activity_resumed',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface NewMessage {
  kind: MessageKind;
  address: string;
  language: Language;
  /** What the sentences name: `community`, `link`, `minutes`, `when`. */
  parameters: Record<string, string | number>;
  /** Whose address it is, when that is known. */
  personId?: string | undefined;
  /** For how long the message is true; a mail that cannot be sent by then is not sent at all. */
  validSeconds: number;
}

/** A message as the relay opens it. */
export interface OpenMessage {
  kind: MessageKind;
  language: Language;
  address: string;
  parameters: Record<string, string | number>;
}

const contentSchema = z.strictObject({
  address: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
});

const keptDays = 30;
/** A demonstration shows its last mails, not all that it ever made. */
export const mostKeptMails = 200;

/** Writes a message in the transaction of what it tells of: both are kept or neither. Sent a moment later. */
export async function writeMessage(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
  now: Date,
  message: NewMessage,
): Promise<void> {
  const id = uuidv7();
  const { address, parameters } = message;
  await insertMessage(trx, {
    community_id: community.id,
    id,
    person_id: message.personId ?? null,
    kind: message.kind,
    language: message.language,
    sealed_content: seal(
      contentKey(secret),
      contextOf(community.id, id),
      Buffer.from(JSON.stringify({ address, parameters })),
    ),
    created_at: now,
    send_before: new Date(now.getTime() + message.validSeconds * 1000),
    next_attempt_at: now,
  });
}

export function openMessage(
  secret: string,
  communityId: string,
  row: { id: string; kind: string; language: string; sealed_content: Buffer },
): OpenMessage {
  const content = unseal(contentKey(secret), contextOf(communityId, row.id), row.sealed_content);
  return {
    kind: z.enum(messageKinds).parse(row.kind),
    language: z.enum(languages).parse(row.language),
    ...contentSchema.parse(JSON.parse(content.toString('utf8'))),
  };
}

/** For an erasure: nothing that was or will be written to this person stays. */
export async function forgetMessagesOf(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<void> {
  await deleteMessagesOfPerson(trx, community.id, personId);
}

/** Takes away what has ended a month ago. Harmless at any moment and on any number of nodes. */
export async function tidyMessages(
  trx: CommunityTransaction,
  community: Community,
  now: Date,
): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000);
  await deleteEndedMessages(trx, community.id, before);
  await deleteOldKeptMail(trx, community.id, before, mostKeptMails);
}

function contentKey(secret: string): Buffer {
  return derivedKey(secret, 'messages');
}

function contextOf(communityId: string, id: string): string {
  return `message ${communityId} ${id}`;
}
