// Who may call each operation of the contract, who may not, and what a call of it needs.
import { randomUUID } from 'node:crypto';
import type { ProblemCode } from '@snodo/contract';
import type { Role } from '../src/identity/index.ts';
import { askBallot, someBlinded } from './blind-ballots.ts';
import {
  connectionSettings,
  embedClientSettings,
  newCampaign,
  newCoding,
  newConnection,
  newConnectionInput,
  newConsent,
  newContact,
  newDefinition,
  newDirectoryToken,
  newDraft,
  newEmbedClient,
  newInstrumentDraft,
  newInvitation,
  newMandate,
  newPaperBatch,
  newBlockSheet,
  newReleaseRun,
  newResearch,
  newResearchedCampaign,
  newSite,
  newPasskey,
  newPlan,
  newSheet,
  newWord,
  newWrittenAnswers,
  newWrittenTheme,
  sheetRevision,
} from './belongings.ts';
import { submissionOf } from './calls.ts';
import {
  admit,
  memberOf,
  newAgreement,
  newOffer,
  offerInput,
  propose,
  seen,
  take,
  today,
} from './members.ts';
import type { TestServer } from './harness.ts';
import { SoftwarePasskey } from './software-passkey.ts';
import { bankRows } from './bank-rows.ts';
import { catalogueOpenRows, catalogueRows } from './catalogue-rows.ts';
import { needRows } from './needs.ts';
import { clusterRows } from './cluster-rows.ts';
import { referralRows } from './referral-rows.ts';
import { poolingRows } from './poolings.ts';
import { roundOpenRows, roundRows } from './rounds.ts';
import { enrolmentOpenRows, enrolmentRows } from './enrolment-rows.ts';
import { placeKeepingRows } from './place-keeping-rows.ts';
import { activityOpenRows, activityRows } from './activity-rows.ts';
import { placeOpenRows, placeRows } from './place-rows.ts';
import { ledgerOpenRows, ledgerRows } from './time-bank-ledger-rows.ts';
import { visitorOf, type Visitor } from './visitors.ts';

/** What a good call has besides its caller; made anew for each. */
export interface Needs {
  /** Parts of the path but the community. */
  parts?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
}

export interface Standing {
  roles: Role[];
  /** Code of her organisation; left out: the programme's own. */
  organisation?: string;
}

/** An operation for somebody who is signed in. */
export interface SignedInRow extends Standing {
  /** Somebody who is signed in and may not, and what she is told if not `forbidden`; `nobody`: everybody may. */
  refuses: (Standing & { code?: ProblemCode }) | 'nobody';
  needs?: (server: TestServer, caller: Visitor) => Needs | Promise<Needs>;
}

/** An operation for anybody. */
export interface OpenRow {
  needs?: (server: TestServer) => Needs | Promise<Needs>;
}

const released = 'primavera-2026';

export const openRows: Record<string, OpenRow> = {
  ...ledgerOpenRows,
  ...roundOpenRows,
  ...enrolmentOpenRows,
  getCommunity: {},
  listCounters: {},
  ...catalogueOpenRows,
  listPlaces: {},
  ...placeOpenRows,
  ...activityOpenRows,
  listActivities: {},
  getTerritory: {},
  getQuestionnaire: { needs: () => ({ parts: { campaign: 'autunno-2026' } }) },
  submitAnswers: {
    needs: async (server) => {
      const person = await visitorOf(server, `Votante ${newWord()}`, ['employee'], 'naviglio');
      const campaign = await newCampaign(server, [person]);
      const { ballot } = await askBallot(
        server,
        (body) => person.ask(`/campaigns/${campaign}/ballots`, { body }),
        campaign,
      );
      return { parts: { campaign }, body: submissionOf(ballot) };
    },
  },
  getBallotKey: {
    needs: () => ({ parts: { campaign: 'autunno-2026' }, query: { organisation: 'naviglio' } }),
  },
  withdrawSubmission: {
    needs: () => ({ parts: { campaign: 'autunno-2026' }, body: { code: '0'.repeat(20) } }),
  },
  listTestimonies: {},
  matchNeed: { needs: () => ({ body: { language: 'it', entries: ['INF2'], district: 'municipio-6' } }) },
};

/** What everybody does in her own room, whatever she is. */
function own(needs?: SignedInRow['needs']): SignedInRow {
  return { roles: ['employee'], refuses: 'nobody', ...(needs === undefined ? {} : { needs }) };
}

function forOperators(needs?: SignedInRow['needs']): SignedInRow {
  return {
    roles: ['operator'],
    refuses: { roles: ['community_manager', 'dpo', 'hr_officer', 'facilitator'] },
    ...(needs === undefined ? {} : { needs }),
  };
}

const auditReaders: SignedInRow = {
  roles: ['dpo'],
  refuses: { roles: ['community_manager', 'hr_officer'] },
};
const officer = { roles: ['hr_officer'], organisation: 'naviglio' } satisfies Standing;
const managers = {
  roles: ['community_manager'],
  refuses: { roles: ['hr_officer', 'dpo', 'employee'] },
} satisfies SignedInRow;
const writers = (needs: (server: TestServer, caller: Visitor) => Needs | Promise<Needs>): SignedInRow => ({
  roles: ['community_manager'],
  refuses: { ...officer, roles: ['hr_officer', 'operator', 'dpo', 'facilitator'] },
  needs,
});
const onInstrumentDraft = (rest: Needs = {}) =>
  writers(async (server, caller) => ({
    parts: { draft: await newInstrumentDraft(server, caller) },
    ...rest,
  }));
const sheetParts = { block: 'ucla3', language: 'it' };
const inviters = {
  roles: ['host'],
  refuses: { roles: ['employee', 'hr_officer', 'dpo'] },
} satisfies SignedInRow;

const invitedTo = async (server: TestServer, caller: Visitor): Promise<Needs> => ({
  parts: { campaign: await newCampaign(server, [caller]) },
});
const someone = (server: TestServer, roles: Role[] = ['employee']) =>
  visitorOf(server, `Qualcuno ${newWord()}`, roles);
const onConnection = async (server: TestServer, rest: Needs = {}): Promise<Needs> => ({
  parts: { connection: await newConnection(server) },
  ...rest,
});

/** An officer of the firm, and none of another's. */
const planners = (needs: SignedInRow['needs']): SignedInRow => ({
  ...officer,
  refuses: { roles: ['hr_officer'], organisation: 'partenariato' },
  ...(needs === undefined ? {} : { needs }),
});
const onDraft =
  (rest: Needs = {}) =>
  async (server: TestServer, caller: Visitor): Promise<Needs> => ({
    parts: { campaign: await newDraft(server, caller) },
    ...rest,
  });

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const siteSettings = { name: 'Greco', district: 'Municipio 9', address: null, isMain: false };
const atOwnFirm = (needs?: (server: TestServer) => Needs | Promise<Needs>): SignedInRow =>
  planners(async (server) => ({ parts: { organisation: 'naviglio' }, ...(await needs?.(server)) }));

/** Managers of the programme; not who works in the firm that was asked, whatever else she is. */
const textReaders = (needs: SignedInRow['needs']): SignedInRow => ({
  roles: ['community_manager'],
  refuses: { ...officer, roles: ['hr_officer', 'community_manager'] },
  ...(needs === undefined ? {} : { needs }),
});
const someText = 'Più tempo per mia madre';

/** What members of the time bank do; whoever is none may look at the board. */
const exchanging = (needs: (server: TestServer, caller: Visitor) => Needs | Promise<Needs>): SignedInRow => ({
  roles: ['employee'],
  refuses: { roles: ['neighbour', 'hr_officer'], code: 'not_a_member' },
  needs: async (server, caller) => {
    await admit(server, caller);
    return needs(server, caller);
  },
});
const inExchange = (
  needs: (at: { server: TestServer; caller: Visitor; other: Visitor; id: string }) => Needs | Promise<Needs>,
) =>
  exchanging(async (server, caller) => {
    const other = await memberOf(server, 'Altra persona');
    const id = await newAgreement(server, other, caller);
    const { parts, ...rest } = await needs({ server, caller, other, id });
    return { parts: { exchange: id, ...parts }, ...rest };
  });
/** The hours of it have moved; gives the party that is not `caller`. */
const settled = async (server: TestServer, caller: Visitor, other: Visitor, id: string): Promise<string> => {
  await take(other, id, 'finish', { minutes: 60, servedOn: today(server) });
  const { parties } = await take(caller, id, 'confirm', { minutes: 60 });
  return parties.find(({ isMe }) => !isMe)?.id ?? '';
};
const betweenOthers = async (server: TestServer): Promise<{ id: string; one: Visitor; other: Visitor }> => {
  const [one, other] = [await memberOf(server, 'Una'), await memberOf(server, 'Altra')];
  return { id: await newAgreement(server, one, other), one, other };
};

export const signedInRows: Record<string, SignedInRow> = {
  ...catalogueRows,
  listOffers: own(),
  listOwnOffers: own(),
  getOffer: own(async (server) => ({
    parts: { offer: await newOffer(await memberOf(server, 'Chi offre')) },
  })),
  checkOffer: exchanging(() => ({ body: offerInput() })),
  createOffer: exchanging(() => ({ body: offerInput() })),
  updateOffer: exchanging(async (_server, caller) => ({
    parts: { offer: await newOffer(caller) },
    body: { version: 1, offer: offerInput({ title: 'Cambiato' }) },
  })),
  withdrawOffer: exchanging(async (_server, caller) => ({ parts: { offer: await newOffer(caller) } })),
  listAlerts: own(),
  createAlert: exchanging(() => ({ body: { entry: 'QUO', kind: 'offer' } })),
  deleteAlert: exchanging(async (_server, caller) => {
    const { body } = await caller.ask('/time-bank/alerts', { body: { entry: 'QUO' } });
    return { parts: { alert: (body as { id: string }).id } };
  }),
  getExchangeStanding: own(),
  listExchanges: own(),
  getExchange: own(async (server, caller) => {
    await admit(server, caller);
    return { parts: { exchange: await newAgreement(server, await memberOf(server, 'Chi aiuta'), caller) } };
  }),
  proposeExchange: exchanging(async (server) => ({
    body: {
      offerId: await newOffer(await memberOf(server, 'Chi offre')),
      minutes: 60,
      plannedOn: today(server),
      words: 'Ciao',
    },
  })),
  joinExchange: exchanging(async (server) => {
    const teacher = await memberOf(server, 'Chi insegna');
    const { id } = await propose(
      server,
      teacher,
      await newOffer(teacher, { mostPeople: 4, settles: 'course' }),
    );
    return { parts: { exchange: id }, body: { minutes: 60 } };
  }),
  moveExchange: inExchange(async ({ server, caller, id }) => ({
    body: {
      step: 'finish',
      version: (await seen(caller, id)).version,
      minutes: 60,
      servedOn: today(server),
    },
  })),
  listExchangeMessages: own(async (server, caller) => {
    await admit(server, caller);
    return { parts: { exchange: await newAgreement(server, await memberOf(server, 'Chi aiuta'), caller) } };
  }),
  writeExchangeMessage: inExchange(() => ({ body: { words: 'A giovedì' } })),
  thankForExchange: inExchange(async ({ server, caller, other, id }) => ({
    body: { to: await settled(server, caller, other, id), words: 'Grazie di cuore', mayPublish: true },
  })),
  publishThanks: inExchange(async ({ server, caller, other, id }) => {
    const to = await settled(server, caller, other, id);
    const { body } = await caller.ask(`/time-bank/exchanges/${id}/thanks`, { body: { to, words: 'Grazie' } });
    return { parts: { thanks: (body as { id: string }).id }, body: { isPublished: true } };
  }),
  listDisputes: { roles: ['secretary'], refuses: { roles: ['facilitator', 'hr_officer', 'employee'] } },
  decideDispute: {
    roles: ['secretary'],
    refuses: { roles: ['facilitator', 'hr_officer', 'operator'] },
    needs: async (server) => {
      const { id, one } = await betweenOthers(server);
      const { version } = await take(one, id, 'dispute', { reason: 'Non si è presentata' });
      return { parts: { exchange: id }, body: { version, verdict: 'void', note: 'Sentite tutte e due' } };
    },
  },
  getExchangeReversal: {
    roles: ['secretary'],
    refuses: { roles: ['community_manager', 'hr_officer', 'operator'] },
    needs: async (server) => {
      const { id, one, other } = await betweenOthers(server);
      await settled(server, other, one, id);
      return { parts: { exchange: id } };
    },
  },
  reverseExchange: {
    roles: ['secretary'],
    refuses: { roles: ['community_manager', 'hr_officer', 'operator'] },
    needs: async (server) => {
      const { id, one, other } = await betweenOthers(server);
      await settled(server, other, one, id);
      return { parts: { exchange: id }, body: { reason: 'Inserito due volte' } };
    },
  },
  ...ledgerRows,
  ...enrolmentRows,
  ...placeRows,
  ...placeKeepingRows,
  ...activityRows,
  getMe: own(),
  updateMe: own(() => ({ body: { displayName: `Nuova ${newWord()}`, language: 'ar' } })),
  chooseRole: own((_server, { membershipId }) => ({ body: { membershipId, role: 'employee' } })),
  listSignIns: own(),
  endSignIn: own(async (server, { personId }) => {
    const [signIn] = await server.owner<{ id: string }[]>`
      select id from identity.portal_session where person_id = ${personId}`;
    return { parts: { signIn: signIn?.id ?? '' } };
  }),
  endOtherSignIns: own(),
  listConsents: own(async (server, caller) => {
    await newConsent(server, caller);
    return {};
  }),
  withdrawConsent: own(async (server, caller) => ({ parts: { consent: await newConsent(server, caller) } })),
  endOwnMembership: own(async (server, caller) => {
    await newPasskey(server, caller);
    return { parts: { membership: caller.membershipId }, body: { staysAsNeighbour: true } };
  }),
  listOwnAudit: own(async (_server, caller) => {
    await caller.ask('/me', { method: 'PATCH', body: { language: 'en' } });
    return {};
  }),
  exportOwnRecord: own(),
  eraseMe: own(() => ({ body: { confirm: true } })),
  listPeople: {
    roles: ['community_manager'],
    refuses: { roles: ['hr_officer', 'dpo', 'facilitator'] },
    needs: () => ({ query: { name: 'Laura' } }),
  },
  endMembership: {
    ...managers,
    needs: async (server) => ({ parts: { membership: (await someone(server)).membershipId } }),
  },
  changeRoles: {
    ...managers,
    needs: async (server) => ({
      parts: { membership: (await someone(server)).membershipId },
      body: { roles: ['employee', 'facilitator'] },
    }),
  },
  listOwnMandates: own(async (server, caller) => {
    await newMandate(server, caller, await someone(server, ['operator']));
    return {};
  }),
  withdrawMandate: own(async (server, caller) => ({
    parts: { mandate: await newMandate(server, caller, await someone(server, ['operator'])) },
  })),
  listMandates: forOperators(async (server, caller) => {
    await newMandate(server, await someone(server), caller);
    return {};
  }),
  recordMandate: forOperators(async (server, { membershipId }) => {
    const { personId } = await someone(server);
    return { body: { personId, membershipId, consentGiven: 'on_paper', durationDays: 30 } };
  }),
  startAssistance: forOperators(async (server, caller) => ({
    body: { mandateId: await newMandate(server, await someone(server), caller) },
  })),
  endAssistance: own(),
  listAuditEntries: auditReaders,
  verifyAuditTrail: auditReaders,
  listAuditAnchors: auditReaders,
  listOrganisations: forOperators(),
  listConnections: forOperators(),
  createConnection: forOperators(() => ({ body: newConnectionInput() })),
  updateConnection: forOperators((server) => onConnection(server, { body: connectionSettings })),
  checkConnection: forOperators((server) => onConnection(server)),
  createEmbedClient: forOperators((server) =>
    onConnection(server, { body: { ...embedClientSettings, name: newWord() } }),
  ),
  updateEmbedClient: forOperators(async (server) => ({
    parts: { embedClient: await newEmbedClient(server) },
    body: embedClientSettings,
  })),
  issueDirectoryToken: forOperators((server) =>
    onConnection(server, { headers: { 'idempotency-key': randomUUID() } }),
  ),
  revokeDirectoryToken: forOperators(async (server) => ({
    parts: { directoryToken: await newDirectoryToken(server) },
  })),
  listSites: atOwnFirm(),
  createSite: atOwnFirm(() => ({ body: { ...siteSettings, name: newWord() } })),
  updateSite: planners(async (server) => ({
    parts: { site: await newSite(server) },
    body: { ...siteSettings, name: newWord() },
  })),
  removeSite: planners(async (server) => ({ parts: { site: await newSite(server) } })),
  placePeople: atOwnFirm(async (server) => {
    await newSite(server, 'Bovisa');
    return { body: { list: 'persona;sede\nanna@firm.example;Bovisa\n' } };
  }),
  listContacts: own(async (server, caller) => {
    await newContact(server, caller);
    return {};
  }),
  addContact: own(() => ({ body: { address: `${newWord()}@example.org`, language: 'it' } })),
  removeContact: own(async (server, caller) => {
    await newPasskey(server, caller);
    return { parts: { contact: await newContact(server, caller) } };
  }),
  listPasskeys: own(async (server, caller) => {
    await newPasskey(server, caller);
    return {};
  }),
  askNewPasskey: own(),
  addPasskey: own(async (server, caller) => {
    await caller.elevate();
    const { body } = await caller.ask('/me/passkeys/options', { method: 'POST' });
    const options = body as Parameters<SoftwarePasskey['create']>[0];
    return { body: { name: 'Telefono', answer: new SoftwarePasskey(server.publicUrl).create(options) } };
  }),
  removePasskey: own(async (server, caller) => {
    await newContact(server, caller);
    return { parts: { passkey: await newPasskey(server, caller) } };
  }),
  listInvitations: {
    ...inviters,
    needs: async (server, caller) => {
      await newInvitation(server, caller);
      return {};
    },
  },
  makeInvitation: {
    ...inviters,
    needs: () => ({ body: { purpose: 'Conoscersi', durationDays: 7, mostUses: 3 } }),
  },
  getInvitation: {
    ...inviters,
    needs: async (server, caller) => ({ parts: { invitation: await newInvitation(server, caller) } }),
  },
  revokeInvitation: {
    ...inviters,
    needs: async (server, caller) => ({ parts: { invitation: await newInvitation(server, caller) } }),
  },
  getParticipation: { roles: ['employee'], organisation: 'naviglio', refuses: 'nobody', needs: invitedTo },
  issueBallot: {
    roles: ['employee'],
    organisation: 'naviglio',
    refuses: { roles: ['employee'], organisation: 'naviglio', code: 'not_invited' },
    needs: async (server, caller) => ({ ...(await invitedTo(server, caller)), body: someBlinded }),
  },
  listCampaigns: { ...officer, refuses: { roles: ['employee', 'dpo', 'operator'] } },
  getCampaignChoices: { ...officer, refuses: { roles: ['employee', 'dpo', 'operator'] } },
  getCampaignAgenda: { ...officer, refuses: { roles: ['employee', 'dpo', 'operator'] } },
  previewCampaign: planners(() => ({ body: newPlan() })),
  createCampaign: planners(() => ({ body: newPlan() })),
  getCampaign: planners(onDraft()),
  updateCampaign: planners(onDraft({ body: { version: 1, plan: newPlan() } })),
  moveCampaign: planners(onDraft({ body: { step: 'propose', version: 1, reason: 'È pronta' } })),
  recordCampaignNotice: planners(onDraft({ body: { version: 1, kind: 'none_due', reason: 'Nessuna RSU' } })),
  getCampaignLetter: planners(onDraft()),
  listInstruments: { ...officer, refuses: { roles: ['employee', 'dpo', 'operator'] } },
  getInstrument: {
    ...officer,
    refuses: { roles: ['employee', 'dpo', 'operator'] },
    needs: () => ({ parts: { instrument: 'work-care-needs' } }),
  },
  createInstrumentDraft: writers(() => ({
    body: { code: newWord(), source: { kind: 'blank', title: 'Prova', language: 'it' } },
  })),
  getInstrumentDraft: onInstrumentDraft(),
  saveInstrumentDraft: onInstrumentDraft({ body: { revision: 1, definition: newDefinition() } }),
  checkInstrumentDraft: onInstrumentDraft(),
  publishInstrumentDraft: onInstrumentDraft({ body: { revision: 1, follows: 0 } }),
  deleteInstrumentDraft: onInstrumentDraft({ query: { revision: '1' } }),
  listResearchAgreements: {
    roles: ['community_manager'],
    refuses: { roles: ['hr_officer', 'operator', 'facilitator'] },
    needs: async (server, caller) => {
      await newResearch(server, caller);
      return {};
    },
  },
  recordResearchAgreement: {
    roles: ['community_manager'],
    refuses: { roles: ['dpo', 'researcher', 'hr_officer'] },
    needs: async (server) => ({
      body: {
        campaign: await newResearchedCampaign(server),
        personId: (await someone(server, ['researcher'])).personId,
        institution: 'Università',
        purpose: 'Cura e lavoro',
        endsOn: inDays(30),
      },
    }),
  },
  confirmResearchAgreement: {
    roles: ['dpo'],
    refuses: { roles: ['community_manager', 'researcher'] },
    needs: async (server) => ({ parts: { agreement: await newResearch(server, await someone(server)) } }),
  },
  endResearchAgreement: {
    roles: ['dpo'],
    refuses: { roles: ['researcher', 'hr_officer'] },
    needs: async (server) => ({ parts: { agreement: await newResearch(server, await someone(server)) } }),
  },
  readResearchExtract: {
    roles: ['researcher'],
    refuses: { roles: ['community_manager', 'dpo'] },
    needs: async (server, { personId }) => ({
      parts: {
        agreement: await newResearch(server, await someone(server), {
          researcherId: personId,
          confirmerId: (await someone(server)).personId,
        }),
      },
    }),
  },
  listBlocks: writers(() => ({})),
  putBlockSheet: writers(async (server) => ({
    parts: sheetParts,
    body: newSheet(await sheetRevision(server)),
  })),
  deleteBlockSheet: writers(async (server, caller) => ({
    parts: sheetParts,
    query: { revision: String(await newBlockSheet(server, caller)) },
  })),
  issuePaperBallots: {
    roles: ['community_manager'],
    refuses: { ...officer, roles: ['hr_officer', 'operator'] },
    needs: async (server) => ({ parts: { campaign: await newCampaign(server) }, body: { ballots: 20 } }),
  },
  getPaperDesk: forOperators(async (server) => {
    await newPaperBatch(server);
    return {};
  }),
  enterPaperBallot: forOperators(async (server) => {
    const { campaign, batchId } = await newPaperBatch(server);
    const { instrument, answers } = submissionOf('');
    return { parts: { campaign }, body: { batchId, instrument, answers } };
  }),
  getRelease: {
    ...officer,
    refuses: { roles: ['hr_officer'], organisation: 'partenariato' },
    needs: () => ({ parts: { campaign: released } }),
  },
  getWrittenProgress: textReaders(async (server) => {
    const { campaign } = await newWrittenAnswers(server, [someText]);
    await newWrittenTheme(server, campaign);
    return { parts: { campaign } };
  }),
  listWrittenAnswers: textReaders(async (server) => {
    const { campaign } = await newWrittenAnswers(server, [someText]);
    return { parts: { campaign }, query: { reading: 'first' } };
  }),
  createWrittenTheme: textReaders(async (server) => {
    const { campaign } = await newWrittenAnswers(server, [someText]);
    const label = { it: 'Cura', en: 'Care', ar: 'رعاية' };
    return { parts: { campaign }, body: { question: 'q28', label } };
  }),
  renameWrittenTheme: textReaders(async (server) => {
    const { campaign } = await newWrittenAnswers(server, [someText]);
    const former = { it: 'Cura', en: 'Care', ar: 'رعاية' };
    return {
      parts: { campaign, writtenTheme: await newWrittenTheme(server, campaign) },
      body: { former, label: { ...former, it: 'Cura dei figli' } },
    };
  }),
  codeWrittenAnswer: textReaders(async (server) => {
    const { campaign, ids } = await newWrittenAnswers(server, [someText]);
    const themes = [await newWrittenTheme(server, campaign)];
    const body = { version: 0, words: someText, themes };
    return { parts: { campaign, writtenAnswer: ids[0] ?? '' }, body };
  }),
  judgeWrittenAnswer: textReaders(async (server) => ({
    parts: await newCoding(server, someText),
    body: { version: 1, verdict: 'send_back', reason: 'theme_missing' },
  })),
  publishWrittenThemes: textReaders(async (server) => {
    const { campaign } = await newWrittenAnswers(server, []);
    const theme = await newWrittenTheme(server, campaign);
    const leftOut = [{ theme, reason: 'too_few' }];
    return { parts: { campaign }, body: { question: 'q28', themes: [], leftOut } };
  }),
  releaseCampaign: {
    roles: ['community_manager'],
    refuses: { ...officer, roles: ['hr_officer', 'operator', 'dpo'] },
    needs: async (server) => ({ parts: { campaign: await newCampaign(server) } }),
  },
  getReleaseRun: {
    roles: ['community_manager'],
    refuses: { ...officer, roles: ['hr_officer', 'operator', 'dpo'] },
    needs: async (server) => ({ parts: { campaign: await newReleaseRun(server) } }),
  },
  ...bankRows,
  ...needRows,
  ...referralRows,
  ...clusterRows,
  ...poolingRows,
  ...roundRows,
};
