// Calendar feeds: what another library reads out of them is what the calendar says, and a wrong address says nothing.
import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  activityInput,
  newActivity,
  signedUp,
  weekdayOf,
  type SeenActivity,
} from '../../../test/activities.ts';
import { newWord } from '../../../test/belongings.ts';
import { booked, dayAhead, newSpace, timesOn } from '../../../test/bookings.ts';
import { call, refusalOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { newPlace } from '../../../test/place-rows.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { withoutLimits } from '../../../test/without-limits.ts';

let server: TestServer;
let host: Visitor;
let anna: Visitor;

beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());
beforeEach(async () => {
  host = await visitorOf(server, `Ospite ${newWord()}`, ['host'], 'partenariato');
  anna = await visitorOf(server, `Anna ${newWord()}`, ['employee'], 'naviglio');
});
afterEach(() => {
  server.clock.instant = undefined;
});

interface Feed {
  feed: { id: string; kind: string };
  address: string;
}
const feedOf = async (who: Visitor, body: object): Promise<Feed> =>
  (await who.ask('/own-calendar-feeds', { body })).body as Feed;
const read = ({ address }: Feed, headers: Record<string, string> = {}) =>
  call(server, new URL(address).pathname, { headers });

interface SeenEvent {
  uid: string;
  status: string;
  sequence: number;
  summary: string;
  starts: string[];
}

const years = 2;

/** What an independent library makes of a calendar: each event with every begin of two years. */
function eventsIn(text: string): SeenEvent[] {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const from = server.clock.now();
  const to = new Date(from.getTime() + years * 365 * 86_400_000);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const starts: string[] = [];
    if (event.isRecurring()) {
      const iterator = event.iterator();
      for (let next = iterator.next(); next && next.toJSDate() < to; next = iterator.next())
        starts.push(next.toJSDate().toISOString());
    } else starts.push(event.startDate.toJSDate().toISOString());
    return {
      uid: event.uid,
      status: String(component.getFirstPropertyValue('status')),
      sequence: Number(component.getFirstPropertyValue('sequence')),
      summary: event.summary,
      starts: starts.filter((start) => new Date(start) >= from),
    };
  });
}

/** Every date of a place that takes place within two years, as the calendar of the portal has them. */
async function calendarStarts(place: string): Promise<string[]> {
  const found: string[] = [];
  for (let days = 0; days < years * 365; days += 31) {
    const query = `?on=${dayAhead(server, days)}&days=31&place=${place}&limit=100`;
    const { items } = (await anna.ask('/calendar', { query })).body as {
      items: { state: string; time: { startsAt: string } }[];
    };
    found.push(
      ...items
        .filter(({ state }) => state === 'active' || state === 'online')
        .map(({ time }) => time.startsAt),
    );
  }
  // What goes on past midnight is told of both days.
  return [...new Set(found)].sort();
}

describe('the feed of a place', () => {
  test('is read by another library as the instants of the calendar over two years, changes of the clocks included', async () => {
    const place = await newPlace(server, host);
    const first = dayAhead(server, 2);
    const weekly = await newActivity(
      server,
      { firstOn: first, weekdays: [weekdayOf(first)], times: undefined, lastOn: dayAhead(server, 700) },
      { host, place },
    );
    await newActivity(
      server,
      { firstOn: first, weekdays: [1, 3, 6], everyWeeks: 2, times: 120, startMinute: 1320, endMinute: 1500 },
      { host, place },
    );
    await newActivity(server, {}, { host, place });
    const feed = await feedOf(anna, { kind: 'place', place });
    const startsOf = async () =>
      eventsIn((await read(feed)).text)
        .filter(({ status }) => status === 'CONFIRMED')
        .flatMap(({ starts }) => starts)
        .sort();
    const planned = await calendarStarts(place);
    expect(planned.length).toBeGreaterThan(200);
    expect(await startsOf()).toEqual(planned);

    const before = eventsIn((await read(feed)).text);
    const startsAt = weekly.next?.startsAt;
    const step = { version: weekly.version, to: 'cancelled', startsAt, reason: 'Piove' };
    expect((await host.ask(`/activities/${weekly.id}/steps`, { body: step })).status).toBe(200);
    expect(await startsOf()).toEqual(await calendarStarts(place));
    const after = eventsIn((await read(feed)).text);
    const off = after.filter(({ status }) => status === 'CANCELLED');
    expect(off.map(({ starts }) => starts)).toEqual([[startsAt]]);
    const rule = (events: SeenEvent[]) => events.find(({ uid }) => uid.startsWith(`${weekly.id}-h`));
    expect(rule(after)?.uid).toBe(rule(before)?.uid);
    expect(rule(after)?.sequence).toBeGreaterThan(rule(before)?.sequence ?? 99);
    const { text } = await read(feed);
    expect(text).toContain('BEGIN:VTIMEZONE');
    expect(text).toContain('TZID:Europe/Rome');
  });

  test('keeps an activity that is off for thirty days, then lets it go', async () => {
    const place = await newPlace(server, host);
    const activity = await newActivity(
      server,
      { times: 9, weekdays: [1, 2, 3, 4, 5, 6, 7] },
      { host, place },
    );
    const feed = await feedOf(anna, { kind: 'place', place });
    await host.ask(`/activities/${activity.id}/steps`, {
      body: { version: activity.version, to: 'suspended', reason: 'Lavori in corso' },
    });
    const statuses = async () => new Set(eventsIn((await read(feed)).text).map(({ status }) => status));
    expect(await statuses()).toEqual(new Set(['CANCELLED']));
    server.clock.instant = new Date(server.clock.now().getTime() + 31 * 86_400_000);
    expect(await statuses()).toEqual(new Set());
  });

  test('of a district has its places, and only what its reader may know of', async () => {
    const place = await newPlace(server, host);
    const activity = await newActivity(server, {}, { host, place });
    const firmOnly = await newActivity(server, {}, { host, place });
    await server.owner`
      update places.activity set audience_organisation_ids = (
        select array_agg(id) from identity.organisation o where o.community_id = activity.community_id and o.code = 'naviglio')
      where id = ${firmOnly.id}`;
    const neighbour = await visitorOf(server, `Vicina ${newWord()}`, ['neighbour'], null);
    const uids = async (who: Visitor) =>
      eventsIn((await read(await feedOf(who, { kind: 'district', district: 'municipio-6' }))).text)
        .map(({ uid }) => uid)
        .join();
    expect(await uids(anna)).toContain(firmOnly.id);
    expect(await uids(neighbour)).toContain(activity.id);
    expect(await uids(neighbour)).not.toContain(firmOnly.id);
  });
});

describe('one’s own feed', () => {
  const activityOn = (day: string): Promise<SeenActivity> =>
    newActivity(server, activityInput(day, { name: 'Gruppo di sostegno' }), { host });

  test('says when and where, and neither what for nor with whom; what is given up is told as off', async () => {
    const { id: space } = await newSpace(server);
    const mine = await booked(anna, space, {
      ...timesOn(dayAhead(server, 5)),
      purpose: 'Colloquio riservato',
      visitors: ['Rosa Amica'],
    });
    const registration = await signedUp(anna, await activityOn(dayAhead(server, 6)), { needs: ['quiet'] });
    const feed = await feedOf(anna, { kind: 'own' });
    const { text } = await read(feed);
    for (const word of ['Colloquio', 'Rosa', 'sostegno', anna.displayName, 'quiet'])
      expect(text).not.toContain(word);
    const events = eventsIn(text);
    expect(events.map(({ uid, status }) => [uid.split('@')[0], status])).toEqual([
      [mine.id, 'CONFIRMED'],
      [registration.id, 'CONFIRMED'],
    ]);
    expect(events[0]?.starts).toEqual([mine.time.startsAt]);
    await anna.ask(`/bookings/${mine.id}/cancel`, { body: { version: mine.version } });
    await anna.ask(`/registrations/${registration.id}/steps`, {
      body: { step: 'withdraw', version: registration.version },
    });
    const later = eventsIn((await read(feed)).text);
    expect(later.map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
    for (const [index, { sequence }] of later.entries())
      expect(sequence).toBeGreaterThan(events[index]?.sequence ?? 99);
  });

  test('answers with nothing new by its tag', async () => {
    const feed = await feedOf(anna, { kind: 'own' });
    const { headers } = await read(feed);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect((await read(feed, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
  });
});

describe('a secret address', () => {
  test('that was taken back, guessed, cut or of another community answers like one that never was', async () => {
    const feed = await feedOf(anna, { kind: 'own' });
    const path = new URL(feed.address).pathname;
    expect((await read(feed)).status).toBe(200);
    await anna.ask(`/own-calendar-feeds/${feed.feed.id}`, { method: 'DELETE' });
    const guessed = path.replace(/feeds\/.{4}/, 'feeds/AAAA');
    const answers = await Promise.all(
      [path, guessed, path.replace('.ics', ''), path.slice(0, -10), path.replace('milano', 'torino')].map(
        (address) => call(server, address),
      ),
    );
    expect(answers.map(refusalOf)).toEqual(Array.from({ length: 5 }, () => 'not_found'));
    const shapes = answers.map(({ body }) => ({ ...(body as object), instance: '' }));
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  });

  test('stands in no row and no log, and is nobody else’s to take back', async () => {
    const feed = await feedOf(anna, { kind: 'own' });
    await read(feed);
    const secret = /feeds\/([\w-]+)\.ics/.exec(feed.address)?.[1] ?? '';
    const [row] = await server.owner<{ text: string }[]>`
      select string_agg(f::text, ' ') as text from places.calendar_feed f`;
    expect(row?.text).not.toContain(secret);
    expect(server.logLines.join('\n')).not.toContain(secret);
    const stranger = await visitorOf(server, `Altra ${newWord()}`, ['neighbour'], null);
    expect(refusalOf(await stranger.ask(`/own-calendar-feeds/${feed.feed.id}`, { method: 'DELETE' }))).toBe(
      'not_found',
    );
    expect((await anna.ask('/own-calendar-feeds')).text).not.toContain(secret);
  });

  test('of somebody who has left answers no more', async () => {
    const feed = await feedOf(anna, { kind: 'district', district: 'municipio-6' });
    await server.owner`update identity.membership set is_active = false, ended_at = now() where person_id = ${anna.personId}`;
    expect(refusalOf(await read(feed))).toBe('not_found');
  });

  test('is one of twenty at most, whoever asks at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => anna.ask('/own-calendar-feeds', { body: { kind: 'own' } })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(refusalOf))).toEqual(
      new Set(['too_many_calendar_feeds']),
    );
  });
});
