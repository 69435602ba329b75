import type { CommunityTransaction, Json } from '../../db/index.ts';
import type { Community } from '../../identity/index.ts';
import { listTaxonomyRows } from '../queries.ts';
import { termsOf, tokensIn } from './terms.ts';

/** Words that many looked for and that are not there. */
export interface UnmetSearch {
  key: string;
  words: string;
  searches: number;
  days: number;
  lastOn: string;
  /** The one entry of the taxonomy whose name says all of them; undefined: none, or several. */
  entry: string | undefined;
}

const mostSearches = 200;

/** What is looked for most often and is not there, with what it is about where its words tell. */
export async function listUnmetSearches(
  trx: CommunityTransaction,
  community: Community,
): Promise<UnmetSearch[]> {
  const rows = await trx
    .selectFrom('catalogue.empty_search')
    .select(['fingerprint', 'words', 'searches', 'days', 'last_on'])
    .where('community_id', '=', community.id)
    .where('words', 'is not', null)
    .orderBy('searches', 'desc')
    .orderBy('fingerprint')
    .limit(mostSearches)
    .execute();
  if (rows.length === 0) return [];
  const taxonomy = await listTaxonomyRows(trx, community.id);
  const entries = taxonomy
    .filter((row) => row.group_code !== null && row.retired_at === null)
    .map((row) => ({ code: row.code, tokens: tokensOfName(row.name) }));
  return rows.map(({ fingerprint, words, searches, days, last_on: lastOn }) => {
    const terms = termsOf(words ?? '');
    const [entry, ...others] = entries.filter(({ tokens }) =>
      terms.every((term) => term.tokens.some((token) => tokens.has(token))),
    );
    return {
      key: fingerprint.toString('hex'),
      words: words ?? '',
      searches,
      days,
      lastOn,
      entry: others.length === 0 ? entry?.code : undefined,
    };
  });
}

/** Of the name in every language. */
function tokensOfName(name: Json): Set<string> {
  const texts = Object.values(name as Record<string, unknown>).filter((text) => typeof text === 'string');
  return new Set(texts.flatMap((text) => [...tokensIn(text)]));
}
