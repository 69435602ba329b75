import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

/** The contacts that such a reader may have. */
export function listContactRows(
  trx: CommunityTransaction,
  communityId: string,
  serviceId: string,
  shownTo: readonly ('everyone' | 'members' | 'managers')[],
) {
  return trx
    .selectFrom('catalogue.service_contact')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('service_id', '=', serviceId)
    .where('shown_to', 'in', [...shownTo])
    .orderBy('position')
    .limit(20)
    .execute();
}

export function findProviderRow(trx: CommunityTransaction, communityId: string, organisationId: string) {
  return trx
    .selectFrom('catalogue.provider')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
}

/** Accreditations of a provider that hold on the day for any of the entries, or for their groups. */
export function listHoldingAccreditationRows(
  trx: CommunityTransaction,
  communityId: string,
  { providerId, entries, today }: { providerId: string; entries: readonly string[]; today: string },
) {
  return trx
    .selectFrom('catalogue.accreditation')
    .select(['issuer', 'starts_on', 'ends_on', 'evidence'])
    .where('community_id', '=', communityId)
    .where('provider_id', '=', providerId)
    .where('withdrawn_on', 'is', null)
    .where('starts_on', '<=', today)
    .where('ends_on', '>=', today)
    .where(
      sql<boolean>`entries && array(select t from unnest(${[...entries]}::text[]) e, unnest(array[e, rtrim(e, '0123456789')]) t)`,
    )
    .orderBy('ends_on', 'desc')
    .limit(20)
    .execute();
}

export function listQualityRows(trx: CommunityTransaction, communityId: string, providerId: string) {
  return trx
    .selectFrom('catalogue.quality_check')
    .select(['criterion', 'is_met', 'note', 'checked_on'])
    .where('community_id', '=', communityId)
    .where('provider_id', '=', providerId)
    .orderBy('criterion')
    .execute();
}

export async function listEntryNameRows(
  trx: CommunityTransaction,
  communityId: string,
  codes: readonly string[],
) {
  if (codes.length === 0) return [];
  return trx
    .selectFrom('catalogue.taxonomy_entry')
    .select(['code', 'name'])
    .where('community_id', '=', communityId)
    .where('code', 'in', [...codes])
    .orderBy('position')
    .execute();
}
