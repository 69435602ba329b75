import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { readAll, readingOf, releaseFor } from '../../../test/written-texts.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

async function labelOf(id: string): Promise<{ it: string; en: string; ar: string }> {
  const [row] = await server.owner<{ label: string }[]>`
    select label::text from surveys.written_theme where id = ${id}`;
  return JSON.parse(row?.label ?? '{}') as { it: string; en: string; ar: string };
}

describe('publishing themes', () => {
  const texts = (count: number, word: string) =>
    Array.from({ length: count }, (_, at) => `${word} ${at} segreto`);

  test('gives everybody who reads the release bands of people and no text', async () => {
    const all = [...texts(21, 'cura'), ...texts(8, 'orari'), ...texts(7, 'turni'), ...texts(3, 'mensa')];
    const { campaign, anna, bruna } = await readingOf(server, all);
    const themes = {
      cura: await anna.addTheme('Aiuto nella cura'),
      orari: await anna.addTheme('Orari'),
      turni: await anna.addTheme('Turni'),
      mensa: await anna.addTheme('Mensa'),
    };
    const publication = {
      question: 'q28',
      themes: [
        {
          label: { it: 'Orari e turni', en: 'Hours and shifts', ar: 'المواعيد والورديات' },
          of: [themes.orari, themes.turni],
        },
        {
          label: { it: 'Aiuto nella cura', en: 'Help with care', ar: 'المساعدة في الرعاية' },
          of: [themes.cura],
        },
      ],
      leftOut: [{ theme: themes.mensa, reason: 'too_few' }],
    };
    expect(refusalOf(await anna.publish(publication))).toBe('written_answers_waiting');
    await readAll(anna, bruna, (words) => [themes[words.split(' ')[0] as keyof typeof themes]]);
    const counted = (await anna.progress()).body as {
      questions: { agreed: number; themes: { texts: number }[] }[];
    };
    expect(counted.questions).toMatchObject([
      {
        question: 'q28',
        waitingFirst: 0,
        waitingSecond: 0,
        agreed: 39,
        leastPeople: 15,
        isPublished: false,
        themes: [{ texts: 21 }, { texts: 8 }, { texts: 7 }, { texts: 3 }],
      },
    ]);
    const address = `/campaigns/${campaign}/written-themes/${themes.mensa}`;
    const former = await labelOf(themes.mensa);
    const label = { ...former, it: 'La mensa' };
    const renamings = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 === 0 ? anna : bruna).ask(address, {
          method: 'PUT',
          body: { former, label: { ...label, en: `Canteen ${at}` } },
        }),
      ),
    );
    expect(renamings.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(renamings.filter((one) => one.status !== 200).map(refusalOf)).toEqual(
      Array.from({ length: 19 }, () => 'draft_changed'),
    );
    expect((await labelOf(themes.mensa)).it).toBe('La mensa');
    const [trail] = await server.owner<{ detail: string }[]>`
      select detail::text from identity.audit_entry where action = 'written_theme.renamed'`;
    expect(trail?.detail).toContain(former.it);
    expect(trail?.detail).toContain('La mensa');
    const published = await bruna.publish(publication);
    expect(published.status, published.text).toBe(201);
    expect(refusalOf(await bruna.publish(publication))).toBe('themes_already_published');
    const late = await anna.ask(address, { method: 'PUT', body: { former: label, label } });
    expect(refusalOf(late)).toBe('themes_already_published');
    const refused = await anna.ask(`/campaigns/${campaign}/written-themes`, {
      body: { question: 'q28', label: publication.themes[0]?.label },
    });
    expect(refusalOf(refused)).toBe('themes_already_published');

    for (const name of ['Giulia Ferri', 'Marta Conti']) {
      const { body, text } = await releaseFor(server, name, campaign, 'en');
      expect((body as { themes: unknown }).themes).toEqual([
        {
          question: 'q28',
          title: 'Do you have an idea? Write it in a sentence',
          themes: [
            { label: 'Help with care', people: { from: 20, to: 49 } },
            { label: 'Hours and shifts', people: { from: 15, to: 19 } },
          ],
        },
      ]);
      expect(text).not.toContain('segreto');
      expect(text).not.toContain('Mensa');
      expect(JSON.stringify((body as { themes: unknown }).themes)).not.toMatch(/39|21/);
    }
    const decisions = await server.owner<{ reason: string; hidden: boolean }[]>`
      select d.reason, d.released_theme_id is null as hidden from surveys.theme_decision d
      join surveys.written_theme t on t.id = d.theme_id where t.id = any (${Object.values(themes)}) order by 1`;
    expect(decisions.map(({ reason, hidden }) => [reason, hidden])).toEqual([
      ['merged', false],
      ['published', false],
      ['published', false],
      ['too_few', true],
    ]);
  });

  test('refuses a theme of too few people, one left unsaid, one named twice and one of another question', async () => {
    const { anna, bruna } = await readingOf(server, texts(14, 'cura'));
    const [cura, orari] = [await anna.addTheme('Cura'), await anna.addTheme('Orari')];
    await readAll(anna, bruna, () => [cura, orari]);
    const label = { it: 'Cura', en: 'Care', ar: 'رعاية' };
    const outcome = async (themes: unknown[], leftOut: unknown[], question = 'q28') => {
      const answer = await anna.publish({ question, themes, leftOut });
      return [refusalOf(answer), faultPathsOf(answer)];
    };
    const out = (theme: string) => ({ theme, reason: 'off_topic' });
    // The same fourteen people wrote of both: together they are no more.
    expect(await outcome([{ label, of: [cura, orari] }], [])).toEqual(['themes_not_fit', ['json.themes[0]']]);
    expect(await outcome([], [out(cura)])).toEqual(['themes_not_fit', ['json.themes']]);
    expect(await outcome([], [out(cura), out(cura), out(orari)])).toEqual([
      'themes_not_fit',
      ['json.leftOut[1].theme'],
    ]);
    expect(await outcome([], [out(randomUUID()), out(cura), out(orari)])).toEqual([
      'themes_not_fit',
      ['json.leftOut[0].theme'],
    ]);
    expect(await outcome([], [], 'q99')).toEqual(['themes_not_fit', ['json.question']]);
    expect(
      (await anna.publish({ question: 'q28', themes: [], leftOut: [out(cura), out(orari)] })).status,
    ).toBe(201);
  });

  test('keeps to a campaign’s own floor where that is higher', async () => {
    const { campaign, anna, bruna } = await readingOf(server, texts(19, 'cura'));
    await server.owner`update surveys.campaign set floor = 20 where code = ${campaign}`;
    const theme = await anna.addTheme('Cura');
    await readAll(anna, bruna, () => [theme]);
    const label = { it: 'Cura', en: 'Care', ar: 'رعاية' };
    const answer = await anna.publish({ question: 'q28', themes: [{ label, of: [theme] }], leftOut: [] });
    expect(refusalOf(answer)).toBe('themes_not_fit');
    expect(JSON.stringify((answer.body as { faults?: unknown }).faults)).not.toContain('19');
  });

  test('happens once when twenty ask at once, and once with one key', async () => {
    const { anna } = await readingOf(server, []);
    const theme = await anna.addTheme('Cura');
    const body = { question: 'q28', themes: [], leftOut: [{ theme, reason: 'too_few' }] };
    const answers = await Promise.all(Array.from({ length: 20 }, () => anna.publish(body)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(refusalOf))).toEqual(
      new Set(['themes_already_published']),
    );
    const again = await readingOf(server, []);
    const headers = { 'idempotency-key': randomUUID() };
    const twice = await Promise.all(
      [1, 2].map(() =>
        call(server, `/v1/milano/campaigns/${again.campaign}/published-themes`, {
          cookie: again.anna.cookie,
          headers,
          body: { question: 'q28', themes: [], leftOut: [] },
        }),
      ),
    );
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    const lists = await server.owner`
      select 1 from surveys.released_theme_list l join surveys.campaign c on c.id = l.campaign_id where c.code = ${again.campaign}`;
    expect(lists).toHaveLength(1);
  });
});
