import { matchResultSchema, type MatchResultBody } from '@snodo/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, faultPathsOf, refusalOf } from '../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { findCommunity, makeAudiencePass, type Community } from '../identity/index.ts';

const parent = {
  language: 'it',
  entries: ['INF2', 'NAU1', 'SAL1'],
  district: 'municipio-6',
  childAgeBands: ['3-5', '6-10'],
  moments: ['school-exit'],
  sharesWith: ['neighbours'],
};

let server: TestServer;
let community: Community;
let firm: string;

beforeAll(async () => {
  server = await openTestServer();
  const found = await findCommunity(server.app, 'milano');
  const [row] = await server.owner<
    { id: string }[]
  >`select id from identity.organisation where code = 'naviglio'`;
  if (found === undefined || row === undefined) throw new Error('the demonstration has no firm');
  community = found;
  firm = row.id;
});
afterAll(() => server.stop());

const ask = (body: unknown) => call(server, '/v1/milano/matches', { body });
const match = async (body: unknown): Promise<MatchResultBody> =>
  matchResultSchema.parse((await ask(body)).body);
const codesOf = ({ needs }: MatchResultBody) =>
  needs.flatMap(({ matches }) => matches.map(({ answer }) => answer.code));

async function forFirmsOnly(): Promise<string[]> {
  const rows = await server.owner<{ code: string }[]>`
    select code from catalogue.service where audience_organisation_ids is not null
    union select code from places.activity where audience_organisation_ids is not null`;
  return rows.map(({ code }) => code);
}

describe('what answers a parent’s needs', () => {
  test('comes need by need, best first, with points that add up to the score', async () => {
    const { needs } = await match(parent);
    expect(needs.map(({ entry }) => entry)).toEqual(parent.entries);
    for (const { entry, matches } of needs) {
      expect(matches.length, entry).toBeGreaterThan(0);
      expect(matches.length).toBeLessThanOrEqual(4);
      const scores = matches.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      for (const one of matches) {
        const points = one.criteria.reduce((sum, criterion) => sum + criterion.points, 0);
        expect(points, `${entry} ${one.answer.code}`).toBe(one.score);
        expect(one.criteria.reduce((sum, { max }) => sum + max, 0)).toBe(100);
        expect(
          one.criteria.filter((criterion) => criterion.points > criterion.max || criterion.points < 0),
        ).toEqual([]);
      }
    }
  });

  test('is the same to everybody who asks the same, in words of the language', async () => {
    const [first, again, english] = [
      await match(parent),
      await match(parent),
      await match({ ...parent, language: 'en' }),
    ];
    expect(again).toEqual(first);
    expect(english.needs.map(({ name }) => name)).not.toEqual(first.needs.map(({ name }) => name));
  });

  test('says of generated facts that they are', async () => {
    const { needs } = await match(parent);
    const answers = needs.flatMap(({ matches }) => matches.map(({ answer }) => answer));
    const rows = await server.owner<
      { code: string; generated_fields: string[] }[]
    >`select code, generated_fields from catalogue.service`;
    for (const answer of answers.filter(({ kind }) => kind !== 'place' && kind !== 'activity')) {
      expect(answer.generatedFields).toEqual(rows.find(({ code }) => code === answer.code)?.generated_fields);
    }
  });
});

describe('an offer for one firm’s people', () => {
  const need = { language: 'it', entries: ['INF2'], moments: ['evening'] };

  test('is neither shown nor counted to anybody without a pass', async () => {
    const own = await forFirmsOnly();
    expect(own.length).toBeGreaterThan(0);
    for (const entries of [['INF2'], ['NAU1'], ['SAL1'], ['FOR2'], ['LAV1']]) {
      const result = await match({ ...need, entries });
      expect(codesOf(result).filter((code) => own.includes(code))).toEqual([]);
      expect(result.needs.flatMap(({ hidden }) => hidden.map(({ reason }) => reason))).not.toContain(
        'audience',
      );
    }
  });

  test('is shown with the pass that the firm’s people have, today and tomorrow', async () => {
    const own = await forFirmsOnly();
    const pass = makeAudiencePass(testSecret, community, server.clock, firm);
    expect(codesOf(await match({ ...need, audiencePass: pass })).some((code) => own.includes(code))).toBe(
      true,
    );
    const standing = await call(server, '/v1/milano/campaigns/autunno-2026/participation', {
      token: await server.tokenOf('Laura Bianchi'),
    });
    const other = await call(server, '/v1/milano/campaigns/autunno-2026/participation', {
      token: await server.tokenOf('Samir Haddad'),
    });
    expect(standing.body).toMatchObject({ audiencePass: pass });
    expect(other.body).toMatchObject({ audiencePass: pass });
    server.clock.instant = new Date(Date.now() + 24 * 60 * 60 * 1000);
    const tomorrow = await match({ ...need, audiencePass: pass });
    server.clock.instant = undefined;
    expect(codesOf(tomorrow).some((code) => own.includes(code))).toBe(true);
  });

  test('is not shown with a pass that is over, forged, of another firm, community or installation', async () => {
    const without = await match(need);
    const dayMilliseconds = 24 * 60 * 60 * 1000;
    const at = (days: number) => ({ now: () => new Date(Date.now() + days * dayMilliseconds) });
    const pass = makeAudiencePass(testSecret, community, server.clock, firm);
    const [organisation = '', day = '', mark = ''] = pass.split('.');
    const [printer] = await server.owner<
      { id: string }[]
    >`select id from identity.organisation where code = 'tipografia-tre-conche'`;
    for (const wrong of [
      makeAudiencePass(testSecret, community, at(-2), firm),
      makeAudiencePass(testSecret, community, at(2), firm),
      makeAudiencePass('another secret, longer than thirty-two letters', community, server.clock, firm),
      makeAudiencePass(
        testSecret,
        { ...community, id: '00000000-0000-4000-8000-000000000000' },
        server.clock,
        firm,
      ),
      `${printer?.id}.${day}.${mark}`,
      `${organisation}.${day}.${'A'.repeat(43)}`,
      `${organisation}.${day}.`,
      `${organisation}.${day}`,
      organisation,
      '..',
      '',
      'x'.repeat(200),
    ]) {
      expect(await match({ ...need, audiencePass: wrong }), wrong).toEqual(without);
    }
    const another = makeAudiencePass(testSecret, community, server.clock, printer?.id ?? '');
    expect(codesOf(await match({ ...need, audiencePass: another }))).toEqual(codesOf(without));
  });
});

test('nothing is written: not one row of any table is more or less', async () => {
  const counted = async () => {
    const tables = await server.owner<{ name: string }[]>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('identity', 'oidc', 'catalogue', 'places', 'surveys', 'submissions', 'impact') and table_type = 'BASE TABLE' order by 1`;
    const counts: Record<string, unknown> = {};
    for (const { name } of tables)
      counts[name] = (
        await server.owner.unsafe(
          `select count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as digest from ${name} t`,
        )
      )[0];
    return counts;
  };
  const before = await counted();
  await match({ ...parent, audiencePass: makeAudiencePass(testSecret, community, server.clock, firm) });
  expect((await ask({ ...parent, entries: ['XXX'] })).status).toBe(422);
  expect(await counted()).toEqual(before);
});

describe('a need that is none', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown entry', { entries: ['XYZ9'] }, 'json.entries.0'],
    ['an unknown entry among others', { entries: ['INF2', 'INF2x'] }, 'json.entries.1'],
    ['a name of the language', { entries: ['__proto__'] }, 'json.entries.0'],
    ['no entry', { entries: [] }, 'json.entries'],
    ['four entries', { entries: ['INF1', 'INF2', 'INF3', 'INF4'] }, 'json.entries'],
    ['another age band', { entries: ['INF2'], childAgeBands: ['0-99'] }, 'json.childAgeBands.0'],
    [
      'too many moments',
      { entries: ['INF2'], moments: Array.from({ length: 11 }, () => 'morning') },
      'json.moments',
    ],
    ['a pass that is too long', { entries: ['INF2'], audiencePass: 'x'.repeat(201) }, 'json.audiencePass'],
    ['a diagnosis', { entries: ['INF2'], diagnosis: 'x' }, 'json'],
    ['a nationality', { entries: ['INF2'], nationality: 'x' }, 'json'],
  ])('is refused by path: %s', async (_what, changes, path) => {
    const answer = await ask({ language: 'it', ...changes });
    expect(answer.status).toBe(422);
    expect(refusalOf(answer)).toBe('invalid_request');
    expect(faultPathsOf(answer)).toEqual([path]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'unheard-of'])(
    'takes the moment %s for one without hours',
    async (moment) => {
      const plain = await match({ language: 'it', entries: ['INF2'] });
      expect(await match({ language: 'it', entries: ['INF2'], moments: [moment] })).toEqual(plain);
    },
  );
});
