import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

/** Which of the stems are of any word of the catalogue. */
export async function listKnownStems(
  trx: CommunityTransaction,
  communityId: string,
  stems: readonly string[],
): Promise<Set<string>> {
  if (stems.length === 0) return new Set();
  const { rows } = await sql<{ stem: string }>`
    select distinct stem from catalogue.search_word
    where community_id = ${communityId} and stem = any(${[...new Set(stems)]}::text[])`.execute(trx);
  return new Set(rows.map(({ stem }) => stem));
}

/** So many words are looked at closely of those that share three letters in a row with what was typed. */
const mostAlike = 40;

/** Words of the catalogue that look like those that were typed. */
export async function listAlikeWords(
  trx: CommunityTransaction,
  communityId: string,
  typed: readonly string[],
): Promise<{ typed: string; word: string; stem: string }[]> {
  if (typed.length === 0) return [];
  await sql`select set_config('pg_trgm.similarity_threshold', '0.25', true)`.execute(trx);
  const { rows } = await sql<{ typed: string; word: string; stem: string }>`
    select t.typed, w.word, w.stem from unnest(${[...typed]}::text[]) t (typed)
    cross join lateral (
      select word, stem from catalogue.search_word
      where community_id = ${communityId} and word % t.typed
      order by similarity(word, t.typed) desc, word limit ${mostAlike}
    ) w`.execute(trx);
  return rows;
}

/** Keeps what is new; in one order, so that two writers never wait for each other in a circle. */
export async function keepWords(
  trx: CommunityTransaction,
  communityId: string,
  words: ReadonlyMap<string, string>,
): Promise<void> {
  const sorted = [...words].sort(([one], [other]) => (one < other ? -1 : 1));
  await sql`
    insert into catalogue.search_word (community_id, word, stem)
    select ${communityId}, word, stem
    from unnest(${sorted.map(([word]) => word)}::text[], ${sorted.map(([, stem]) => stem)}::text[]) w (word, stem)
    where not exists (select 1 from catalogue.search_word k where k.community_id = ${communityId} and k.word = w.word)
    on conflict (community_id, word) do nothing`.execute(trx);
}
