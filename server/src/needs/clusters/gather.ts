import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { listTaxonomy, listUnmetSearches, type UnmetSearch } from '../../catalogue/index.ts';
import { inCommunity, toJson, type CommunityTransaction, type Database } from '../../db/index.ts';
import { dayIn, type Clock } from '../../http/index.ts';
import { listCommunities, type Community } from '../../identity/index.ts';
import { listReleasedEntries, type ReleasedEntry } from '../../surveys/index.ts';

/** What many wait for on the time bank's board, as another domain knows it: needs may not ask it itself. */
export interface BoardWaits {
  listLongWaits(
    trx: CommunityTransaction,
    communityId: string,
    moment: { now: Date; today: string },
  ): Promise<{ entry: string; people: number; oldestAt: Date }[]>;
}

export interface GatheringDeps extends BoardWaits {
  app: Database;
  clock: Clock;
}

interface Found {
  id: string;
  kind: 'survey' | 'search' | 'time_bank';
  source_key: string;
  entry_code: string | null;
  district_code: string | null;
  evidence: Record<string, unknown>;
  people: number | null;
}

/** A released figure is about so many people at least, by the floor below which none is released. */
const releaseFloor = 10;

/**
 * Takes up whatever says that something is needed and names nobody: released tables, searches that found nothing,
 * requests without an answer. Suggests a cluster where enough people stand behind it. Harmless at any moment, twice,
 * and on any number of nodes.
 */
export async function gatherSignals(deps: GatheringDeps): Promise<void> {
  for (const community of await listCommunities(deps.app))
    await inCommunity(deps.app, community.id, (trx) => gatherIn(trx, community, deps));
}

async function gatherIn(
  trx: CommunityTransaction,
  community: Community,
  { clock, listLongWaits }: GatheringDeps,
): Promise<void> {
  const taxonomy = await listTaxonomy(trx, community, 'it');
  const entries = new Set(
    taxonomy.filter(({ group, isRetired }) => group !== null && !isRetired).map(({ code }) => code),
  );
  const now = clock.now();
  const waits = await listLongWaits(trx, community.id, { now, today: dayIn(community.timeZone, now) });
  const found: Found[] = [
    ...(await listReleasedEntries(trx, community)).map(ofCell),
    ...(await listUnmetSearches(trx, community)).map(ofSearch),
    ...waits.map((wait) => ofWait(community, wait)),
  ];
  await placeSignals(
    trx,
    now,
    found.map((one) => (entries.has(one.entry_code ?? '') ? one : { ...one, entry_code: null })),
  );
}

/** Keeps what was found and gives every signal to its cluster; with nothing found, those that stand already. */
export async function placeSignals(
  trx: CommunityTransaction,
  now: Date,
  found: readonly Found[] = [],
): Promise<void> {
  await sql`select needs.gather_signals(${toJson(found)}, ${now}::timestamptz)`.execute(trx);
}

function ofCell({
  campaign,
  releasedOn,
  question,
  value,
  entry,
  bound,
  percent,
  people,
}: ReleasedEntry): Found {
  return {
    id: uuidv7(),
    kind: 'survey',
    source_key: `${campaign}:${question}:${value}`.slice(0, 300),
    entry_code: entry,
    district_code: null,
    evidence: { campaign, releasedOn, question, bound, percent, people },
    people: stepBelow(Math.max(releaseFloor, Math.floor((people.from * percent) / 100))),
  };
}

function ofSearch({ key, words, searches, days, lastOn, entry }: UnmetSearch): Found {
  return {
    id: uuidv7(),
    kind: 'search',
    source_key: key,
    entry_code: entry ?? null,
    district_code: null,
    evidence: { words, searches, days, lastOn },
    people: null,
  };
}

function ofWait(
  community: Community,
  { entry, people, oldestAt }: { entry: string; people: number; oldestAt: Date },
): Found {
  return {
    id: uuidv7(),
    kind: 'time_bank',
    source_key: entry,
    entry_code: entry,
    district_code: null,
    evidence: { oldestOn: dayIn(community.timeZone, oldestAt) },
    people: stepBelow(people),
  };
}

/** People are told of as ten, twenty, fifty or a hundred at least. */
function stepBelow(people: number): number | null {
  return [100, 50, 20, 10].find((step) => people >= step) ?? null;
}
