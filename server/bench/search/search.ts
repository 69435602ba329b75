import MiniSearch from 'minisearch';
import postgres from 'postgres';
import {
  countFacets,
  listServices,
  readerOf,
  stemOf,
  tendSearch,
  type CatalogueContext,
} from '../../src/catalogue/index.ts';
import { inCommunity, openDatabase, type Database } from '../../src/db/index.ts';
import { systemClock } from '../../src/http/index.ts';
import { findCommunity, type Community } from '../../src/identity/index.ts';
import { figureOf, type Figure } from '../figures.ts';
import {
  commonestWord,
  knownItems,
  madeServices,
  queryKinds,
  type KnownItem,
  type MadeService,
} from './corpus.ts';

const services = 50_000;
const queriesOfKind = 500;
const slug = 'milano';

/**
 * The catalogue's search with fifty thousand services beside a fuzzy search in the process's own memory (MiniSearch,
 * prefixes and two letters in ten), in turns in one run: how often the service that was meant is among the first
 * twenty, and how long it takes. The catalogue's time is that of the whole operation, transaction and rows included.
 */
export async function measureSearch(databaseUrl: string, secret: string): Promise<Figure[]> {
  const made = madeServices(services);
  const items = knownItems(made, queriesOfKind);
  await fill(databaseUrl, made);
  const app = await openDatabase({ databaseUrl, secret, role: 'snodo_app', connections: 2 });
  const bare = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await tendSearch(app);
    await bare`vacuum (analyze) catalogue.service_search, catalogue.service, catalogue.search_word, catalogue.search_posting, catalogue.search_trigram, catalogue.search_slip`;
    const community = await communityOf(app);
    const context: CatalogueContext = {
      community,
      clock: systemClock,
      language: 'it',
      secret,
      territory: { findSpot: async () => ({ x: 500, y: 500, district: 'distretto-4' }) },
    };
    const ask = (input: Parameters<typeof listServices>[3]) =>
      inCommunity(app, community.id, (trx) => listServices(trx, undefined, context, input));
    return [
      ...(await besideMiniSearch(made, items, ask)),
      ...(await byItself(app, bare, context, items, ask)),
    ];
  } finally {
    await bare.end({ timeout: 5 });
    await app.close();
  }
}

type Ask = (input: Parameters<typeof listServices>[3]) => ReturnType<typeof listServices>;

/** Fuzzy search as its handbook says, with accents folded as ours are. */
function fuzzyIndex(made: readonly MadeService[]): MiniSearch {
  const folded = (word: string) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const index = new MiniSearch({
    fields: ['name', 'provider', 'description'],
    processTerm: folded,
    searchOptions: { combineWith: 'AND', prefix: true, fuzzy: 0.2, boost: { name: 3 }, processTerm: folded },
  });
  index.addAll(made.map((service, id) => ({ id, ...service })));
  return index;
}

async function besideMiniSearch(
  made: readonly MadeService[],
  items: readonly KnownItem[],
  ask: Ask,
): Promise<Figure[]> {
  const index = fuzzyIndex(made);
  const nameOf = (item: KnownItem) => made[item.index]?.name ?? '';
  const hits = new Map(queryKinds.map((kind) => [kind, { ours: 0, theirs: 0 }]));
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (const item of items.slice(0, 200)) await ask({ q: item.words, limit: 20 });
  for (const item of items) {
    const kept = hits.get(item.kind);
    if (kept === undefined) continue;
    let started = performance.now();
    const page = await ask({ q: item.words, limit: 20 });
    times.ours.push(performance.now() - started);
    kept.ours += page.items.some(({ name }) => name === nameOf(item)) ? 1 : 0;
    started = performance.now();
    const found = index.search(item.words).slice(0, 20);
    times.theirs.push(performance.now() - started);
    kept.theirs += found.some(({ id }) => id === item.index) ? 1 : 0;
  }
  const recalls = [...hits].map(([kind, { ours, theirs }]) => ({
    ...figureOf({
      figure: `recall at 20, ${kind}`,
      value: (ours / queriesOfKind) * 100,
      unit: '%',
      anchor: 'all that were meant',
      anchorValue: 100,
      least: 0.98,
    }),
    minisearch: Number(((theirs / queriesOfKind) * 100).toFixed(1)),
  }));
  return [
    ...recalls,
    figureOf({
      figure: 'search, p95',
      value: percentile(times.ours, 95),
      unit: 'ms',
      anchor: 'MiniSearch, fuzzy, p95',
      anchorValue: percentile(times.theirs, 95),
      most: 0.3,
    }),
    figureOf({
      figure: 'search, p50',
      value: percentile(times.ours, 50),
      unit: 'ms',
      anchor: 'MiniSearch, fuzzy, p50',
      anchorValue: percentile(times.theirs, 50),
    }),
  ];
}

async function byItself(
  app: Database,
  bare: postgres.Sql,
  context: CatalogueContext,
  items: readonly KnownItem[],
  ask: Ask,
): Promise<Figure[]> {
  const exact = items.filter(({ kind }) => kind === 'exact');
  const { trips, doors, narrowed, rare } = await inTurns(exact, {
    trips: () => bare`select 1`,
    doors: () => inCommunity(app, context.community.id, async () => undefined),
    narrowed: ({ words, group, district }) =>
      ask({ q: words, group, district, near: 'distretto-4', limit: 20 }),
    rare: ({ words }) => ask({ q: words, limit: 20 }),
  });
  const common = await timed(exact.slice(0, 60), ({ group, district }) =>
    ask({ q: commonestWord, group, district, limit: 20 }),
  );
  const alone = await timed(exact.slice(0, 60), () => ask({ q: commonestWord, limit: 20 }));
  const reader = readerOf(undefined, context.community, context.clock);
  const counted = await timed(exact.slice(0, 40), () =>
    inCommunity(app, context.community.id, (trx) =>
      countFacets(trx, context.community.id, {
        reader,
        filters: {},
        looked: { joined: 'every', terms: [[stemOf(commonestWord)]] },
      }),
    ),
  );
  const rareP95 = percentile(rare, 95);
  return [
    figureOf({
      figure: 'words, two facets and distance, p50',
      value: percentile(narrowed, 50),
      unit: 'ms',
      anchor: 'an empty round trip, p50',
      anchorValue: percentile(trips, 50),
      most: 15,
    }),
    figureOf({
      figure: 'the same',
      value: percentile(narrowed, 50),
      unit: 'ms',
      anchor: 'an empty transaction in a community, p50',
      anchorValue: percentile(doors, 50),
    }),
    figureOf({
      figure: 'the commonest word, p95',
      value: percentile(alone, 95),
      unit: 'ms',
      anchor: 'rare words, p95',
      anchorValue: rareP95,
      most: 10,
    }),
    figureOf({
      figure: 'the commonest word and two facets, p95',
      value: percentile(common, 95),
      unit: 'ms',
      anchor: 'rare words, p95',
      anchorValue: rareP95,
    }),
    figureOf({
      figure: 'every facet of the commonest word, p95',
      value: percentile(counted, 95),
      unit: 'ms',
      anchor: 'rare words, p95',
      anchorValue: rareP95,
    }),
  ];
}

/** How long each kind of work takes with each item, the kinds in turns, so that a slow moment is every kind's. */
async function inTurns<Item, Kind extends string>(
  items: readonly Item[],
  works: Record<Kind, (item: Item) => Promise<unknown>>,
): Promise<Record<Kind, number[]>> {
  const times = Object.fromEntries(Object.keys(works).map((kind) => [kind, []])) as unknown as Record<
    Kind,
    number[]
  >;
  for (const item of items)
    for (const kind of Object.keys(works) as Kind[]) times[kind].push(...(await timed([item], works[kind])));
  return times;
}

async function timed<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const started = performance.now();
    await work(item);
    times.push(performance.now() - started);
  }
  return times;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100) - 1)] ?? Number.NaN;
}

async function communityOf(app: Database): Promise<Community> {
  const community = await findCommunity(app, slug);
  if (community === undefined) throw new Error('the demonstration was not loaded');
  return community;
}

/** In place of the demonstration's own services: their words would be among the answers. */
async function fill(databaseUrl: string, made: readonly MadeService[]): Promise<void> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const [community] = await owner<{ id: string }[]>`select id from identity.community where slug = ${slug}`;
    const id = community?.id ?? '';
    await owner`select set_config('app.community_id', ${id}, false)`;
    const [organisation] = await owner<
      { id: string }[]
    >`select id from identity.organisation where code = 'naviglio'`;
    await owner`update catalogue.service set status = 'closed'`;
    const batch = 5000;
    for (let at = 0; at < made.length; at += batch) {
      const rows = made.slice(at, at + batch).map((service, index) => ({
        code: `s-${at + index}`,
        name: { it: service.name },
        description: { it: service.description },
        entries: [`${service.group}1`],
        districts: [service.district],
        cost: service.isFree ? { kind: 'free' } : { kind: 'per_hour', feeCents: 800 },
        spots: [service.spot],
      }));
      await owner`
        insert into catalogue.service
          (community_id, id, code, provider_id, name, description, offer_kind, entries, districts, cost, spots, verified_on, source)
        select ${id}, gen_random_uuid(), r.code, ${organisation?.id ?? ''}, r.name, r.description, 'group',
               r.entries, r.districts, r.cost, r.spots, current_date - (random() * 300)::int, 'generated'
        from jsonb_to_recordset(${owner.json(rows)}) r
          (code text, name jsonb, description jsonb, entries text[], districts text[], cost jsonb, spots jsonb)`;
    }
  } finally {
    await owner.end({ timeout: 5 });
  }
}
