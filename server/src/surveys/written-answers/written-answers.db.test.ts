import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { tracesOf, visitorOf } from '../../../test/visitors.ts';
import { readingOf, textReader, type TextReader } from '../../../test/written-texts.ts';
import { inCommunity, openDatabase, type Database } from '../../db/index.ts';
import { findCommunity } from '../../identity/index.ts';

let server: TestServer;
let release: Database;
let communityId: string;

beforeAll(async () => {
  server = await openTestServer();
  release = await openDatabase({
    databaseUrl: server.databaseUrl,
    secret: testSecret,
    role: 'snodo_release',
    connections: 1,
  });
  communityId = (await findCommunity(server.app, 'milano'))?.id ?? '';
});
afterAll(async () => {
  await release.close();
  await server.stop();
});

const textOf = async (id: string): Promise<string | undefined> => {
  const [row] = await server.owner<
    { words: string }[]
  >`select words from submissions.written_answer where id = ${id}`;
  return row?.words;
};

describe('the two readings', () => {
  const written = 'Lo dica a Rosa Brambilla, reparto vernici: più tempo per i figli.';
  const struck = 'Lo dica a […]: più tempo per i figli.';

  test('leave only the redacted words, and the second reader never sees the others', async () => {
    const { id, anna, bruna } = await readingOf(server, [written]);
    const theme = await anna.addTheme('Tempo per la cura');
    const [text] = (await anna.list('first')).items;
    expect(text).toMatchObject({
      id,
      words: written,
      copy: null,
      version: 0,
      themes: [],
      returnReason: null,
    });
    const coded = await anna.code(id, 0, struck, [theme]);
    expect(coded.body).toEqual({ id, state: 'coded', version: 1, isDeleted: false });
    expect((await anna.list('first')).items).toEqual([]);

    const second = await bruna.list('second');
    expect(second.items).toEqual([
      { id, question: 'q28', words: struck, copy: null, version: 1, themes: [theme], returnReason: null },
    ]);
    expect(await textOf(id)).toBe(written);
    expect((await bruna.judge(id, 1)).body).toEqual({ id, state: 'agreed', version: 2, isDeleted: false });
    expect(await textOf(id)).toBe(struck);
    const [row] = await server.owner<{ text: string }[]>`
      select string_agg(r::text || coalesce(w::text, ''), ' ') as text
      from surveys.written_review r left join submissions.written_answer w on w.id = r.written_answer_id`;
    expect(row?.text).not.toContain('Brambilla');
    expect((await anna.list('first')).items).toEqual([]);
    expect((await bruna.list('second')).items).toEqual([]);
  });

  test('mark what was taken out in silence, and keep what the copy would add', async () => {
    const { id, anna, bruna } = await readingOf(server, ['Non voglio orari fissi']);
    const added = await anna.code(id, 0, 'Non voglio più orari fissi');
    expect([refusalOf(added), faultPathsOf(added)]).toEqual(['reading_not_fit', ['json.words']]);
    expect((await anna.code(id, 0, 'voglio orari fissi')).status).toBe(200);
    expect((await bruna.list('second')).items[0]?.words).toBe('[…] voglio orari fissi');
  });

  test('delete a text of which nothing is left, which then has no theme', async () => {
    const { id, anna, bruna, campaign } = await readingOf(server, ['Rosa Brambilla!']);
    const theme = await anna.addTheme('Altro');
    const refused = await anna.code(id, 0, '[…]!', [theme]);
    expect([refusalOf(refused), faultPathsOf(refused)]).toEqual(['reading_not_fit', ['json.themes']]);
    expect((await anna.code(id, 0, '!')).status).toBe(200);
    expect((await bruna.judge(id, 1)).body).toEqual({ id, state: 'agreed', version: 2, isDeleted: true });
    expect(await textOf(id)).toBeUndefined();
    const left = await server.owner`
      select 1 from surveys.written_reader where written_answer_id = ${id}
      union all select 1 from surveys.written_review where written_answer_id = ${id}`;
    expect(left).toHaveLength(0);
    expect((await bruna.progress()).body).toEqual({ campaign, questions: [] });
  });

  test('are never the same person’s, however often the text goes back', async () => {
    const { id, anna, bruna, carla } = await readingOf(server, [written]);
    await anna.code(id, 0, written);
    expect(refusalOf(await anna.judge(id, 1))).toBe('same_reader');
    expect((await anna.list('second')).items).toEqual([]);
    expect((await bruna.judge(id, 1, 'still_tells_who')).body).toMatchObject({
      state: 'returned',
      version: 2,
    });
    expect((await bruna.list('first')).items).toEqual([]);
    expect(refusalOf(await bruna.code(id, 2, struck))).toBe('same_reader');

    const [back] = (await carla.list('first')).items;
    expect(back).toMatchObject({
      words: written,
      copy: written,
      version: 2,
      returnReason: 'still_tells_who',
    });
    expect((await carla.code(id, 2, struck)).body).toMatchObject({ state: 'coded', version: 3 });
    expect((await anna.list('second')).items).toEqual([]);
    expect(refusalOf(await anna.judge(id, 3))).toBe('same_reader');
    expect((await bruna.list('second')).items.map((text) => text.id)).toEqual([id]);
    expect((await bruna.judge(id, 3)).body).toMatchObject({ state: 'agreed' });
    expect(refusalOf(await carla.code(id, 4, struck))).toBe('written_answer_changed');
  });

  test('of twenty first readers at once keep one, and of twenty second readers one', async () => {
    const { campaign, id } = await readingOf(server, [written], 1);
    const readers: TextReader[] = [];
    for (let count = 0; count < 20; count += 1) readers.push(await textReader(server, campaign));
    const first = await Promise.all(readers.map((reader) => reader.code(id, 0, struck)));
    expect(first.filter(({ status }) => status === 200)).toHaveLength(1);
    const others = first.filter(({ status }) => status !== 200);
    expect(new Set(others.map(refusalOf))).toEqual(new Set(['written_answer_changed']));
    const [parts] = await server.owner<{ count: number }[]>`
      select count(*)::int as count from surveys.written_reader where written_answer_id = ${id}`;
    expect(parts?.count).toBe(1);

    const second = await Promise.all(readers.map((reader) => reader.judge(id, 1)));
    const done = second.filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    expect(new Set(second.filter(({ status }) => status !== 200).map(refusalOf))).toEqual(
      new Set([
        'written_answer_changed',
        ...(second.some((one) => one.text.includes('same_reader')) ? ['same_reader'] : []),
      ]),
    );
    expect(done[0]).not.toBe(second[first.findIndex(({ status }) => status === 200)]);
  });

  test('take themes of the text’s own question alone', async () => {
    const { id, anna } = await readingOf(server, [written]);
    const other = await readingOf(server, ['Altro']);
    const foreign = await other.anna.addTheme('Di un’altra rilevazione');
    for (const theme of [foreign, randomUUID()]) {
      const refused = await anna.code(id, 0, struck, [theme]);
      expect([refusalOf(refused), faultPathsOf(refused)]).toEqual(['reading_not_fit', ['json.themes[0]']]);
    }
  });

  test('are in the audit trail without a word of the text', async () => {
    const { id, anna, bruna } = await readingOf(server, [written]);
    await anna.code(id, 0, struck);
    await bruna.judge(id, 1, 'theme_missing');
    for (const [action, person] of [
      ['written_answer.coded', anna],
      ['written_answer.returned', bruna],
    ] as const) {
      const [trace] = await tracesOf(server, action);
      expect(trace).toMatchObject({ actor_person_id: person.personId, subject_id: id });
      expect(trace?.detail).not.toMatch(/Brambilla|tempo/);
    }
    expect(server.logLines.join('\n')).not.toContain('Brambilla');
  });

  test('come page by page, each text once, in an order of each reader’s own', async () => {
    const texts = Array.from({ length: 23 }, (_, index) => `Testo numero ${index}`);
    const { anna, bruna, ids } = await readingOf(server, texts);
    const walk = async (reader: TextReader) => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const query = `&limit=5${cursor === null ? '' : `&cursor=${cursor}`}`;
        const page: Awaited<ReturnType<TextReader['list']>> = await reader.list('first', query);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return seen;
    };
    const [hers, others] = [await walk(anna), await walk(bruna)];
    expect(hers.toSorted()).toEqual(ids.toSorted());
    expect(others.toSorted()).toEqual(ids.toSorted());
    expect(hers).not.toEqual(others);
    expect((await anna.list('first', '&question=q27')).items).toEqual([]);
  });

  test('are for managers of no firm that was asked, once the tables stand', async () => {
    const { campaign } = await readingOf(server, [written]);
    const path = `/campaigns/${campaign}/written-answers`;
    const colleague = await visitorOf(server, 'Collega', ['community_manager', 'employee'], 'naviglio');
    expect(refusalOf(await colleague.ask(path))).toBe('forbidden');
    const manager = await visitorOf(server, 'Manager', ['community_manager']);
    expect((await manager.ask(path)).status).toBe(200);
    expect(refusalOf(await manager.ask('/campaigns/autunno-2026/written-answers'))).toBe('not_found');
  });
});

describe('the database', () => {
  const run = (database: Database, statement: string) =>
    inCommunity(database, communityId, (trx) => sql.raw(statement).execute(trx));

  test.each([
    'select words from submissions.written_answer',
    'select words from surveys.written_review',
    'select written_answer_id from surveys.written_reader',
    'select * from surveys.written_coding',
    'update submissions.written_answer set words = words',
    'delete from submissions.written_answer',
    'insert into surveys.released_theme select * from surveys.released_theme',
  ])('lets the role that serves requests never: %s', async (statement) => {
    await expect(run(server.app, statement)).rejects.toMatchObject({ code: '42501' });
  });

  test.each(['released_theme_list', 'released_theme', 'theme_decision'])(
    'lets nobody change surveys.%s once it is written',
    async (table) => {
      for (const database of [server.app, release]) {
        for (const statement of [
          `update surveys.${table} set community_id = community_id`,
          `delete from surveys.${table}`,
        ])
          await expect(run(database, statement), statement).rejects.toMatchObject({ code: '42501' });
      }
    },
  );

  test('lets the role that reads texts know no person', async () => {
    await expect(run(release, 'select * from identity.person')).rejects.toMatchObject({ code: '42501' });
  });

  test('refuses itself that one person reads a text twice, and a band that is a number', async () => {
    const { id, anna } = await readingOf(server, ['Uno']);
    await anna.code(id, 0, 'Uno');
    const twice = run(
      release,
      `update surveys.written_review set state = 'agreed', words = null, second_person_id = first_person_id where written_answer_id = '${id}'`,
    );
    await expect(twice).rejects.toMatchObject({ code: '23514' });
    const bothParts = run(
      release,
      `insert into surveys.written_reader select community_id, written_answer_id, campaign_id, person_id, 'second' from surveys.written_reader where written_answer_id = '${id}'`,
    );
    await expect(bothParts).rejects.toMatchObject({ code: '23505' });
    const empty = await readingOf(server, [], 1);
    expect((await empty.anna.publish({ question: 'q28', themes: [], leftOut: [] })).status).toBe(201);
    const number = run(
      release,
      `insert into surveys.released_theme select community_id, gen_random_uuid(), id, 99, '{"it":"x","en":"x","ar":"x"}', 17 from surveys.released_theme_list limit 1`,
    );
    await expect(number).rejects.toMatchObject({ code: '23514' });
  });
});
