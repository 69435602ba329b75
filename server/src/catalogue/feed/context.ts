import type { HsdsVersion, PublishedPlace } from '@snodo/hsds';
import type { RawBuilder } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import type { Clock } from '../../http/index.ts';
import type { Community } from '../../identity/index.ts';
import { readerOf } from '../readers.ts';

/** A service at a place. */
export interface FeedStand {
  id: string;
  serviceId: string;
  place: PublishedPlace;
}

/** What lies in a postcode or so many metres around its middle; `known` and `unknown` select ids of services. */
export interface FeedArea {
  readonly postcode: string;
  readonly metres: number | undefined;
  /** Of services whose districts these are. */
  readonly known: (districts: readonly string[]) => RawBuilder<unknown>;
  /** Of services whose districts nobody has said: what counts is where they are given. */
  readonly unknown: RawBuilder<unknown>;
}

/** Which part of a list: from an id on, or so many further; nothing said: all of it. */
export interface FeedWindow {
  readonly after?: string | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/** What the feed needs to know of places, which the catalogue may not import. `services` selects ids of services. */
export interface FeedPlaces {
  ofServices(
    trx: CommunityTransaction,
    community: Community,
    serviceIds: readonly string[],
  ): Promise<FeedStand[]>;
  list(
    trx: CommunityTransaction,
    community: Community,
    services: RawBuilder<unknown>,
    window: FeedWindow & { readonly id?: string | undefined; readonly area?: FeedArea | undefined },
  ): Promise<FeedStand[]>;
  count(
    trx: CommunityTransaction,
    community: Community,
    services: RawBuilder<unknown>,
    area?: FeedArea,
  ): Promise<number>;
  /** Italian names by code */
  districtNames(trx: CommunityTransaction, community: Community): Promise<ReadonlyMap<string, string>>;
}

/** One reading of the feed: nobody in particular reads it. */
export interface FeedContext {
  readonly trx: CommunityTransaction;
  readonly community: Community;
  readonly places: FeedPlaces;
  readonly version: HsdsVersion;
  readonly clock: Clock;
}

/** What was verified before this day is shown to nobody. */
export function shownSinceOf({ community, clock }: FeedContext): string {
  return readerOf(undefined, community, clock).shownSince;
}
