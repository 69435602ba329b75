// Who may call the operations of activities and registrations, and what a call of them needs.
import { activityInput, beginNow, hostOf, newActivity, ownPlace, signedUp } from './activities.ts';
import { dayAhead } from './bookings.ts';
import type { TestServer } from './harness.ts';
import type { Needs, OpenRow, SignedInRow } from './operation-rows.ts';
import type { Visitor } from './visitors.ts';

type NeedsOf = (server: TestServer, caller: Visitor) => Needs | Promise<Needs>;

/** Who answers for places, and people of all kinds who do not. */
const hosts = (needs: NeedsOf): SignedInRow => ({
  roles: ['host'],
  refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo', 'facilitator'] },
  needs,
});
const own = (needs: NeedsOf): SignedInRow => ({ roles: ['employee'], refuses: 'nobody', needs });

/** Every week until a day. */
const series = (server: TestServer) => {
  const { times: _once, ...input } = activityInput(dayAhead(server, 3), { lastOn: dayAhead(server, 20) });
  return input;
};
const made = async (server: TestServer) => ({ activity: (await newActivity(server)).id });

export const activityOpenRows: Record<string, OpenRow> = {
  listCalendar: {
    needs: async (server) => {
      await newActivity(server);
      return { query: { on: dayAhead(server, 0) } };
    },
  },
};

/** The printed code of a date that she comes to, whose begin the owner of the database has put to a minute ago. */
const codeToday = async (server: TestServer, caller: Visitor): Promise<string> => {
  const host = await hostOf(server);
  const activity = await newActivity(server, {}, { host });
  await signedUp(caller, activity);
  const startsAt = await beginNow(server, activity);
  const query = `?startsAt=${encodeURIComponent(startsAt)}&form=printed`;
  const answer = await host.ask(`/activities/${activity.id}/check-in-code`, { query });
  return (answer.body as { code: string }).code;
};

const newFeed = async (caller: Visitor) => {
  const answer = await caller.ask('/own-calendar-feeds', { body: { kind: 'own' } });
  return (answer.body as { feed: { id: string } }).feed.id;
};

export const activityRows: Record<string, SignedInRow> = {
  listKeptActivities: hosts(async (server) => {
    await newActivity(server);
    return { parts: { place: ownPlace } };
  }),
  createActivity: hosts((server) => ({
    parts: { place: ownPlace },
    body: series(server),
  })),
  changeActivity: hosts(async (server) => ({
    parts: await made(server),
    body: { version: 1, ...series(server) },
  })),
  moveActivity: hosts(async (server) => ({
    parts: await made(server),
    body: { version: 1, to: 'suspended', reason: 'Lavori in corso' },
  })),
  listActivityDates: {
    ...hosts(async (server) => ({ parts: await made(server), query: { on: dayAhead(server, 0) } })),
    refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo'] },
  },
  register: own(async (server) => {
    const { id, next } = await newActivity(server);
    return { parts: { activity: id }, body: { startsAt: next?.startsAt } };
  }),
  listOwnRegistrations: own(async (server, caller) => {
    await signedUp(caller, await newActivity(server));
    return {};
  }),
  moveRegistration: own(async (server, caller) => {
    const { id, version } = await signedUp(caller, await newActivity(server));
    return { parts: { registration: id }, body: { step: 'withdraw', version } };
  }),
  listCalendarFeeds: own(async (_server, caller) => {
    await newFeed(caller);
    return {};
  }),
  createCalendarFeed: own(() => ({ body: { kind: 'place', place: ownPlace } })),
  revokeCalendarFeed: own(async (_server, caller) => ({ parts: { calendarFeed: await newFeed(caller) } })),
  getCheckInCode: {
    ...hosts(async (server) => {
      const { id, next } = await newActivity(server);
      return { parts: { activity: id }, query: { startsAt: next?.startsAt ?? '' } };
    }),
    refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo'] },
  },
  checkIn: own(async (server, caller) => ({ body: { code: await codeToday(server, caller) } })),
};
