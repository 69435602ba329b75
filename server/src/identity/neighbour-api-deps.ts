import type { Language } from '@snodo/contract';
import type { CommunityTransaction, Database } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import type { Authentication } from './authentication.ts';
import type { Community } from './rows.ts';

/** What a person is told of her ways in, so that nobody changes them behind her back. */
export type SecurityMailKind =
  | 'passkey_added'
  | 'passkey_removed'
  | 'address_added'
  | 'address_removed'
  | 'new_browser';

/** What is written about campaigns: to everybody invited on a day, and to those who let a plan wait. */
export type CampaignMailKind = 'campaign_reminder' | 'campaign_ageing';

/** What is written about exchanges of hours: where one stands, and what is new on the board. */
export type ExchangeMailKind =
  | 'exchange_proposed'
  | 'exchange_agreed'
  | 'exchange_joined'
  | 'exchange_ended'
  | 'exchange_stated'
  | 'exchange_reminded'
  | 'exchange_moved'
  | 'exchange_disputed'
  | 'exchange_decided'
  | 'exchange_reversed'
  | 'offer_alert'
  | 'offer_ending';

/** What is written about companies' pools of hours, to whoever can do something about it. */
export type PoolMailKind = 'pool_low' | 'pool_empty';

/** What is written to the offices of those who give services. */
export type CatalogueMailKind = 'service_renewal' | 'accreditation_ending';

/** What is written about needs: to the person when there is an answer, to managers when one is late. */
export type NeedMailKind =
  | 'need_answered'
  | 'need_late'
  | 'need_outcome_asked'
  | 'need_searched_again'
  | 'families_together'
  | 'families_apart'
  | 'referral_asked'
  | 'referral_arrived'
  | 'referral_moved'
  | 'referral_moved_desk'
  | 'referral_late';

/** What is written about places of services: one's own enrolments, and groups that share a service. */
export type EnrolmentMailKind =
  | 'enrolment_to_decide'
  | 'enrolment_accepted'
  | 'enrolment_declined'
  | 'enrolment_over'
  | 'place_offered'
  | 'place_lapsed'
  | 'offer_ends_soon'
  | 'quote_ends_soon'
  | 'group_to_confirm'
  | 'quote_to_answer'
  | 'group_started'
  | 'group_waiting'
  | 'group_over';
/** What is written about bookings: to whom they belong, and to hosts who have to answer. */
export type BookingMailKind =
  | 'booking_requested'
  | 'booking_confirmed'
  | 'booking_declined'
  | 'booking_cancelled'
  | 'booking_expired'
  | 'booking_released'
  | 'booking_to_decide';

/** What is written to whoever said that she comes to an activity, or waits for a place. */
export type ActivityMailKind =
  | 'activity_offered'
  | 'activity_lapsed'
  | 'activity_cancelled'
  | 'activity_suspended'
  | 'activity_online'
  | 'activity_resumed';

/** Writes a mail into the outbox in the transaction; identity does not know how it leaves. */
export type MailWriter = (
  trx: CommunityTransaction,
  community: Community,
  now: Date,
  mail: {
    kind:
      | 'sign_in_link'
      | 'unknown_address'
      | 'confirm_address'
      | SecurityMailKind
      | CampaignMailKind
      | ExchangeMailKind
      | ActivityMailKind
      | BookingMailKind
      | CatalogueMailKind
      | EnrolmentMailKind
      | NeedMailKind
      | PoolMailKind;
    address: string;
    language: Language;
    parameters: Record<string, string | number>;
    personId?: string | undefined;
    validSeconds: number;
  },
) => Promise<void>;

export interface NeighbourApiDeps {
  app: Database;
  clock: Clock;
  secret: string;
  authentication: Authentication;
  /** Origins of the portal and of the sign-in pages. */
  origins: { portal: string; id: string };
  writeMail: MailWriter;
  /** How many proxies of the installation's own stand before it. */
  trustedProxies: number;
  /** Name of a place of the community, in Italian; undefined when there is none of this code. */
  findPlaceName: (
    trx: CommunityTransaction,
    community: Community,
    code: string,
  ) => Promise<string | undefined>;
}
