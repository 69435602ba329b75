import { createHash } from 'node:crypto';
import type { PublishedTaxonomy, PublishedTerm, Texts } from '@snodo/hsds';
import { findTaxonomyVersion, listTaxonomyRows } from '../queries.ts';
import type { FeedContext } from './context.ts';

/** What the community's own taxonomy is called among the others. */
export const ownScheme = 'snodo';

/** Taxonomies as they are told; a scheme that is not here is told by its own name. */
const knownSchemes: Readonly<Record<string, { name: string; description: string; address: string | null }>> =
  {
    [ownScheme]: {
      name: 'Bisogni e servizi',
      description: 'I gruppi e le voci con cui la comunità dà un nome a bisogni e servizi',
      address: null,
    },
    'open-eligibility': {
      name: 'Open Eligibility',
      description: 'A taxonomy of human services and situations, CC BY-SA 3.0',
      address: 'https://github.com/auntbertha/openeligibility',
    },
    wemi: { name: 'WeMi', description: 'Le categorie dei servizi WeMi del Comune di Milano', address: null },
  };

/** The same id whenever it is asked for: a UUID version 8 of the community and the scheme. */
export function taxonomyIdOf(communityId: string, scheme: string): string {
  const bytes = createHash('sha256').update(`taxonomy ${communityId} ${scheme}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export interface FeedTaxonomies {
  readonly taxonomies: readonly PublishedTaxonomy[];
  readonly terms: readonly PublishedTerm[];
  /** Ids of the community's own entries by code; what was merged leads to where it went. */
  readonly entryIds: ReadonlyMap<string, string>;
}

/** The community's own taxonomy and those that its entries are linked to: some hundred terms. */
export async function readTaxonomies(context: FeedContext): Promise<FeedTaxonomies> {
  const { trx, community } = context;
  const entries = await trx
    .selectFrom('catalogue.taxonomy_entry')
    .select(['id', 'code'])
    .where('community_id', '=', community.id)
    .execute();
  const ids = new Map(entries.map(({ id, code }) => [code, id]));
  const rows = await listTaxonomyRows(trx, community.id);
  const links = await trx
    .selectFrom('catalogue.taxonomy_link')
    .select(['entry_code', 'term_id'])
    .where('community_id', '=', community.id)
    .orderBy('term_id')
    .execute();
  const others = await trx
    .selectFrom('catalogue.taxonomy_term')
    .select(['id', 'scheme', 'code', 'name'])
    .where('community_id', '=', community.id)
    .orderBy('scheme')
    .orderBy('position')
    .limit(5000)
    .execute();
  const version = await findTaxonomyVersion(trx, community.id);
  const standing = rows.filter(({ retired_at: retiredAt }) => retiredAt === null);
  const own = standing.map((row) => ({
    id: ids.get(row.code) ?? '',
    taxonomyId: taxonomyIdOf(community.id, ownScheme),
    code: row.code,
    name: row.name as unknown as Texts,
    description: row.description as unknown as Texts,
    parentId: row.group_code === null ? null : (ids.get(row.group_code) ?? null),
    address: null,
    exactMatches: links.filter(({ entry_code: code }) => code === row.code).map((link) => link.term_id),
  }));
  const linked = others.map((row) => ({
    id: row.id,
    taxonomyId: taxonomyIdOf(community.id, row.scheme),
    code: row.code,
    name: textsOf(row.name),
    description: null,
    parentId: null,
    address: null,
    exactMatches: [],
  }));
  const schemes = [ownScheme, ...new Set(others.map(({ scheme }) => scheme))];
  const entryIds = new Map(rows.map((row) => [row.code, ids.get(row.merged_into ?? row.code) ?? '']));
  return {
    taxonomies: schemes.map((scheme) =>
      toTaxonomy(community.id, scheme, scheme === ownScheme ? version : null),
    ),
    terms: [...own, ...linked],
    entryIds,
  };
}

function toTaxonomy(communityId: string, scheme: string, version: number | null): PublishedTaxonomy {
  const known = knownSchemes[scheme] ?? { name: scheme, description: scheme, address: null };
  return {
    id: taxonomyIdOf(communityId, scheme),
    ...known,
    version: version === null ? null : String(version),
  };
}

/** A term of somebody else's may have its name in one language only. */
function textsOf(name: unknown): Texts {
  const texts = name as Partial<Record<'it' | 'en' | 'ar', string>>;
  const it = texts.it ?? texts.en ?? texts.ar ?? '';
  return {
    it,
    ...(texts.en === undefined ? {} : { en: texts.en }),
    ...(texts.ar === undefined ? {} : { ar: texts.ar }),
  };
}
