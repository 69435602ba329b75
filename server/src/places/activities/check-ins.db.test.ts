// Being there: by the code of the date, for whoever has a place, once and in time.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { beginNow, newActivity, signedUp, type SeenActivity } from '../../../test/activities.ts';
import { newWord } from '../../../test/belongings.ts';
import { refusalOf, type CallAnswer } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { visitorAt, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { withoutLimits } from '../../../test/without-limits.ts';

let server: TestServer;
let host: Visitor;
let anna: Visitor;
let bruno: Visitor;
let activity: SeenActivity;
let startsAt: string;

beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());
beforeEach(async () => {
  host = await visitorOf(server, `Ospite ${newWord()}`, ['host'], 'partenariato');
  anna = await visitorOf(server, `Anna ${newWord()}`, ['employee'], 'naviglio');
  bruno = await visitorOf(server, `Bruno ${newWord()}`, ['neighbour'], null);
  activity = await newActivity(server, {}, { host });
  await signedUp(anna, activity);
  startsAt = await beginNow(server, activity);
});
afterEach(() => {
  server.clock.instant = undefined;
});

interface Code {
  code: string;
  address: string;
  renewAt: string | null;
}
const codeOf = async (form: 'shown' | 'printed', who = host): Promise<Code> => {
  const query = `?startsAt=${encodeURIComponent(startsAt)}&form=${form}`;
  return (await who.ask(`/activities/${activity.id}/check-in-code`, { query })).body as Code;
};
const checkIn = (who: Visitor, code: string) => who.ask('/check-ins', { body: { code } });
const whyOf = (answer: CallAnswer) => {
  expect(refusalOf(answer)).toBe('check_in_refused');
  return (answer.body as { faults: { code: string }[] }).faults.map(({ code }) => code);
};
const at = async (minutes: number) => {
  server.clock.instant = new Date(Date.parse(startsAt) + minutes * 60_000);
  [host, anna] = (await Promise.all(
    [host, anna].map((who) => visitorAt(server, who.displayName, who.personId, who.membershipId)),
  )) as [Visitor, Visitor];
};

test('whoever has a place is there, once; whoever leads it sees how many', async () => {
  const { code, address, renewAt } = await codeOf('shown');
  expect(address).toContain(`#${code}`);
  expect(renewAt).not.toBeNull();
  expect((await checkIn(anna, code)).body).toMatchObject({ hasArrived: true, state: 'registered' });
  expect(whyOf(await checkIn(anna, code))).toEqual(['replayed']);
  expect(whyOf(await checkIn(bruno, code))).toEqual(['not_registered']);
  const dates = await host.ask(`/activities/${activity.id}/dates`, { query: `?on=${startsAt.slice(0, 10)}` });
  expect((dates.body as { items: unknown[] }).items).toContainEqual(expect.objectContaining({ arrived: 1 }));
});

test('of twenty at once one is counted', async () => {
  const { code } = await codeOf('printed');
  const answers = await Promise.all(Array.from({ length: 20 }, () => checkIn(anna, code)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a code on a screen gets old; a printed one holds until the end and no longer', async () => {
  const [shown, printed] = [await codeOf('shown'), await codeOf('printed')];
  expect(printed.renewAt).toBeNull();
  await at(10);
  expect(whyOf(await checkIn(anna, shown.code))).toEqual(['old_code']);
  await at(61);
  expect(whyOf(await checkIn(anna, printed.code))).toEqual(['too_late']);
  await at(-45);
  expect(whyOf(await checkIn(anna, printed.code))).toEqual(['too_early']);
  await at(-20);
  expect((await checkIn(anna, printed.code)).status).toBe(200);
});

test('a code of another date, a changed one, and one that somebody made up are none', async () => {
  const { code } = await codeOf('printed');
  const other = await newActivity(server, {}, { host });
  const stranger = code.replace(/^[0-9a-f]+/, other.id.replaceAll('-', ''));
  for (const wrong of [stranger, `${code}x`, code.replace('.p.', '.q.'), 'A'.repeat(60)])
    expect(refusalOf(await checkIn(anna, wrong))).toBe('check_in_code_wrong');
});

test('nobody but whoever hosts or leads it is shown the code', async () => {
  const query = `?startsAt=${encodeURIComponent(startsAt)}`;
  for (const who of [anna, bruno])
    expect(refusalOf(await who.ask(`/activities/${activity.id}/check-in-code`, { query }))).toBe('forbidden');
  await server.owner`update places.activity set leader_person_id = ${bruno.personId}, leader_name = 'Bruno' where id = ${activity.id}`;
  expect((await bruno.ask(`/activities/${activity.id}/check-in-code`, { query })).status).toBe(200);
});

test('what is called off nobody comes to', async () => {
  const { code } = await codeOf('printed');
  await host.ask(`/activities/${activity.id}/steps`, {
    body: { version: activity.version, to: 'suspended', reason: 'Piove' },
  });
  expect(whyOf(await checkIn(anna, code))).toEqual(['called_off']);
});
