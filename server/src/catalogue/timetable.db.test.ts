// Hours that say more than a week: written by whoever keeps a service, told in words, searched, and given to others.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, faultPathsOf } from '../../test/calls.ts';
import { serviceInput } from '../../test/catalogue-belongings.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

let server: TestServer;
let cookie: string;

beforeAll(async () => {
  server = await openTestServer();
  cookie = await server.cookieOf('Marta Conti');
});
afterAll(() => server.stop());

const span = { startMinute: 540, endMinute: 780 };
const open = [span];
const week = [open, [], open, [], [], [], []];
const timetable = {
  periods: [{ firstOn: null, lastOn: null, everyWeeks: 1, week }],
  exceptions: [{ on: '2099-03-04', spans: [{ startMinute: 600, endMinute: 660 }] }],
  closures: [{ firstOn: '2099-08-01', lastOn: '2099-08-31', name: 'Ferie' }],
  holidays: ['italy'],
};
const write = (changes: Record<string, unknown>) =>
  call(server, '/v1/milano/catalogue/services', {
    cookie,
    body: serviceInput({ status: 'active', audience: { kind: 'everyone' }, ...changes }),
  });

test('a timetable is kept, comes back to its editor, and is said in three languages', async () => {
  const answer = await write({ timetable });
  expect(answer.status, answer.text).toBe(201);
  const { id, service } = answer.body as { id: string; service: { timetable: unknown; windows: unknown } };
  expect(service.timetable).toEqual(timetable);
  expect(service.windows).toEqual([
    { weekday: 1, ...span },
    { weekday: 3, ...span },
  ]);
  const hoursIn = async (lang: string) => {
    const sheet = await call(server, `/v1/milano/services/${id}?lang=${lang}`);
    return (sheet.body as { hours: { usual: string[]; changes: string[] } }).hours;
  };
  expect(await hoursIn('it')).toEqual({
    usual: ['Lunedì e mercoledì, 9:00–13:00'],
    changes: [
      'Il 4 marzo 2099: 10:00–11:00',
      'Chiuso dal 1 agosto 2099 al 31 agosto 2099 (Ferie)',
      'Chiuso nei giorni festivi nazionali',
    ],
  });
  expect((await hoursIn('en')).usual).toEqual(['Monday and Wednesday, 9:00–13:00']);
  expect((await hoursIn('ar')).usual).toEqual(['الاثنين والأربعاء، من 9:00 إلى 13:00']);
  const fed = await call(server, `/hsds/milano/services/${id}`);
  const { schedules } = fed.body as { schedules: { x_timetable?: object }[] };
  expect(schedules[0]?.x_timetable).toMatchObject({ timeZone: 'Europe/Rome', holidays: ['italy'] });
  const calendar = await call(server, `/calendar/milano/services/${id}.ics`);
  expect(calendar.text).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO,WE');
});

test('plain weekly hours are said as well, and hours that nobody knows are not', async () => {
  const told = async (changes: Record<string, unknown>) => {
    const { body } = await write(changes);
    const sheet = await call(server, `/v1/milano/services/${(body as { id: string }).id}`);
    return (sheet.body as { hours: unknown }).hours;
  };
  expect(await told({ windows: [{ weekday: 6, ...span }] })).toEqual({
    usual: ['Sabato, 9:00–13:00'],
    changes: [],
  });
  expect(await told({ windows: null })).toBeNull();
});

test.each<[string, object, string]>([
  [
    'that end before they start',
    { periods: [{ week: [[{ startMinute: 600, endMinute: 540 }], [], [], [], [], [], []] }] },
    'json.timetable.periods.0.week.0.0.endMinute',
  ],
  [
    'that never come',
    { periods: [{ week, firstOn: '2026-03-03', lastOn: '2026-03-03' }] },
    'json.timetable.periods.0.week.0.0',
  ],
  ['of two validities that overlap', { periods: [{ week }, { week }] }, 'json.timetable.periods.1.week.0.0'],
  ['without any day', { periods: [{ week: [[], [], [], [], [], [], []] }] }, 'json.timetable'],
])('hours %s are refused at their field, and nothing is kept', async (_which, given, path) => {
  const count = () => server.owner<{ count: number }[]>`select count(*)::int as count from catalogue.service`;
  const before = await count();
  const answer = await write({ timetable: given });
  expect(answer.status, answer.text).toBe(422);
  expect(faultPathsOf(answer)).toEqual([path]);
  expect(await count()).toEqual(before);
});

test('hours by a rule that no week can show stay while nobody writes others, and the editor is told', async () => {
  const made = await write({ windows: null });
  const { code, version } = made.body as { code: string; version: number };
  const hours = [
    {
      startMinute: 600,
      endMinute: 720,
      rule: { frequency: 'monthly_weekdays', interval: 1, nthWeekdays: [{ nth: 1, weekday: 1 }] },
      firstOn: null,
      lastOn: null,
      times: null,
    },
  ];
  const rule = { timeZone: 'Europe/Rome', hours, exceptions: [], closures: [], holidays: [] };
  await server.owner`update catalogue.service set timetable = ${server.owner.json(rule)} where code = ${code}`;
  const path = `/v1/milano/catalogue/services/${code}`;
  const kept = async () =>
    (await call(server, path, { cookie })).body as {
      version: number;
      isHoursByRule: boolean;
      service: Record<string, unknown>;
    };
  const sheet = await kept();
  expect([sheet.isHoursByRule, sheet.service['timetable']]).toEqual([true, null]);
  const save = (at: number, changes: Record<string, unknown>) =>
    call(server, path, {
      method: 'PUT',
      cookie,
      body: { version: at, service: { ...sheet.service, ...changes } },
    });
  expect((await save(version, { openPlaces: 3 })).status).toBe(200);
  expect((await kept()).isHoursByRule).toBe(true);
  expect((await save(version + 1, { windows: [{ weekday: 2, ...span }] })).status).toBe(200);
  expect((await kept()).isHoursByRule).toBe(false);
});
