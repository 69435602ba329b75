import { releaseSchema } from '@snodo/contract';
import { readDefinition } from '@snodo/survey-engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBallot } from '../../../test/blind-ballots.ts';
import { call, refusalOf, submissionOf } from '../../../test/calls.ts';
import { everyAnswer, everyKind } from '../../../test/every-kind.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { releaseAndWait } from '../../../test/release-runs.ts';

const instrument = { code: 'ogni-tipo', version: 1 };
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  await server.owner`
    insert into surveys.instrument (community_id, id, code, version, definition)
    select id, gen_random_uuid(), ${instrument.code}, 1, ${server.owner.json(everyKind)}
    from identity.community where slug = 'milano'`;
});
afterAll(() => server.stop());

async function openCampaign(code: string): Promise<string> {
  await server.owner`
    insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
    select c.community_id, gen_random_uuid(), ${code}, c.organisation_id, i.id, c.name, current_date - 1, current_date + 30
    from surveys.campaign c join surveys.instrument i on i.community_id = c.community_id and i.code = ${instrument.code}
    where c.code = 'autunno-2026'`;
  return code;
}

async function submit(campaign: string, answers: Record<string, unknown>) {
  const body = { ...submissionOf(await makeBallot(server, campaign), answers), instrument };
  return call(server, `/v1/milano/campaigns/${campaign}/submissions`, { body });
}

interface Kept {
  answers: unknown;
}

describe('a survey with a question of every type', () => {
  test('is a definition of the format, and goes out prepared: plain texts, parsed conditions, no other language', async () => {
    expect(readDefinition(everyKind)).toHaveProperty('definition');
    const code = await openCampaign('tipi-chiesti');
    const asked = await call(server, `/v1/milano/campaigns/${code}/questionnaire?lang=it`);
    expect(asked.body).toMatchObject({
      instrument,
      survey: {
        language: 'it',
        today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
        usesPatterns: true,
        calculatedValues: [{ name: 'somma', expression: { kind: 'operation', operator: 'sum' } }],
        x: { consent: 'consenso' },
      },
    });
    expect(asked.text).not.toContain('choicesVisibleIf');
  });

  test('is handed in with a ballot: choices, numbers and rows in one place, words in another', async () => {
    const code = await openCampaign('tipi-dati');
    expect((await submit(code, everyAnswer)).status).toBe(201);
    const kept = await server.owner<Kept[]>`
      select s.answers from submissions.submission s join surveys.campaign c on c.id = s.campaign_id where c.code = ${code}`;
    const { cap, idea, 'casa-Comment': boat, ...choices } = everyAnswer;
    expect(kept).toEqual([{ answers: choices }]);
    const words = await server.owner<{ question: string; words: string }[]>`
      select w.question, w.words from submissions.written_answer w join surveys.campaign c on c.id = w.campaign_id
      where c.code = ${code} order by w.question`;
    expect(words.map(({ question, words: text }) => [question, text])).toEqual([
      ['cap', cap],
      ['casa', boat],
      ['idea', idea],
    ]);
  });

  test.each<{ what: string; change: Record<string, unknown>; path: string; code: string }>([
    { what: 'that its pattern does not find', change: { cap: '2013' }, path: 'cap', code: 'pattern' },
    { what: 'above the greatest number', change: { figli: 13 }, path: 'figli', code: 'out_of_range' },
    { what: 'between whole numbers', change: { figli: 1.5 }, path: 'figli', code: 'off_step' },
    { what: 'off the steps of a rating', change: { fatica: 3 }, path: 'fatica', code: 'off_step' },
    { what: 'off the steps of a slider', change: { pensieri: 95 }, path: 'pensieri', code: 'off_step' },
    {
      what: 'in an unknown column',
      change: { come: { calma: 'x' } },
      path: 'come.calma',
      code: 'not_allowed',
    },
    { what: 'in an unknown row', change: { come: { ira: 'mai' } }, path: 'come.ira', code: 'not_allowed' },
    { what: 'without rows to a matrix', change: { come: 'mai' }, path: 'come', code: 'wrong_type' },
    { what: 'with rows to a list', change: { temi: { a: 'cura' } }, path: 'temi', code: 'wrong_type' },
    { what: 'that was filtered out', change: { primo: 'scuola' }, path: 'primo', code: 'not_allowed' },
    { what: 'to what cannot be answered', change: { pensieri: 10 }, path: 'aiuto', code: 'not_asked' },
    { what: 'to a calculated value', change: { somma: 95 }, path: 'somma', code: 'unknown_question' },
    { what: 'to words between questions', change: { parole: 'x' }, path: 'parole', code: 'not_asked' },
  ])('refuses an answer $what, and stores nothing', async ({ change, path, code }) => {
    const campaign = await openCampaign(`tipi-${path.replaceAll('.', '-')}-${code.replaceAll('_', '-')}`);
    const refused = await submit(campaign, { ...everyAnswer, ...change });
    expect(refusalOf(refused)).toBe('answers_not_allowed');
    expect(refused.body).toMatchObject({
      faults: expect.arrayContaining([expect.objectContaining({ path: `answers.${path}`, code })]) as unknown,
    });
    const kept = await server.owner`
      select 1 from submissions.submission s join surveys.campaign c on c.id = s.campaign_id where c.code = ${campaign}`;
    expect(kept).toHaveLength(0);
  });

  test('is released with a table for each row and for numbers in bands', async () => {
    const code = await openCampaign('tipi-usciti');
    for (let count = 0; count < 24; count++) {
      const come = { calma: count < 12 ? 'mai' : 'spesso', riposo: 'spesso' };
      expect((await submit(code, { ...everyAnswer, come })).status).toBe(201);
    }
    const cookie = await server.cookieOf('Marta Conti');
    const made = await releaseAndWait(server, code, cookie);
    expect(made.body).toMatchObject({ state: 'done' });
    const release = await call(server, `/v1/milano/campaigns/${code}/release`, { cookie });
    const { tables } = releaseSchema.parse(release.body);
    expect(tables.map(({ question, kind }) => `${question} ${kind}`)).toEqual([
      'figli number',
      'casa single',
      'temi multiple',
      'primo single',
      'ordine ranking',
      'fatica scale',
      'pensieri number',
      'come.calma single',
      'come.riposo single',
      'aiuto single',
    ]);
    const calm = tables.find(({ question }) => question === 'come.calma');
    expect(calm?.categories.map(({ label }) => label)).toEqual(['mai', 'spesso', '']);
    expect(calm?.groups[0]?.shares.slice(0, 2)).toEqual([
      { status: 'shown', bound: 'about', percent: 50 },
      { status: 'shown', bound: 'about', percent: 50 },
    ]);
    const bands = tables.find(({ question }) => question === 'pensieri')?.categories ?? [];
    expect(bands.map(({ label }) => label)).toEqual([
      '0 – 10',
      '20 – 30',
      '40 – 60',
      '70 – 80',
      '90 – 100',
      '',
    ]);
  });
});
