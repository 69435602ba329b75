import { sql, type RawBuilder } from 'kysely';
import type { FeedPlaces, FeedStand, FeedWindow } from '../catalogue/index.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { localized } from '../http/index.ts';
import type { Community } from '../identity/index.ts';
import { listDistrictRows } from './queries.ts';

/** Beyond so many places of one service its own document tells no more. */
const mostOfAService = 200;

/** Neither proposed only nor closed: somebody can go there, or will again. */
const toldLifeCycles = ['agreed', 'active', 'suspended', 'handed_over'];

/** What the catalogue's open feed tells of places. */
export const feedPlaces: FeedPlaces = {
  ofServices: (trx, community, serviceIds) =>
    serviceIds.length === 0
      ? Promise.resolve([])
      : listStands(trx, community, sql`select unnest(${[...serviceIds]}::uuid[])`, {}).then(boundedByService),
  list: listStands,
  count: countStands,
  districtNames: async (trx, community) => {
    const rows = await listDistrictRows(trx, community.id);
    return new Map(rows.map(({ code, name }) => [code, localized(name, 'it')]));
  },
};

async function countStands(
  trx: CommunityTransaction,
  community: Community,
  services: RawBuilder<unknown>,
): Promise<number> {
  const row = await stands(trx, community, services)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function listStands(
  trx: CommunityTransaction,
  community: Community,
  services: RawBuilder<unknown>,
  { id, after, offset, limit }: FeedWindow & { readonly id?: string | undefined },
): Promise<FeedStand[]> {
  let query = stands(trx, community, services)
    .select(['ps.id as stand_id', 'ps.service_id', 'p.id', 'p.code', 'p.host_id', 'p.district_code'])
    .select(['p.name', 'p.description'])
    .orderBy('ps.id');
  if (id !== undefined) query = query.where('ps.id', '=', id);
  if (after !== undefined) query = query.where('ps.id', '>', after);
  if (offset !== undefined) query = query.offset(offset);
  if (limit !== undefined) query = query.limit(limit);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.stand_id,
    serviceId: row.service_id,
    place: {
      id: row.id,
      code: row.code,
      kind: 'physical' as const,
      name: toTexts(row.name),
      description: toTexts(row.description),
      organisationId: row.host_id,
      district: row.district_code,
      position: null,
      address: null,
      accessibility: null,
      timetable: null,
    },
  }));
}

/** Services at places, of the services that a query selects the ids of. */
function stands(trx: CommunityTransaction, community: Community, services: RawBuilder<unknown>) {
  return trx
    .selectFrom('places.place_service as ps')
    .innerJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 'ps.community_id').onRef('p.id', '=', 'ps.place_id'),
    )
    .where('ps.community_id', '=', community.id)
    .where('p.life_cycle', 'in', toldLifeCycles)
    .where(sql<boolean>`ps.service_id in (${services})`);
}

function boundedByService(found: readonly FeedStand[]): FeedStand[] {
  const counts = new Map<string, number>();
  return found.filter(({ serviceId }) => {
    const count = (counts.get(serviceId) ?? 0) + 1;
    counts.set(serviceId, count);
    return count <= mostOfAService;
  });
}

/** The texts of a place were checked when they were written: Italian is always there. */
function toTexts(text: unknown): FeedStand['place']['name'] {
  return text as FeedStand['place']['name'];
}
