// Where else somebody could be when the time that she wants is taken.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booked, dayAhead, newSpace, timesOn } from '../../../test/bookings.ts';
import { faultPathsOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { visitorOf } from '../../../test/visitors.ts';
import { withoutLimits } from '../../../test/without-limits.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());

test('names spaces that are free then and let her in, and no other', async () => {
  const bruno = await visitorOf(server, 'Bruno in cerca', ['neighbour'], null);
  const wanted = await newSpace(server);
  const free = await newSpace(server, { capacity: 12 });
  const taken = await newSpace(server, { capacity: 12 });
  const closed = await newSpace(server, { capacity: 12, audiences: ['own_staff'] });
  const small = await newSpace(server, { capacity: 3 });
  const times = timesOn(dayAhead(server, 4));
  await booked(bruno, taken.id, times);
  const ask = (query: Record<string, string>) =>
    bruno.ask(`/spaces/${wanted.id}/others`, { query: `?${new URLSearchParams({ ...times, ...query })}` });
  const answer = await ask({ people: '10' });
  const ids = (answer.body as { items: { id: string }[] }).items.map(({ id }) => id);
  expect(ids).toContain(free.id);
  for (const { id } of [wanted, taken, closed, small]) expect(ids).not.toContain(id);
  expect(ids.length).toBeLessThanOrEqual(3);
  expect(faultPathsOf(await ask({ from: '2027-03-28T02:30', to: '2027-03-28T04:00' }))).toEqual([
    'query.from',
  ]);
});
