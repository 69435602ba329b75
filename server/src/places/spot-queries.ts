import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

/** Quarters and places by their codes. */
export function listSpotRows(trx: CommunityTransaction, communityId: string, codes: readonly string[]) {
  return trx
    .selectFrom('places.quarter')
    .select(['code', 'point'])
    .where('community_id', '=', communityId)
    .where(sql<boolean>`code = any (${[...codes]}::text[])`)
    .unionAll(
      trx
        .selectFrom('places.place')
        .select(['code', 'point'])
        .where('community_id', '=', communityId)
        .where(sql<boolean>`code = any (${[...codes]}::text[])`),
    )
    .execute();
}

export function listMeetingPlaceRows(trx: CommunityTransaction, communityId: string, limit: number) {
  return trx
    .selectFrom('places.place as p')
    .select(['p.code', 'p.point'])
    .where('p.community_id', '=', communityId)
    .where('p.life_cycle', 'in', ['active', 'handed_over'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('places.space as s')
          .select('s.id')
          .whereRef('s.community_id', '=', 'p.community_id')
          .whereRef('s.place_id', '=', 'p.id')
          .where('s.paused_at', 'is', null),
      ),
    )
    .orderBy('p.code')
    .limit(limit)
    .execute();
}
