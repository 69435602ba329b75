import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';

/** So many services are counted of each word, to begin a search with the rarest. */
const mostCounted = 2000;

export interface KnownToken {
  token: string;
  /** A word that stands in what everybody may read. */
  is_known: boolean;
  services: number;
}

/** Which of the tokens are words of the catalogue, and of how many services. */
export async function listKnownTokens(
  trx: CommunityTransaction,
  communityId: string,
  tokens: readonly string[],
): Promise<KnownToken[]> {
  if (tokens.length === 0) return [];
  // What comes next is planned once and not for each search, which costs more than to run it: whatever the words are,
  // the way to them is from one entry of an index to the next.
  const { rows } = await sql<KnownToken>`
    select t.token, set_config('plan_cache_mode', 'force_generic_plan', true),
      exists (select from catalogue.search_word w where w.community_id = ${communityId} and w.stem = t.token) as is_known,
      (select count(*)::int from (
        select from catalogue.search_posting p where p.community_id = ${communityId} and p.token = t.token
        limit ${mostCounted}) counted) as services
    from unnest(${[...new Set(tokens)]}::text[]) t (token)`.execute(trx);
  return rows;
}

/** No slip is of more words; a bound all the same. */
const mostSlipped = 200;

/** Words of the catalogue that are one typing error away from those that were typed: a matter of a few look-ups. */
export async function listSlippedWords(
  trx: CommunityTransaction,
  communityId: string,
  typed: readonly string[],
): Promise<{ typed: string; word: string; stem: string }[]> {
  const pairs = typed.flatMap((word) => slipsOf(word).map((slip) => [word, slip] as const));
  if (pairs.length === 0) return [];
  const { rows } = await sql<{ typed: string; word: string; stem: string }>`
    select distinct g.typed, w.word, w.stem
    from unnest(${pairs.map(([word]) => word)}::text[], ${pairs.map(([, slip]) => slip)}::text[]) g (typed, slip)
    cross join lateral (
      select word from catalogue.search_slip where community_id = ${communityId} and slip = g.slip limit ${mostSlipped}) s
    cross join lateral (
      select word, stem from catalogue.search_word where community_id = ${communityId} and word = s.word limit 1) w`.execute(
    trx,
  );
  return rows;
}

/** The word, and the word with each of its letters left out. */
export function slipsOf(word: string): string[] {
  const letters = Array.from(word);
  return [...new Set([word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(''))])];
}

/** Three letters that more words have tell none of them apart. */
const mostOfTrigram = 5000;

/** So many words are looked at closely of those that share most letters with what was typed. */
const mostAlike = 40;

/** Words of the catalogue that look like those that were typed. */
export async function listAlikeWords(
  trx: CommunityTransaction,
  communityId: string,
  typed: readonly string[],
): Promise<{ typed: string; word: string; stem: string }[]> {
  const pairs = typed.flatMap((word) => trigramsOf(word).map((trigram) => [word, trigram] as const));
  if (pairs.length === 0) return [];
  const { rows } = await sql<{ typed: string; word: string; stem: string }>`
    select a.typed, a.word, w.stem from (
      select g.typed, t.word, row_number() over (
        partition by g.typed
        order by count(*)::float8 / (length(t.word) + length(g.typed)) desc, t.word) as place
      from unnest(${pairs.map(([word]) => word)}::text[], ${pairs.map(([, trigram]) => trigram)}::text[]) g (typed, trigram)
      cross join lateral (
        select word from catalogue.search_trigram where community_id = ${communityId} and trigram = g.trigram
        limit ${mostOfTrigram}) t
      group by g.typed, t.word
    ) a
    cross join lateral (
      select stem from catalogue.search_word where community_id = ${communityId} and word = a.word limit 1) w
    where a.place <= ${mostAlike}`.execute(trx);
  return rows;
}

/** Three letters in a row, with the word's beginning and end marked. */
export function trigramsOf(word: string): string[] {
  const letters = Array.from(`^${word}$`);
  return [...new Set(letters.slice(0, -2).map((_, at) => letters.slice(at, at + 3).join('')))];
}

/** Keeps what is new; in one order, so that two writers never wait for each other in a circle. */
export async function keepWords(
  trx: CommunityTransaction,
  communityId: string,
  words: ReadonlyMap<string, string>,
): Promise<void> {
  const sorted = [...words].sort(([one], [other]) => (one < other ? -1 : 1));
  const { rows } = await sql<{ word: string }>`
    insert into catalogue.search_word (community_id, word, stem)
    select ${communityId}, word, stem
    from unnest(${sorted.map(([word]) => word)}::text[], ${sorted.map(([, stem]) => stem)}::text[]) w (word, stem)
    where not exists (select 1 from catalogue.search_word k where k.community_id = ${communityId} and k.word = w.word)
    on conflict (community_id, word) do nothing
    returning word`.execute(trx);
  const pairs = rows.flatMap(({ word }) => trigramsOf(word).map((trigram) => [trigram, word] as const));
  await sql`
    insert into catalogue.search_trigram (community_id, trigram, word)
    select ${communityId}, trigram, word
    from unnest(${pairs.map(([trigram]) => trigram)}::text[], ${pairs.map(([, word]) => word)}::text[]) t (trigram, word)
    on conflict do nothing`.execute(trx);
  const slips = rows.flatMap(({ word }) => slipsOf(word).map((slip) => [slip, word] as const));
  await sql`
    insert into catalogue.search_slip (community_id, slip, word)
    select ${communityId}, slip, word
    from unnest(${slips.map(([slip]) => slip)}::text[], ${slips.map(([, word]) => word)}::text[]) s (slip, word)
    on conflict do nothing`.execute(trx);
}
