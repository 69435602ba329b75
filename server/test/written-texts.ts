import { newWord, newWrittenAnswers } from './belongings.ts';
import { call, type CallAnswer } from './calls.ts';
import type { TestServer } from './harness.ts';
import { visitorOf, type Visitor } from './visitors.ts';

export interface TextToRead {
  id: string;
  words: string;
  copy: string | null;
  version: number;
  themes: string[];
  returnReason: string | null;
}

/** A manager of the programme with the calls that reading the texts of one campaign takes. */
export interface TextReader extends Visitor {
  list(
    reading: 'first' | 'second',
    query?: string,
  ): Promise<{ items: TextToRead[]; nextCursor: string | null }>;
  code(id: string, version: number, words: string, themes?: string[]): Promise<CallAnswer>;
  judge(id: string, version: number, reason?: string): Promise<CallAnswer>;
  addTheme(it: string): Promise<string>;
  publish(body: unknown): Promise<CallAnswer>;
  progress(): Promise<CallAnswer>;
}

export async function textReader(server: TestServer, campaign: string): Promise<TextReader> {
  const visitor = await visitorOf(server, `Lettrice ${newWord()}`, ['community_manager']);
  const path = `/campaigns/${campaign}`;
  return {
    ...visitor,
    list: async (reading, query = '') =>
      (await visitor.ask(`${path}/written-answers`, { query: `?reading=${reading}${query}` }))
        .body as Awaited<ReturnType<TextReader['list']>>,
    code: (id, version, words, themes = []) =>
      visitor.ask(`${path}/written-answers/${id}/coding`, {
        method: 'PUT',
        body: { version, words, themes },
      }),
    judge: (id, version, reason) =>
      visitor.ask(`${path}/written-answers/${id}/verdicts`, {
        body:
          reason === undefined ? { version, verdict: 'agree' } : { version, verdict: 'send_back', reason },
      }),
    addTheme: async (it) => {
      const answer = await visitor.ask(`${path}/written-themes`, {
        body: { question: 'q28', label: { it, en: `${it} (en)`, ar: `${it} (ar)` } },
      });
      return (answer.body as { id: string }).id;
    },
    publish: (body) => visitor.ask(`${path}/published-themes`, { body }),
    progress: () => visitor.ask(`${path}/written-progress`),
  };
}

/** Both readings of every text that waits, without striking anything out; `themesOf` says what each is about. */
export async function readAll(
  first: TextReader,
  second: TextReader,
  themesOf: (words: string) => string[],
): Promise<void> {
  const { items } = await first.list('first', '&limit=100');
  for (const { id, version, words } of items) {
    await first.code(id, version, words, themesOf(words));
    await second.judge(id, version + 1);
  }
}

/** What the released tables of a campaign tell somebody. */
export async function releaseFor(server: TestServer, displayName: string, campaign: string, lang = 'it') {
  const cookie = await server.cookieOf(displayName);
  return call(server, `/v1/milano/campaigns/${campaign}/release?lang=${lang}`, { cookie });
}

/** A campaign whose tables stand, with these texts and readers of them. */
export async function readingOf(server: TestServer, texts: readonly string[], readers = 3) {
  const { campaign, ids } = await newWrittenAnswers(server, texts);
  const people: TextReader[] = [];
  for (let count = 0; count < readers; count += 1) people.push(await textReader(server, campaign));
  const [anna, bruna, carla] = people as [TextReader, TextReader, TextReader];
  return { campaign, ids, id: ids[0] ?? '', anna, bruna, carla };
}
