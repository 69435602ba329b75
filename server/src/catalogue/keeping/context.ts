import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn } from '../../http/index.ts';
import type { Community, MailWriter } from '../../identity/index.ts';
import type { CatalogueContext, CatalogueTerritory } from '../operations.ts';

/** What editing needs to know of places, which the catalogue may not import. */
export interface KeepingTerritory extends CatalogueTerritory {
  hasDistrict: (trx: CommunityTransaction, community: Community, code: string) => Promise<boolean>;
  findPlace: (trx: CommunityTransaction, community: Community, code: string) => Promise<object | undefined>;
  /** Code of the first place of each service that has one. */
  findPlaceCodes: (
    trx: CommunityTransaction,
    community: Community,
    serviceIds: string[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** Gives a service at one place and nowhere else, or nowhere; undefined when there is no such place. */
  giveServiceAt: (
    trx: CommunityTransaction,
    community: Community,
    serviceId: string,
    place: string | null,
  ) => Promise<{ x: number; y: number }[] | undefined>;
}

export interface KeepingContext extends Omit<CatalogueContext, 'territory'> {
  territory: KeepingTerritory;
  origins: { portal: string };
  writeMail: MailWriter;
}

export function todayOf({ community, clock }: Pick<KeepingContext, 'community' | 'clock'>): string {
  return dayIn(community.timeZone, clock.now());
}
