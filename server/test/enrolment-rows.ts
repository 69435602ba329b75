// Who may call the operations of enrolments and shared services.
import { dayIn, oneChild, ownService, serviceIdOf, sharedInput } from './enrolment-belongings.ts';
import type { TestServer } from './harness.ts';
import type { Needs, OpenRow, SignedInRow } from './operation-rows.ts';
import {
  plantAttended,
  plantEnrolment,
  plantFeedback,
  plantIntake,
  plantPeople,
  plantShared,
} from './planted-enrolments.ts';
import type { Visitor } from './visitors.ts';

type NeedsOf = (server: TestServer, caller: Visitor) => Needs | Promise<Needs>;

/** What everybody does with her own. */
const own = (needs?: NeedsOf): SignedInRow => ({
  roles: ['employee'],
  refuses: 'nobody',
  ...(needs === undefined ? {} : { needs }),
});

/** Whoever gives the service; the programme's own people but its managers have no desk for it. */
const keepers = (needs?: NeedsOf): SignedInRow => ({
  roles: ['provider'],
  organisation: 'cooperativa-sottocasa',
  refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo', 'facilitator'], organisation: 'naviglio' },
  ...(needs === undefined ? {} : { needs }),
});

const managers = (needs?: NeedsOf): SignedInRow => ({ ...keepers(needs), roles: ['community_manager'] });

const begun = (server: TestServer) => plantShared(server, { state: 'forming' });

export const enrolmentOpenRows: Record<string, OpenRow> = {
  listIntakes: {
    needs: async (server) => {
      await plantIntake(server);
      return { query: { service: await serviceIdOf(server, ownService) } };
    },
  },
  listFeedback: { needs: async (server) => ({ query: { service: await serviceIdOf(server, ownService) } }) },
  listSharedTemplates: {},
  listSharedServices: {
    needs: async (server) => {
      await begun(server);
      return {};
    },
  },
  getSharedService: { needs: async (server) => ({ parts: { sharedService: (await begun(server)).id } }) },
};

export const enrolmentRows: Record<string, SignedInRow> = {
  enrol: own(async (server) => ({
    parts: { intake: (await plantIntake(server)).id },
    body: { places: 1, words: 'Per mia figlia' },
  })),
  listOwnEnrolments: own(async (server, { personId }) => {
    await plantEnrolment(server, { personId });
    return {};
  }),
  moveEnrolment: own(async (server, { personId }) => {
    const { id, version } = await plantEnrolment(server, { personId });
    return { parts: { enrolment: id }, body: { step: 'withdraw', version } };
  }),
  giveFeedback: own(async (server, { personId }) => ({
    parts: { enrolment: (await plantAttended(server, personId)).id },
    body: { words: 'Persone gentili' },
  })),
  listKeptIntakes: keepers(async (server) => {
    await plantIntake(server);
    return {};
  }),
  createIntake: keepers(async (server) => ({
    body: {
      serviceId: await serviceIdOf(server, 'micronido-rogoredo'),
      title: 'Posti di gennaio',
      places: 4,
      offerHours: 48,
      noticeDays: 7,
    },
  })),
  updateIntake: keepers(async (server) => {
    const { id, version } = await plantIntake(server);
    return {
      parts: { intake: id },
      body: { version, title: 'Posti', places: 5, offerHours: 48, noticeDays: 7, isOpen: true },
    };
  }),
  listKeptEnrolments: keepers(async (server) => {
    await plantEnrolment(server);
    return {};
  }),
  decideEnrolment: keepers(async (server) => {
    const { id, version } = await plantEnrolment(server);
    return {
      parts: { enrolment: id },
      body: { decision: 'decline', version, reason: 'Non ci sono educatrici' },
    };
  }),
  recordAttendance: keepers(async (server) => ({
    parts: { enrolment: (await plantEnrolment(server, { state: 'accepted' })).id },
    body: { heldOn: dayIn(server, 0), people: 1 },
  })),
  listKeptFeedback: managers(async (server) => {
    await plantFeedback(server);
    return {};
  }),
  answerFeedback: managers(async (server) => ({
    parts: { feedback: await plantFeedback(server) },
    body: { step: 'hide', reason: 'Nomina una persona' },
  })),
  openSharedService: own(async (server) => ({ body: await sharedInput(server, { family: oneChild }) })),
  previewShare: own(async (server) => ({
    parts: { sharedService: (await begun(server)).id },
    body: oneChild,
  })),
  joinSharedService: own(async (server) => ({
    parts: { sharedService: (await begun(server)).id },
    body: { ...oneChild, words: 'Veniamo a piedi' },
  })),
  answerQuote: own(async (server, { personId }) => {
    const personIds = [personId, ...(await plantPeople(server, 2))];
    const { id } = await plantShared(server, { state: 'quoted', personIds });
    return { parts: { sharedService: id }, body: { number: 1, answer: 'agree' } };
  }),
  moveSharedService: keepers(async (server) => {
    const personIds = await plantPeople(server, 3);
    const { id, version } = await plantShared(server, { state: 'ready', personIds });
    return { parts: { sharedService: id }, body: { step: 'confirm', version, answerDays: 5 } };
  }),
};
