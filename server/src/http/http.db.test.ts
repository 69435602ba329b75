import { languages } from '@snodo/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { call, faultPathsOf, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

const anyId = '00000000-0000-4000-8000-000000000000';
const cursorOf = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');

describe('an address', () => {
  test.each([
    '/v1/milano/services?q=%00',
    '/v1/milano/services?district=%00',
    '/v1/milano/places?kind=a%00b',
    '/v1/milano/campaigns/%00/questionnaire',
    '/embed/v1/frame/needs-survey?client=milano.naviglio-intranet&campaign=%00',
    '/embed/v1/frame/needs-survey?client=%00&campaign=autunno-2026',
    '/account/sign-in?community=%00',
  ])('with a NUL is refused before the database reads it: %s', async (address) => {
    const answer = await call(server, address);
    expect(answer.status).toBe(422);
    expect(refusalOf(answer)).toBe('invalid_request');
    expect(faultPathsOf(answer)).toEqual(['address']);
  });

  test.each(['/v1/milano/campaigns/%zz/questionnaire', '/v1/%ff', '/assets/%zz', '/%c0%ae%c0%ae/'])(
    'that is not well written is not found: %s',
    async (address) => {
      expect([404, 422]).toContain((await call(server, address)).status);
    },
  );

  test.each(['(', '[', '.*', 'INF|SAL', '\\', '^'])(
    'asks for a group by its name, not by a pattern: %s',
    async (group) => {
      const answer = await call(server, `/v1/milano/services?group=${encodeURIComponent(group)}`);
      expect(answer.body).toMatchObject({ items: [], nextCursor: null });
    },
  );

  test.each(['%', '_', '\\', '%%%'])(
    'asks for nothing with what is no word, and for no pattern: %s',
    async (words) => {
      const idsOf = async (query: string) => {
        const { body } = await call(server, `/v1/milano/services?q=${encodeURIComponent(query)}`);
        return (body as { items: { id: string }[] }).items.map(({ id }) => id);
      };
      expect(await idsOf(words)).toEqual(await idsOf(''));
      expect(await idsOf(`xqz${words}`)).toEqual([]);
    },
  );

  test.each([
    ['limit=0', 'query.limit'],
    ['limit=101', 'query.limit'],
    ['limit=ten', 'query.limit'],
    ['limit=1.5', 'query.limit'],
    [`q=${'a'.repeat(81)}`, 'query.q'],
    [`district=${'a'.repeat(65)}`, 'query.district'],
    ['lang=it&lang=en', 'query.lang'],
    [`cursor=${'a'.repeat(5000)}`, 'query.cursor'],
  ])('refuses %s by path', async (query, path) => {
    const answer = await call(server, `/v1/milano/services?${query}`);
    expect(answer.status).toBe(422);
    expect(faultPathsOf(answer)).toEqual([path]);
  });
});

describe('a cursor', () => {
  test.each([
    ['words', 'abc'],
    ['nothing', ''],
    ['no list', cursorOf({})],
    ['too few', cursorOf(['a'])],
    ['too many', cursorOf(['a', anyId, 'b'])],
    ['no id', cursorOf(['a', 'b'])],
    ['a NUL', cursorOf(['\0', anyId])],
    ['a number', cursorOf([7, anyId])],
    ['other bytes', Buffer.from([0xff, 0x00, 0x22]).toString('base64url')],
  ])('that holds %s is refused by path', async (_what, cursor) => {
    const answer = await call(server, `/v1/milano/services?cursor=${cursor}`);
    expect(answer.status).toBe(422);
    expect(faultPathsOf(answer)).toEqual(['query.cursor']);
  });

  test.each(['abc', '2026-13-45', '2026-02-30', '', "'; select 1"])(
    'of campaigns holds a day, not %s',
    async (day) => {
      const cookie = await server.cookieOf('Marta Conti');
      const answer = await call(server, `/v1/milano/campaigns?cursor=${cursorOf([day, anyId])}`, { cookie });
      expect(answer.status).toBe(422);
      expect(faultPathsOf(answer)).toEqual(['query.cursor']);
    },
  );
});

const pageSchema = z.object({
  items: z.array(z.object({ code: z.string() })),
  nextCursor: z.string().nullable(),
});

describe.each(['services', 'places', 'activities', 'campaigns'])('the list of %s', (list) => {
  test.each(languages)('is read whole, page by page, in %s', async (lang) => {
    const cookie = await server.cookieOf('Marta Conti');
    const page = async (query: string) => {
      const answer = await call(server, `/v1/milano/${list}?lang=${lang}&${query}`, { cookie });
      expect(answer.status, answer.text).toBe(200);
      return pageSchema.parse(answer.body);
    };
    const whole = await page('limit=100');
    expect(whole.nextCursor).toBeNull();
    const codes: string[] = [];
    for (let cursor = ''; codes.length <= whole.items.length;) {
      const { items, nextCursor } = await page(`limit=7${cursor}`);
      codes.push(...items.map(({ code }) => code));
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(codes).toEqual(whole.items.map(({ code }) => code));
  });
});

test('nothing in this file was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
