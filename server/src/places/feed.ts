import { sql, type RawBuilder } from 'kysely';
import type { FeedArea, FeedPlaces, FeedStand, FeedWindow } from '../catalogue/index.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { localized, Problem } from '../http/index.ts';
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
  area?: FeedArea,
): Promise<number> {
  const within = await placesWithin(trx, community, area);
  const row = await stands(trx, community, services, within)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function listStands(
  trx: CommunityTransaction,
  community: Community,
  services: RawBuilder<unknown>,
  {
    id,
    after,
    offset,
    limit,
    area,
  }: FeedWindow & { readonly id?: string | undefined; readonly area?: FeedArea | undefined },
): Promise<FeedStand[]> {
  let query = stands(trx, community, services, await placesWithin(trx, community, area))
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
function stands(
  trx: CommunityTransaction,
  community: Community,
  services: RawBuilder<unknown>,
  within: RawBuilder<boolean> = sql<boolean>`true`,
) {
  return trx
    .selectFrom('places.place_service as ps')
    .innerJoin('places.place as p', (join) =>
      join.onRef('p.community_id', '=', 'ps.community_id').onRef('p.id', '=', 'ps.place_id'),
    )
    .where('ps.community_id', '=', community.id)
    .where('p.life_cycle', 'in', toldLifeCycles)
    .where(sql<boolean>`ps.service_id in (${services})`)
    .where(within);
}

/**
 * Whether a service at a place is given to the people of a postcode, and near its middle where metres are said. A
 * postcode that lies in no district of ours has nothing; metres on a drawing of unknown width cannot be told apart.
 */
async function placesWithin(
  trx: CommunityTransaction,
  community: Community,
  area: FeedArea | undefined,
): Promise<RawBuilder<boolean> | undefined> {
  if (area === undefined) return undefined;
  const { rows } = await sql<{ codes: string[] | null; x: number; y: number; width: number | null }>`
    select array_agg(d.code) as codes, avg((d.label_point ->> 'x')::float8) as x,
           avg((d.label_point ->> 'y')::float8) as y,
           (select width_metres from places.drawing where community_id = ${community.id}) as width
    from places.postcode c
    join places.district d on d.community_id = c.community_id and d.code = c.district_code
    where c.community_id = ${community.id} and c.postcode = ${area.postcode}`.execute(trx);
  const [found] = rows;
  if (!found?.codes) return sql<boolean>`false`;
  const { codes, x, y, width } = found;
  const covered = sql<boolean>`(ps.service_id in (${area.known(codes)})
    or p.district_code = any(${codes}) and ps.service_id in (${area.unknown}))`;
  if (area.metres === undefined) return covered;
  if (width === null)
    throw new Problem('invalid_request', {
      faults: [{ path: 'query.proximity', code: 'unknown', message: 'Nobody knows how far things are' }],
    });
  return sql<boolean>`${covered} and point((p.point ->> 'x')::float8, (p.point ->> 'y')::float8)
    <-> point(${x}::float8, ${y}::float8) <= ${(area.metres * 1000) / width}::float8`;
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
