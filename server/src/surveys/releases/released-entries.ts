import type { NeedSelection, NeedSource } from '@snodo/survey-engine';
import { sql } from 'kysely';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import type { Community } from '../../identity/index.ts';
import { toDefinition } from '../rows.ts';
import type { PeopleRange, ReleaseDocument } from './release-documents.ts';

/** A released cell that says how many ask for an entry of the taxonomy. */
export interface ReleasedEntry {
  campaign: string;
  releasedOn: string;
  question: string;
  value: string;
  entry: string;
  bound: 'about' | 'over';
  percent: number;
  /** Who answered. */
  people: PeopleRange;
}

/** The newest releases; what is older is no evidence of today. */
const mostReleases = 20;

/**
 * How many ask for what, by the questionnaire's own mapping of its answers to the taxonomy. Read from what was released
 * of all that were asked together, and from nothing else: what is hidden there, or only said to be few, is not here.
 */
export async function listReleasedEntries(
  trx: CommunityTransaction,
  community: Community,
): Promise<ReleasedEntry[]> {
  const rows = await trx
    .selectFrom('surveys.release as r')
    .innerJoin('surveys.campaign as c', (join) =>
      join.onRef('c.community_id', '=', 'r.community_id').onRef('c.id', '=', 'r.campaign_id'),
    )
    .innerJoin('surveys.instrument as i', (join) =>
      join.onRef('i.community_id', '=', 'c.community_id').onRef('i.id', '=', 'c.instrument_id'),
    )
    .innerJoin('surveys.released_document as d', (join) =>
      join.onRef('d.community_id', '=', 'r.community_id').onRef('d.release_id', '=', 'r.id'),
    )
    .select(['c.code', 'r.released_on', 'i.definition', 'd.document'])
    .where('r.community_id', '=', community.id)
    // Of one firm alone there is no pool: its own tables are those of all that were asked.
    .where(
      sql<boolean>`d.audience = case when (
        select count(*) from surveys.released_document o
        where o.community_id = d.community_id and o.release_id = d.release_id and o.audience = 'organisation') = 1
        then 'organisation' else 'pool' end`,
    )
    .orderBy('r.released_on', 'desc')
    .orderBy('r.id')
    .limit(mostReleases)
    .execute();
  return rows.flatMap(entriesOf);
}

function entriesOf(row: {
  code: string;
  released_on: string;
  definition: Json;
  document: Json;
}): ReleasedEntry[] {
  const source = toDefinition(row.definition).x.need?.entries;
  // Written by us, in this shape, and by nobody else.
  const document = row.document as unknown as ReleaseDocument;
  const { question, values } = selectionOf(source);
  const table = document.tables.find((one) => one.question === question && one.by === null);
  const [everybody] = table?.groups ?? [];
  const people = everybody?.people ?? document.people;
  if (table === undefined || everybody === undefined || people === null) return [];
  return table.categories.flatMap(({ value }, at) => {
    const share = everybody.shares[at];
    const entry = entryOf(values, value);
    if (share?.status !== 'shown' || share.bound === 'under' || entry === undefined) return [];
    const { bound, percent } = share;
    return [
      { campaign: row.code, releasedOn: row.released_on, question, value, entry, bound, percent, people },
    ];
  });
}

function selectionOf(source: NeedSource | undefined): NeedSelection {
  return typeof source === 'object' ? source : { question: source ?? '' };
}

function entryOf(values: NeedSelection['values'], value: string): string | undefined {
  if (values === undefined) return value;
  if (Array.isArray(values)) return values.includes(value) ? value : undefined;
  return Object.hasOwn(values, value) ? (values as Readonly<Record<string, string>>)[value] : undefined;
}
