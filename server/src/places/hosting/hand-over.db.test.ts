// The plan by which a place passes to those who live there: followed step by step, and the passing itself.
import type { HandOver } from '@snodo/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dayAhead, booked, timesOn, type SeenBooking } from '../../../test/bookings.ts';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { newPlaceWithSpace } from '../../../test/place-keeping-rows.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { withoutLimits } from '../../../test/without-limits.ts';

let server: TestServer;
let host: Visitor;
let code: string;
let space: string;
let turn = 0;

beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());
beforeEach(async () => {
  turn += 1;
  host = await visitorOf(server, `Ospite ${turn}`, ['host'], 'partenariato');
  ({ code, space } = await newPlaceWithSpace(server, host, {
    access: [{ audience: 'residents', needsApproval: false }],
  }));
});

const planOf = async (who = host) => (await who.ask(`/hosted-places/${code}/hand-over`)).body as HandOver;
const follow = (milestone: string, changes: Record<string, unknown> = {}, who = host) =>
  who.ask(`/places/${code}/milestones/${milestone}`, {
    method: 'PUT',
    body: { isDone: true, dueOn: dayAhead(server, 30), note: null, ...changes },
  });
const stepOf = ({ milestones }: HandOver, milestone: string) =>
  milestones.find((one) => one.code === milestone);

describe('a plan', () => {
  test('is there when a place becomes active, each step with its day', async () => {
    const { milestones, receivers } = await planOf();
    expect(milestones.map((one) => [one.code, one.state])).toEqual(
      ['group', 'association', 'owner_permission', 'keys', 'calendar', 'hours_fund'].map((one) => [
        one,
        'due',
      ]),
    );
    expect(receivers.map((one) => one.code)).toContain('condominio-dei-tigli');
    expect(receivers.map((one) => one.code)).not.toContain('naviglio');
  });

  test('says who did a step and when; whoever says it again changes the note alone', async () => {
    const other = await visitorOf(server, `Altra ${turn}`, ['host'], 'partenariato');
    await follow('group', { note: 'Si incontrano il martedì' });
    const answer = await follow('group', { note: 'E il giovedì' }, other);
    expect(stepOf(answer.body as HandOver, 'group')).toMatchObject({
      state: 'done',
      doneOn: dayAhead(server, 0),
      by: host.displayName,
      note: 'E il giovedì',
    });
    const undone = await follow('group', { isDone: false });
    expect(stepOf(undone.body as HandOver, 'group')).toMatchObject({ state: 'due', doneOn: null, by: null });
  });

  test('says which step is late', async () => {
    const answer = await follow('keys', { isDone: false, dueOn: dayAhead(server, -1) });
    expect(stepOf(answer.body as HandOver, 'keys')?.state).toBe('late');
  });

  test('refuses a step that it does not have, a day too far away and somebody else', async () => {
    expect(refusalOf(await follow('party'))).toBe('not_found');
    const far = await follow('keys', { dueOn: '2099-01-01' });
    expect([refusalOf(far), faultPathsOf(far)]).toEqual(['invalid_request', ['json.dueOn']]);
    const stranger = await visitorOf(server, `Estranea ${turn}`, ['host'], 'condominio-dei-tigli');
    expect(refusalOf(await follow('keys', {}, stranger))).toBe('forbidden');
    expect(stepOf(await planOf(), 'keys')?.state).toBe('due');
  });
});

test('a place that passes on keeps its bookings, and its new host alone looks after it', async () => {
  const bruno = await visitorOf(server, `Bruno ${turn}`, ['neighbour'], null);
  const heir = await visitorOf(server, `Erede ${turn}`, ['host'], 'condominio-dei-tigli');
  const mine = await booked(bruno, space, timesOn(dayAhead(server, 3)));
  const body = {
    from: 'active',
    to: 'handed_over',
    reason: 'Lo tiene chi ci abita',
    organisation: 'condominio-dei-tigli',
  };
  expect((await host.ask(`/places/${code}/life-cycle`, { body })).status).toBe(200);
  expect(refusalOf(await host.ask(`/hosted-places/${code}/hand-over`))).toBe('forbidden');
  expect(await planOf(heir)).toMatchObject({ lifeCycle: 'handed_over' });
  expect(((await bruno.ask(`/bookings/${mine.id}`)).body as SeenBooking).state).toBe('confirmed');
  await booked(bruno, space, timesOn(dayAhead(server, 4)));
});
