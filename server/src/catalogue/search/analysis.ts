import { sql } from 'kysely';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { listCommunities } from '../../identity/index.ts';
import { analysisEdition, isStopWord, stemOf, tellingWordsIn, wordsIn } from './stems.ts';
import { keepWords } from './vocabulary-queries.ts';

/** The texts of a service that people look for it by; each part in every language that it has. */
export interface ServiceTexts {
  names: readonly string[];
  /** The provider and the entries of the taxonomy. */
  labels: readonly string[];
  descriptions: readonly string[];
}

/** Places in a text are counted up to here by the database. */
const lastPlace = 16_000;
/** Between two texts, so that no phrase is found across them. */
const gap = 10;

/** Stems with their places and weights, as the database writes them down: `'badant':1A 'condivis':2A`. */
export function searchWordsOf({ names, labels, descriptions }: ServiceTexts): {
  vector: string;
  nameWords: number;
} {
  const places = new Map<string, string[]>();
  let at = 0;
  const take = (texts: readonly string[], weight: 'A' | 'B' | 'C') => {
    for (const text of texts) {
      for (const word of tellingWordsIn(text)) {
        at += 1;
        const stem = stemOf(word);
        const kept = places.get(stem) ?? [];
        if (at < lastPlace && kept.length < 200) places.set(stem, [...kept, `${at}${weight}`]);
      }
      at += gap;
    }
  };
  take(names, 'A');
  // A name that is all small words (*Il perché*) is found by them.
  take(
    names.map((name) => wordsIn(name).filter(isStopWord).join(' ')).filter((small) => small !== ''),
    'A',
  );
  take(labels, 'B');
  take(descriptions, 'C');
  const vector = [...places].map(([stem, where]) => `'${stem}':${where.join(',')}`).join(' ');
  const [name = ''] = names;
  return { vector, nameWords: tellingWordsIn(name).length };
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
  const analysed = texts.map(searchWordsOf);
  await sql`
    update catalogue.service_search f
    set words = a.vector::tsvector, name_words = a.name_words, analysed_by = ${analysisEdition}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${analysed.map(({ vector }) => vector)}::text[],
      ${analysed.map(({ nameWords }) => nameWords)}::int[]) a (id, vector, name_words)
    where f.community_id = ${communityId} and f.service_id = a.id`.execute(trx);
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
