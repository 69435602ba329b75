import { sql } from 'kysely';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { listCommunities } from '../../identity/index.ts';
import { analysisEdition, isStopWord, stemOf, tellingWordsIn, wordsIn } from './stems.ts';
import { tokensIn } from './terms.ts';
import { keepWords } from './vocabulary-queries.ts';

/** The texts of a service that people look for it by; each part in every language that it has. */
export interface ServiceTexts {
  names: readonly string[];
  /** The provider and the entries of the taxonomy. */
  labels: readonly string[];
  descriptions: readonly string[];
}

/** How well a service fits a word that stands in its labels, or in its description alone; in its name, up to a thousand. */
const fitOfLabel = -60;
const fitOfDescription = -10;

/** Every token of the texts with how well it fits, the lower the better: a word is worth most in a short name. */
export function postingsOf({ names, labels, descriptions }: ServiceTexts): Map<string, number> {
  const fits = new Map<string, number>();
  const take = (text: string, fit: number) => {
    for (const token of tokensIn(text)) fits.set(token, Math.min(fits.get(token) ?? 0, fit));
  };
  for (const name of names) {
    const fit = -Math.round(1000 / (1 + Math.log(1 + tellingWordsIn(name).length)));
    take(name, fit);
    // A name that is all small words (*Il perché*) is found by them.
    for (const small of wordsIn(name).filter(isStopWord)) take(small, fit);
  }
  for (const label of labels) take(label, fitOfLabel);
  for (const description of descriptions) take(description, fitOfDescription);
  return fits;
}

/** Words of the texts that somebody may misspell, each with its stem. */
export function vocabularyOf({ names, labels, descriptions }: ServiceTexts): Map<string, string> {
  const words = [...names, ...labels, ...descriptions].flatMap(wordsIn);
  return new Map(
    words
      .filter((word) => word.length > 2 && !isStopWord(word) && /^\p{L}+$/u.test(word))
      .map((word) => [word, stemOf(word)]),
  );
}

interface TextRow {
  id: string;
  name: Record<string, string>;
  description: Record<string, string>;
  provider: string;
  entries: Record<string, string>[];
  is_for_everyone: boolean;
}

/** Analyses up to `most` services that changed since they were last, and says how many it did. */
export async function analyseServices(
  trx: CommunityTransaction,
  communityId: string,
  most: number,
): Promise<number> {
  const { rows } = await sql<TextRow>`
    select s.id, s.name, s.description, o.name as provider,
           f.is_shown and not f.is_members_only and f.audience_organisation_ids is null as is_for_everyone,
           array(select e.name from catalogue.taxonomy_entry e
             where e.community_id = s.community_id and (e.code = any(s.entries)) order by e.code) as entries
    from catalogue.service_search f
    join catalogue.service s on s.community_id = f.community_id and s.id = f.service_id
    join identity.organisation o on o.community_id = s.community_id and o.id = s.provider_id
    where f.community_id = ${communityId} and f.analysed_by <> ${analysisEdition}
    order by f.service_id limit ${most} for update of f skip locked`.execute(trx);
  if (rows.length === 0) return 0;
  const texts = rows.map(textsOf);
  const ids = rows.map(({ id }) => id);
  const postings = texts.flatMap((each, index) =>
    [...postingsOf(each)].map(([token, fit]) => ({ id: ids[index] ?? '', token, fit })),
  );
  await sql`
    delete from catalogue.search_posting where community_id = ${communityId} and service_id = any(${ids}::uuid[])`.execute(
    trx,
  );
  await sql`
    insert into catalogue.search_posting (community_id, service_id, token, fit)
    select ${communityId}, id, token, fit from unnest(${postings.map(({ id }) => id)}::uuid[],
      ${postings.map(({ token }) => token)}::text[], ${postings.map(({ fit }) => fit)}::int[]) p (id, token, fit)`.execute(
    trx,
  );
  await sql`
    update catalogue.service_search set analysed_by = ${analysisEdition}
    where community_id = ${communityId} and service_id = any(${ids}::uuid[])`.execute(trx);
  // Words of what few may know of would show themselves by what is taken for them.
  const open = texts.filter((_, index) => rows[index]?.is_for_everyone === true);
  await keepWords(trx, communityId, new Map(open.flatMap((each) => [...vocabularyOf(each)])));
  return rows.length;
}

function textsOf({ name, description, provider, entries }: TextRow): ServiceTexts {
  return {
    // The Italian name first: its words are those that are counted.
    names: ['it', 'en', 'ar'].flatMap((language) => name[language] ?? []),
    labels: [provider, ...entries.flatMap((entry) => Object.values(entry))],
    descriptions: Object.values(description),
  };
}

const batch = 500;
/** In one round; the next goes on. */
const mostBatches = 200;

/** Brings the words of every service up to date. Harmless at any moment, twice, and on any number of nodes. */
export async function tendSearch(app: Database): Promise<void> {
  for (const { id } of await listCommunities(app))
    for (let done = 0; done < mostBatches; done += 1)
      if ((await inCommunity(app, id, (trx) => analyseServices(trx, id, batch))) < batch) break;
}
