// Every operation of the contract, asked at the twin with what belongs to milano: its people, its ids, its tokens. An
// operation, a path part or a body that is new has no entry here and fails by its name.
import { randomUUID } from 'node:crypto';
import { contractRoutes } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDefinition, newPlan, newSheet } from './belongings.ts';
import { someBlinded } from './blind-ballots.ts';
import {
  accreditationInput,
  entryWords,
  newProviderInput,
  providerChange,
  serviceFile,
  serviceInput,
  taxLabelPeriod,
  visitInput,
} from './catalogue-belongings.ts';
import { call, refusalOf, submissionOf, type CallAnswer } from './calls.ts';
import { memberVisitor, newPool, newPosting } from './bank-people.ts';
import { openTestServer, type TestServer } from './harness.ts';
import { ownService, serviceIdOf } from './enrolment-belongings.ts';
import { placeChange, spaceChange } from './place-keeping-rows.ts';
import { activityInput } from './activities.ts';
import { newPlaceInput, newSpaceInput } from './place-rows.ts';
import { offerInput } from './members.ts';
import { plantFeedback, plantPeople, plantShared } from './planted-enrolments.ts';
import { needInput, newAsker, newManager, newNeedBody, newProposal } from './needs.ts';
import { idsOf, listTenantTables } from './tenant-tables.ts';
import { admit, communityLedgerId, newTransferOf } from './time-bank-belongings.ts';
import { gathered, noteBody } from './cluster-rows.ts';
import { newReferral, ownContact } from './referral-rows.ts';
import { newFamily, newPooling } from './poolings.ts';
import { newDrawnRound, nonces, promises } from './rounds.ts';
import { addTwin, twinMark } from './twin.ts';

interface Operation {
  operationId: string;
  method: string;
  path: string;
  isSecured: boolean;
  /** Whoever is signed in may see more, or alone may see anything. */
  hasSignIn: boolean;
  /** It is read or done with a body. */
  hasBody: boolean;
  /** Names of the parts of its path but the community. */
  parts: string[];
}

const operations: Operation[] = contractRoutes().map((route) => ({
  operationId: route.operationId,
  method: route.method.toUpperCase(),
  path: route.path,
  isSecured: 'security' in route && route.security.every((way) => Object.keys(way).length > 0),
  hasSignIn: 'security' in route,
  hasBody: 'body' in route.request,
  parts: [...route.path.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'community'),
}));

/** The column that holds what stands in a path under this name, and what of that kind stands nowhere. */
const partsOfPaths: Record<string, { column: string; of: string; nowhere: () => string }> = {
  campaign: { column: 'code', of: 'surveys.campaign', nowhere: () => 'no-such-campaign' },
  instrument: { column: 'code', of: 'surveys.instrument', nowhere: () => 'no-such-instrument' },
  draft: { column: 'id', of: 'surveys.instrument_draft', nowhere: randomUUID },
  signIn: { column: 'id', of: 'identity.portal_session', nowhere: randomUUID },
  consent: { column: 'id', of: 'identity.client_consent', nowhere: randomUUID },
  membership: { column: 'id', of: 'identity.membership', nowhere: randomUUID },
  mandate: { column: 'id', of: 'identity.mandate', nowhere: randomUUID },
  contact: { column: 'id', of: 'identity.contact', nowhere: randomUUID },
  passkey: { column: 'id', of: 'identity.passkey', nowhere: randomUUID },
  invitation: { column: 'id', of: 'identity.invitation', nowhere: randomUUID },
  organisation: { column: 'code', of: 'identity.organisation', nowhere: () => 'no-such-firm' },
  site: { column: 'id', of: 'identity.site', nowhere: randomUUID },
  connection: { column: 'id', of: 'identity.company_connection', nowhere: randomUUID },
  embedClient: { column: 'id', of: 'identity.embed_client', nowhere: randomUUID },
  directoryToken: { column: 'id', of: 'identity.directory_token', nowhere: randomUUID },
  agreement: { column: 'id', of: 'surveys.research_agreement', nowhere: randomUUID },
  writtenAnswer: { column: 'id', of: 'submissions.written_answer', nowhere: randomUUID },
  block: { column: 'block', of: 'surveys.block_wording', nowhere: () => 'ucla3' },
  language: { column: 'language', of: 'surveys.block_wording', nowhere: () => 'ar' },
  writtenTheme: { column: 'id', of: 'surveys.written_theme', nowhere: randomUUID },
  member: { column: 'id', of: 'time_bank.member', nowhere: randomUUID },
  gift: { column: 'id', of: 'time_bank.gift', nowhere: randomUUID },
  fundRequest: { column: 'id', of: 'time_bank.fund_request', nowhere: randomUUID },
  pool: { column: 'id', of: 'time_bank.pool', nowhere: randomUUID },
  posting: { column: 'id', of: 'time_bank.transfer', nowhere: randomUUID },
  offer: { column: 'id', of: 'time_bank.offer', nowhere: randomUUID },
  alert: { column: 'id', of: 'time_bank.offer_alert', nowhere: randomUUID },
  need: { column: 'id', of: 'needs.need', nowhere: randomUUID },
  signal: { column: 'id', of: 'needs.signal', nowhere: randomUUID },
  cluster: { column: 'id', of: 'needs.cluster', nowhere: randomUUID },
  referral: { column: 'id', of: 'needs.referral', nowhere: randomUUID },
  proposal: { column: 'id', of: 'matching.proposal', nowhere: randomUUID },
  pooling: { column: 'id', of: 'matching.pooling', nowhere: randomUUID },
  round: { column: 'id', of: 'matching.round', nowhere: randomUUID },
  exchange: { column: 'id', of: 'time_bank.exchange', nowhere: randomUUID },
  thanks: { column: 'id', of: 'time_bank.thanks', nowhere: randomUUID },
  transfer: { column: 'id', of: 'time_bank.transfer', nowhere: randomUUID },
  period: { column: 'id', of: 'catalogue.tax_label_period', nowhere: randomUUID },
  intake: { column: 'id', of: 'catalogue.intake', nowhere: randomUUID },
  enrolment: { column: 'id', of: 'catalogue.enrolment', nowhere: randomUUID },
  feedback: { column: 'id', of: 'catalogue.feedback', nowhere: randomUUID },
  sharedService: { column: 'id', of: 'catalogue.shared_service', nowhere: randomUUID },
  service: { column: 'code', of: 'catalogue.service', nowhere: () => 'no-such-service' },
  accreditation: { column: 'id', of: 'catalogue.accreditation', nowhere: randomUUID },
  entry: { column: 'code', of: 'catalogue.taxonomy_entry', nowhere: () => 'QUO98' },
  place: { column: 'code', of: 'places.place', nowhere: () => 'no-such-place' },
  space: { column: 'id', of: 'places.space', nowhere: randomUUID },
  booking: { column: 'id', of: 'places.booking', nowhere: randomUUID },
  trouble: { column: 'id', of: 'places.trouble', nowhere: randomUUID },
  milestone: { column: 'code', of: 'places.milestone', nowhere: () => 'no-such-step' },
  activity: { column: 'id', of: 'places.activity', nowhere: randomUUID },
  registration: { column: 'id', of: 'places.registration', nowhere: randomUUID },
  calendarFeed: { column: 'id', of: 'places.calendar_feed', nowhere: randomUUID },
};

const siteSettings = { name: 'Stabilimento', district: null, address: null, isMain: true };

const connectionSettings = {
  kind: 'generic',
  issuer: 'https://idp.firm.example',
  clientId: 'snodo',
  joinsAs: ['employee'],
};
const embedSettings = { origins: ['https://intranet.firm.example'], scopes: ['survey:respond'] };

/** The same in both calls of a comparison. */
const wellKnownId = randomUUID();

const bookedHours = { from: '2099-03-02T10:00', to: '2099-03-02T11:00' };
const everyTuesday = { startMinute: 600, endMinute: 660, weekdays: [2], firstOn: '2099-03-03', times: 3 };

/** Well-formed bodies; `idOf` gives an id of milano's of that kind, or one that stands nowhere. */
const bodies: Record<string, (idOf: (part: string) => string) => unknown> = {
  updateMe: () => ({ language: 'en' }),
  chooseRole: (idOf) => ({ membershipId: idOf('membership'), role: 'community_manager' }),
  endOwnMembership: () => ({ staysAsNeighbour: false }),
  eraseMe: () => ({ confirm: true }),
  changeRoles: () => ({ roles: ['employee'] }),
  recordMandate: (idOf) => ({
    personId: idOf('person'),
    membershipId: idOf('membership'),
    consentGiven: 'in_person',
    durationDays: 30,
  }),
  startAssistance: (idOf) => ({ mandateId: idOf('mandate') }),
  addContact: () => ({ address: 'ospite@example.org', language: 'it' }),
  addPasskey: () => ({ name: 'Telefono', answer: {} }),
  makeInvitation: () => ({
    hostName: 'Casa di quartiere',
    purpose: 'Conoscersi',
    durationDays: 7,
    mostUses: 3,
  }),
  createConnection: () => ({ ...connectionSettings, code: 'firm', organisationCode: 'naviglio' }),
  updateConnection: () => connectionSettings,
  createEmbedClient: () => ({ ...embedSettings, name: 'firm' }),
  updateEmbedClient: () => embedSettings,
  issueBallot: () => someBlinded,
  submitAnswers: () =>
    submissionOf({ organisation: 'naviglio', token: 'A'.repeat(43), signature: 'A'.repeat(342) }),
  withdrawSubmission: () => ({ code: '0'.repeat(20) }),
  createSite: () => ({ ...siteSettings, name: 'Solo Torino' }),
  updateSite: () => siteSettings,
  placePeople: () => ({ list: 'persona;sede\nlaura;Stabilimento\n' }),
  previewCampaign: () => newPlan(),
  createCampaign: () => newPlan(),
  updateCampaign: () => ({ version: 1, plan: newPlan() }),
  moveCampaign: () => ({ step: 'propose', version: 1 }),
  recordCampaignNotice: () => ({ version: 1, kind: 'none_due', reason: 'Nessuna RSU' }),
  recordResearchAgreement: () => ({
    campaign: 'primavera-2026',
    personId: randomUUID(),
    institution: 'Università',
    purpose: 'Cura e lavoro',
    endsOn: '2030-01-01',
  }),
  createInstrumentDraft: () => ({
    code: 'solo-torino',
    source: { kind: 'version', instrument: 'solo-milano', version: 1 },
  }),
  saveInstrumentDraft: () => ({ revision: 1, definition: newDefinition() }),
  publishInstrumentDraft: () => ({ revision: 1, follows: 0 }),
  putBlockSheet: () => newSheet(7),
  issuePaperBallots: () => ({ ballots: 10 }),
  enterPaperBallot: () => {
    const { instrument, answers } = submissionOf('none');
    return { batchId: randomUUID(), instrument, answers };
  },
  createWrittenTheme: () => ({ question: 'q28', label: { it: 'Cura', en: 'Care', ar: 'رعاية' } }),
  renameWrittenTheme: () => {
    const label = { it: 'Cura', en: 'Care', ar: 'رعاية' };
    return { former: label, label };
  },
  codeWrittenAnswer: () => ({ version: 0, words: 'Niente', themes: [] }),
  judgeWrittenAnswer: () => ({ version: 1, verdict: 'agree' }),
  publishWrittenThemes: () => ({ question: 'q28', themes: [], leftOut: [] }),
  applyToTimeBank: () => ({ acceptsRules: true, statementBy: 'screen' }),
  leaveTimeBank: () => ({ confirm: true }),
  decideAdmission: () => ({ decision: 'admit', insuredUntil: null }),
  updateTimeBankMember: () => ({ version: 1, insuredUntil: null, statementBy: 'screen' }),
  settleLeaving: () => ({ version: 1, reason: 'Si è trasferita' }),
  recordVolunteering: (idOf) => ({
    memberId: idOf('member'),
    organisation: 'naviglio',
    minutes: 60,
    servedOn: '2026-03-01',
    activity: 'Doposcuola',
  }),
  giveHours: (idOf) => ({ id: wellKnownId, toMemberId: idOf('member'), minutes: 60, words: null }),
  answerGift: () => ({ answer: 'accept' }),
  askFund: () => ({ id: randomUUID(), minutes: 60, reason: 'Mi serve una mano' }),
  decideFundRequest: () => ({ grantedMinutes: 60, reason: 'Va bene' }),
  createPool: () => ({
    organisation: 'solo-milano',
    unit: 'community_minute',
    year: 2031,
    committedMinutes: 600,
    carryOverPercent: 0,
    doublesGifts: false,
    lowAtPercent: 15,
  }),
  drawFromPool: (idOf) => ({
    id: wellKnownId,
    toMemberId: idOf('member'),
    minutes: 60,
    servedOn: '2026-03-01',
    reason: 'Accompagnamento',
  }),
  reversePosting: () => ({ id: wellKnownId, reason: 'Scritta due volte' }),
  createService: () => serviceInput({ provider: 'solo-milano' }),
  updateService: () => ({ version: 1, service: serviceInput() }),
  shareSavedServices: () => ({ days: 30, words: 'Quale scelgo?' }),
  importServices: () => serviceFile({ provider: 'solo-milano' }),
  readRenewal: () => ({ secret: 'A'.repeat(43) }),
  answerRenewal: () => ({ secret: 'A'.repeat(43), answer: 'confirmed' }),
  createProvider: () => newProviderInput(),
  updateProvider: () => providerChange,
  recordAccreditation: () => accreditationInput,
  recordVisit: () => visitInput,
  addTaxonomyEntry: () => ({ code: 'QUO97', group: 'QUO', ...entryWords }),
  updateTaxonomyEntry: () => entryWords,
  mergeTaxonomyEntry: () => ({ into: 'SOL1' }),
  moveTaxonomyEntry: () => ({ group: 'RIS' }),
  linkTaxonomyEntry: () => ({ terms: [] }),
  addTaxLabelPeriod: () => taxLabelPeriod(),
  updateTaxLabelPeriod: () => {
    const { label: _, ...body } = taxLabelPeriod();
    return { version: 1, ...body };
  },
  releaseCompanyHours: () => ({ organisation: 'solo-milano', quarter: '2026-Q1' }),
  importTimeBank: () => ({ kind: 'members', shape: 'komunitin', text: 'code,name\nX1,Ada', isDryRun: true }),
  checkOffer: () => offerInput(),
  createOffer: () => offerInput(),
  updateOffer: () => ({ version: 1, offer: offerInput() }),
  createAlert: () => ({ entry: 'QUO' }),
  proposeExchange: (idOf) => ({ offerId: idOf('offer'), minutes: 60, plannedOn: '2099-01-01' }),
  joinExchange: () => ({ minutes: 60 }),
  moveExchange: () => ({ step: 'accept', version: 1 }),
  writeExchangeMessage: () => ({ words: 'Ciao' }),
  thankForExchange: () => ({ to: randomUUID(), words: 'Grazie' }),
  publishThanks: () => ({ isPublished: true }),
  decideDispute: () => ({ version: 1, verdict: 'void', note: 'Sentite tutte e due' }),
  reverseExchange: () => ({ reason: 'Per sbaglio' }),
  postTransfer: (idOf) => ({
    id: uuidv7(),
    payeeAccountId: idOf('ledgerAccount'),
    minutes: 60,
    servedOn: '2026-11-20',
  }),
  createIntake: (idOf) => ({ serviceId: idOf('serviceId'), title: 'Posti', places: 4 }),
  updateIntake: () => ({
    version: 1,
    title: 'Posti',
    places: 4,
    offerHours: 24,
    noticeDays: 7,
    isOpen: true,
  }),
  enrol: () => ({ places: 1 }),
  moveEnrolment: () => ({ step: 'withdraw', version: 1 }),
  decideEnrolment: () => ({ decision: 'accept', version: 1 }),
  recordAttendance: () => ({ heldOn: '2026-11-20', people: 1 }),
  giveFeedback: () => ({ words: 'Persone gentili' }),
  answerFeedback: () => ({ step: 'show' }),
  openSharedService: (idOf) => ({
    serviceId: idOf('serviceId'),
    template: 'babysitter',
    title: 'Babysitter del cortile',
    words: 'Due pomeriggi',
    timetable: [{ weekday: 2, startMinute: 960, endMinute: 1140 }],
    startsOn: '2099-02-01',
    quorumBy: '2099-01-20',
    quorumFamilies: 3,
    places: 6,
    childrenPerCarer: 3,
    split: 'equal',
  }),
  previewShare: () => ({ children: 1, windows: [0] }),
  joinSharedService: () => ({ children: 1, windows: [0] }),
  answerQuote: () => ({ number: 1, answer: 'agree' }),
  moveSharedService: () => ({ step: 'decline', version: 1, note: 'Non si può' }),
  stateNeed: () => newNeedBody({}, wellKnownId),
  changeNeed: () => ({ version: 1, need: needInput() }),
  takeNeed: () => ({ version: 1 }),
  answerOutcome: () => ({ afterDays: 30, outcome: 'helped' }),
  referNeed: () => ({ organisation: 'solo-milano', reason: 'Sono vicini' }),
  moveReferral: () => ({ version: 1, move: 'agree', contact: ownContact }),
  noteSignal: () => noteBody({ id: wellKnownId }),
  placeSignal: () => ({ version: 1, entry: 'NAU1', district: null }),
  proposeAnswer: (idOf) => ({ version: 1, answerId: idOf('need') }),
  answerPooling: () => ({ agrees: false }),
  askPooling: (idOf) => ({
    id: wellKnownId,
    needIds: [idOf('need'), wellKnownId],
    serviceId: idOf('serviceId'),
    title: 'Insieme',
    words: 'Due pomeriggi',
    startsOn: '2099-02-01',
    answerBy: '2099-01-20',
  }),
  refuseGroup: (idOf) => ({ id: wellKnownId, needIds: [idOf('need'), wellKnownId], reason: 'Non si può' }),
  createRound: () => ({
    id: wellKnownId,
    name: 'Posti',
    criteria: [],
    services: [{ code: 'solo-milano', places: 1, reservedPlaces: 0 }],
    promises,
    appliesUntil: '2099-01-01T00:00:00Z',
  }),
  applyToRound: () => ({ wishes: [{ service: 'solo-milano', isReserved: false, levels: [] }] }),
  drawRound: () => ({ nonces }),
  judgeProposal: () => ({ isUseful: true }),
  createBooking: () => bookedHours,
  previewSeries: () => everyTuesday,
  createSeries: () => everyTuesday,
  moveBooking: () => ({ version: 1, ...bookedHours }),
  cancelBooking: () => ({ version: 1 }),
  appealBooking: () => ({ words: 'Ero in sala' }),
  decideBooking: () => ({ version: 1, decision: 'confirm' }),
  createActivity: () => activityInput('2099-03-03'),
  changeActivity: () => ({ version: 1, ...activityInput('2099-03-03') }),
  moveActivity: () => ({ version: 1, to: 'suspended', reason: 'Lavori in corso' }),
  checkIn: () => ({ code: 'A'.repeat(60) }),
  createCalendarFeed: () => ({ kind: 'place', place: 'solo-milano' }),
  register: () => ({ startsAt: '2099-03-03T09:00:00.000Z' }),
  moveRegistration: () => ({ step: 'withdraw', version: 1 }),
  createPlace: () => newPlaceInput({ organisation: 'solo-milano', name: 'Solo Torino' }),
  createSpace: () => newSpaceInput(),
  followMilestone: () => ({ isDone: true, dueOn: '2027-03-01', note: null }),
  movePlace: () => ({ from: 'active', to: 'suspended', reason: 'Lavori' }),
  updateSpace: () => spaceChange(),
  updatePlace: () => placeChange(),
  blockSpace: () => bookedHours,
  reportTrouble: () => ({ words: 'La luce non si accende' }),
  settleTrouble: () => ({}),
  matchNeed: () => ({ language: 'it', entries: ['INF2', 'NAU1', 'SAL1'] }),
};

/** What must stand in the query, or names somebody. */
const queries: Record<string, (idOf: (part: string) => string) => string> = {
  getBallotKey: () => '?organisation=naviglio',
  listPeople: () => '?name=Laura',
  getFreeTimes: () => '?on=2026-10-05',
  listVisits: () => '?on=2026-10-05',
  listOtherSpaces: () => '?from=2026-10-05T10:00&to=2026-10-05T11:00',
  listCalendar: () => '?on=2026-10-05',
  listActivityDates: () => '?on=2026-10-05',
  getCheckInCode: () => '?startsAt=2099-03-03T09:00:00.000Z',
  listAuditEntries: (idOf) => `?person=${idOf('person')}`,
  deleteInstrumentDraft: () => '?revision=1',
  deleteBlockSheet: () => '?revision=7',
  listChainLinks: (idOf) => `?ledger=${idOf('ledger')}`,
  listIntakes: (idOf) => `?service=${idOf('serviceId')}`,
  listFeedback: (idOf) => `?service=${idOf('serviceId')}`,
  listSharedServices: (idOf) => `?service=${idOf('serviceId')}`,
  listKeptEnrolments: (idOf) => `?intake=${idOf('intake')}`,
};

/** Not asked with a fresh proof of who she is: it would take away the person whom the next operation needs. */
const takesPersonAway = new Set(['eraseMe', 'endOwnMembership']);

let server: TestServer;
let milano: string;
let torino: string;
let milanoIds: Set<string>;
/** One of milano's of each kind. */
const ofMilano = new Map<string, string>();
let foreign: { cookie?: string; token?: string }[];
let before: Record<string, string>;

beforeAll(async () => {
  server = await openTestServer();
  ({ milano, torino } = await addTwin(server));
  await addOnlyInMilano();
  await newTransferOf(server, await personIdOf('Laura Bianchi'));
  const marta = await server.cookieOf('Marta Conti');
  foreign = [
    { cookie: marta },
    { cookie: await server.cookieOf('Giulia Ferri') },
    { cookie: marta.replace('=milano.', '=torino.') },
    { token: await server.tokenOf('Laura Bianchi') },
    // Nobody is given such a token; were it made, the person would still not be found in the twin.
    { token: await server.tokenOf('Laura Bianchi', { community: 'torino' }) },
  ];
  for (const [part, { column, of }] of Object.entries(partsOfPaths)) {
    const [row] = await server.owner.unsafe<{ word: string }[]>(
      `select ${column} as word from ${of} where community_id = '${milano}' order by ${column}::text = 'solo-milano' desc limit 1`,
    );
    if (row !== undefined) ofMilano.set(part, row.word);
  }
  ofMilano.set('person', await personIdOf('Laura Bianchi'));
  ofMilano.set('serviceId', await serviceIdOf(server, ownService));
  ofMilano.set('ledger', await communityLedgerId(server));
  ofMilano.set('ledgerAccount', await admit(server, await personIdOf('Laura Bianchi')));
  milanoIds = new Set(await idsOf(server.owner, milano));
  before = await rowsOf(milano);
});
afterAll(() => server.stop());

async function personIdOf(displayName: string): Promise<string> {
  const [row] = await server.owner<{ id: string }[]>`
    select id from identity.person where display_name = ${displayName}`;
  return row?.id ?? '';
}

/** Something of each kind that stands in milano and not in the twin. */
async function addOnlyInMilano(): Promise<void> {
  await server.owner`
    insert into places.trouble (community_id, id, place_id, words, is_unsafe, person_id, told_at)
    select p.community_id, gen_random_uuid(), p.id, 'La luce non si accende', false, h.id, now()
    from places.place p join identity.person h on h.community_id = p.community_id and h.display_name = 'Marta Conti'
    where p.community_id = ${milano} and p.code = 'officina-municipio-4'`;
  const [laura, marta] = [await personIdOf('Laura Bianchi'), await personIdOf('Marta Conti')];
  await server.owner`
    insert into identity.organisation (community_id, id, code, name, kind)
    values (${milano}, gen_random_uuid(), 'solo-milano', 'Solo Milano', 'company')`;
  await server.owner`
    insert into catalogue.taxonomy_entry (community_id, id, code, group_code, position, name, description)
    values (${milano}, gen_random_uuid(), 'solo-milano', 'SOL', 999, '{"it": "Solo"}', '{"it": "Solo"}')`;
  await server.owner`
    insert into catalogue.service
    select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'code', 'solo-milano'))).*
    from catalogue.service s where s.community_id = ${milano} and s.code = 'babysitter-condivisa'`;
  await server.owner`
    insert into places.place
    select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'code', 'solo-milano'))).*
    from places.place p where p.community_id = ${milano} and p.code = 'spazio-melotti'`;
  await server.owner`
    insert into places.booking (community_id, id, space_id, kind, person_id, audience, state, time_zone, starts_at, ends_at,
      claimed, quantity, people, made_at, changed_at)
    select community_id, gen_random_uuid(), id, 'booking', ${laura}, 'firms', 'confirmed', 'Europe/Rome', now(),
      now() + interval '1 hour', tstzrange(now(), now() + interval '1 hour'), 1, 1, now(), now()
    from places.space where community_id = ${milano} limit 1`;
  await server.owner`
    with held as (
      insert into places.activity_date (community_id, activity_id, starts_at, ends_at, state, places, changed_at)
      select community_id, id, '2099-03-03 09:00Z', '2099-03-03 10:00Z', 'active', 9, now()
      from places.activity where community_id = ${milano} limit 1 returning community_id, activity_id, starts_at
    )
    insert into places.registration
      (community_id, id, activity_id, starts_at, person_id, places, state, queue_number, made_at, changed_at)
    select community_id, gen_random_uuid(), activity_id, starts_at, ${laura}, 1, 'registered', 1, now(), now() from held`;
  await server.owner`
    insert into places.calendar_feed (community_id, id, person_id, kind, language, secret_hash, made_at)
    values (${milano}, gen_random_uuid(), ${laura}, 'own', 'it', sha256('feed'), now())`;
  await server.owner`
    insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
    select community_id, gen_random_uuid(), 'solo-milano', organisation_id, instrument_id, name, opens_on, closes_on
    from surveys.campaign where code = 'autunno-2026' and community_id = ${milano}`;
  await server.owner`
    insert into surveys.instrument (community_id, id, code, version, definition)
    values (${milano}, gen_random_uuid(), 'solo-milano', 1, ${server.owner.json(newDefinition())})`;
  await server.owner`
    insert into surveys.instrument_draft
      (community_id, id, code, definition, created_by_person_id, created_at, changed_by_person_id, changed_at)
    values (${milano}, gen_random_uuid(), 'bozza-milano', ${server.owner.json(newDefinition())},
            ${marta}, now(), ${marta}, now())`;
  await server.owner`
    insert into surveys.research_agreement
      (community_id, id, campaign_id, person_id, institution, purpose, ends_on, recorded_by_person_id, recorded_at)
    select community_id, gen_random_uuid(), id, ${laura}, 'Università', 'Cura', current_date + 9, ${marta}, now()
    from surveys.campaign where code = 'solo-milano'`;
  await server.owner`
    insert into surveys.written_theme (community_id, id, campaign_id, question, label)
    select community_id, gen_random_uuid(), id, 'q28', '{"it": "Tempo", "en": "Time", "ar": "الوقت"}'
    from surveys.campaign where code = 'solo-milano'`;
  await server.owner`
    insert into surveys.block_wording
      (community_id, id, block, language, revision, wording, licence_note, licence_basis, entered_by_person_id, entered_at)
    values (${milano}, gen_random_uuid(), 'ucla3', 'it', 7, ${server.owner.json(newSheet())}, 'Nota', 'Prova', ${marta}, now())`;
  await server.owner`
    insert into identity.client_consent (community_id, id, person_id, client_id, origin, scopes, given_at)
    select community_id, gen_random_uuid(), ${laura}, client_id, origins[1], '{survey:respond}', now()
    from identity.embed_client where community_id = ${milano} limit 1`;
  await server.owner`
    insert into identity.mandate (community_id, id, person_id, recorded_by_person_id, consent_given, starts_at, ends_at)
    values (${milano}, gen_random_uuid(), ${laura}, ${marta}, 'in_person', now(), now() + interval '30 days')`;
  await server.owner`
    insert into identity.contact (community_id, id, person_id, kind, sealed_address, address_hash, confirmed_at)
    values (${milano}, gen_random_uuid(), ${laura}, 'email', '\\x00', sha256('one'), now())`;
  await server.owner`
    insert into identity.passkey (community_id, id, person_id, credential_id, public_key, counter, transports, name, created_at)
    values (${milano}, gen_random_uuid(), ${laura}, '\\x01', '\\x02', 0, '{}', 'Telefono', now())`;
  await server.owner`
    insert into identity.invitation
      (community_id, id, code_hash, invited_by_person_id, host_name, purpose, starts_at, ends_at, most_uses, created_at)
    values (${milano}, gen_random_uuid(), sha256('one'), ${marta}, 'Casa di quartiere', 'Conoscersi',
            now(), now() + interval '7 days', 3, now())`;
  await server.owner`
    insert into identity.directory_token (community_id, id, connection_id, token_hash, created_at)
    select community_id, gen_random_uuid(), id, sha256('one'), now()
    from identity.company_connection where community_id = ${milano} limit 1`;
  await server.owner`
    insert into time_bank.offer_alert (community_id, id, person_id, entry_code, made_at)
    values (${milano}, gen_random_uuid(), ${laura}, 'QUO', now())`;
  await server.owner`
    with made as (
      insert into time_bank.exchange
        (community_id, id, offer_id, entry_code, title, settles, organiser_person_id, state, minutes, most_people,
         planned_on, served_on, made_at, changed_at, posted_at, contest_until)
      select community_id, gen_random_uuid(), id, entry_code, title, settles, ${laura}, 'posted', 60, 1,
             current_date, current_date, now(), now(), now(), now()
      from time_bank.offer where community_id = ${milano} and settles = 'pair' limit 1 returning community_id, id
    )
    insert into time_bank.thanks
      (community_id, id, exchange_id, from_person_id, to_person_id, words, may_publish, written_on)
    select community_id, gen_random_uuid(), id, ${laura}, ${marta}, 'Grazie', false, current_date from made`;
  await addOnlyInMilanosBank();
  await plantFeedback(server);
  await plantShared(server, { state: 'quoted', personIds: await plantPeople(server, 3) });
  await newProposal(server, await newAsker(server));
  await newReferral(server, await newAsker(server));
  await gathered(server);
  await newPooling(server, await newManager(server, null), [
    await newFamily(await newAsker(server)),
    await newFamily(await newAsker(server)),
  ]);
  await newDrawnRound(server, await newManager(server));
}

/** A member with something of each kind, and a pool. */
async function addOnlyInMilanosBank(): Promise<void> {
  const [one, other] = [await memberVisitor(server, { minutes: 300 }), await memberVisitor(server)];
  await newPosting(server, one, other);
  const gift = { id: randomUUID(), toMemberId: other.memberId, minutes: 30, words: null };
  await one.ask('/time-bank/gifts', { body: gift });
  await one.ask('/time-bank/fund-requests', { body: { id: randomUUID(), minutes: 30, reason: 'Serve' } });
  await newPool(server);
}

/** A fingerprint of all rows of a community, table by table. */
async function rowsOf(community: string): Promise<Record<string, string>> {
  const tables = (await listTenantTables(server.owner)).filter(({ hasCommunity }) => hasCommunity);
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await server.owner.unsafe<{ print: string }[]>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as print from ${name} t where community_id = '${community}'`,
    );
    prints[name] = row?.print ?? '';
  }
  return prints;
}

/** Whatever of milano's stands in a text. */
function milanoIn(text: string): string[] {
  return (text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []).filter((id) =>
    milanoIds.has(id),
  );
}

/** What an operation is asked with: what is milano's, or what stands nowhere. */
function asking(operation: Operation, wordOf: (part: string) => string) {
  const address = operation.parts.reduce(
    (path, part) => path.replace(`{${part}}`, wordOf(part)),
    operation.path.replace('{community}', 'torino'),
  );
  const body = operation.hasBody ? bodies[operation.operationId]?.(wordOf) : undefined;
  const query = queries[operation.operationId]?.(wordOf) ?? '';
  return {
    address: `${address}${query}`,
    options: { method: operation.method, ...(body === undefined ? {} : { body }) },
  };
}

const milanos = (part: string) => ofMilano.get(part) ?? '';
const nowhere = (part: string) => partsOfPaths[part]?.nowhere() ?? randomUUID();

function withoutInstance({ status, text, headers }: CallAnswer): unknown {
  return [status, headers.get('content-type'), text.replace(/"instance":"[\w-]{36}"/, '"instance":""')];
}

test('every part of a path and every body has an entry, and milano has one of each', () => {
  const parts = new Set(operations.flatMap((operation) => operation.parts));
  expect([...parts].sort()).toEqual(Object.keys(partsOfPaths).sort());
  const withBody = operations.filter(({ hasBody }) => hasBody).map(({ operationId }) => operationId);
  expect(withBody.sort()).toEqual(Object.keys(bodies).sort());
  expect([...parts, 'person'].filter((part) => !ofMilano.has(part))).toEqual([]);
});

describe.each(operations)('$operationId of the twin', (operation) => {
  test('lets milano’s people do nothing that needs a person, and shows them nothing of milano', async () => {
    const { address, options } = asking(operation, milanos);
    for (const credential of operation.hasSignIn ? foreign : foreign.slice(0, 1)) {
      const answer = await call(server, address, { ...options, ...credential });
      if (operation.isSecured) {
        expect([401, 403], answer.text).toContain(answer.status);
        expect(['not_signed_in', 'insufficient_scope'], address).toContain(refusalOf(answer));
      } else expect(answer.status, address).toBeLessThan(500);
      expect(milanoIn(answer.text), address).toEqual([]);
    }
  });

  test('tells the twin’s own people of milano’s ids what it tells of ids that stand nowhere', async () => {
    for (const displayName of ['Marta Conti', 'Giulia Ferri', 'Laura Bianchi']) {
      const cookie = await server.cookieOf(`${displayName}${twinMark}`, 'torino');
      if (!takesPersonAway.has(operation.operationId))
        await server.owner`
          update identity.portal_session set elevated_until = now() + interval '1 hour' where community_id = ${torino}`;
      const own = asking(operation, milanos);
      const answer = await call(server, own.address, { ...own.options, cookie });
      expect(answer.status, own.address).toBeLessThan(500);
      expect(milanoIn(answer.text), own.address).toEqual([]);
      if (operation.parts.length === 0 && !String(bodies[operation.operationId]).includes('idOf(')) continue;
      // Some calls take nobody's name at all.
      if (answer.status === 400) expect(refusalOf(answer)).toBe('credentials_not_wanted');
      else expect([403, 404, 409, 422], `${own.address} ${answer.text}`).toContain(answer.status);
      const other = asking(operation, nowhere);
      const absent = await call(server, other.address, { ...other.options, cookie });
      expect(withoutInstance(answer)).toEqual(withoutInstance(absent));
    }
  });
});

test('after all of it every row of milano is as it was', async () => {
  expect(await rowsOf(milano)).toEqual(before);
});
