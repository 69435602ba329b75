// No operation gives an employer a single person's answers: every GET of the contract, asked by the HR officer.
import { ballotOf } from './blind-ballots.ts';
import { randomUUID } from 'node:crypto';
import { contractRoutes } from '@snodo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answersOf, call, submissionOf } from './calls.ts';
import { openTestServer, type TestServer } from './harness.ts';
import { spaceOf } from './bookings.ts';
import { readingOf } from './written-texts.ts';

const codes = ['primavera-2027', 'autunno-2026', 'primavera-2026'];
const ownWords = 'Mia madre aspetta da tre mesi una visita alla Barona';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  const ballot = await ballotOf(server, 'Laura Bianchi');
  await call(server, '/v1/milano/campaigns/autunno-2026/submissions', {
    body: submissionOf(ballot, { ...answersOf('hr'), q28: ownWords }),
  });
});
afterAll(() => server.stop());

test('holds no submission, no written words and no ballot', async () => {
  const secrets = [
    ...(await server.owner<
      { text: string }[]
    >`select id::text as text from submissions.submission union all select id::text from submissions.written_answer`),
    ...(await server.owner<
      { text: string }[]
    >`select distinct words as text from submissions.written_answer`),
    ...(await server.owner<
      { text: string }[]
    >`select encode(nonce_hash, 'hex') as text from submissions.spent_ballot`),
    ...(await server.owner<
      { text: string }[]
    >`select p.id::text as text from surveys.invitation i join identity.person p on p.id = i.person_id`),
  ].map(({ text }) => text);
  expect(secrets.length).toBeGreaterThan(1000);
  expect(secrets).toContain(ownWords);

  const cookie = await server.cookieOf('Giulia Ferri');
  const spaceId = await spaceOf(server, 'isola-officine-naviglio', 'scrivanie');
  const addresses = contractRoutes()
    .filter(({ method }) => method === 'get')
    .flatMap(({ path }) =>
      path.includes('{campaign}') ? codes.map((code) => path.replace('{campaign}', code)) : [path],
    )
    .map((path) => path.replace('{community}', 'milano').replace('{invitation}', randomUUID()))
    .map((path) => path.replace('{organisation}', 'naviglio'))
    .map((path) => path.replace(/\{(?:offer|exchange|need|cluster|round|booking|activity)\}/, randomUUID()))
    .map((path) => path.replace('{place}', 'isola-officine-naviglio'))
    .map((path) => path.replace('{space}', spaceId))
    .map((path) => (/\/(?:free-times|visits|calendar|dates)$/.test(path) ? `${path}?on=2026-10-05` : path))
    .map((path) => (path.endsWith('/others') ? `${path}?from=2026-10-05T10:00&to=2026-10-05T11:00` : path))
    .map((path) => (path.endsWith('/check-in-code') ? `${path}?startsAt=2026-10-05T10:00:00.000Z` : path))
    .map((path) => path.replace('{instrument}', 'work-care-needs').replace('{draft}', randomUUID()))
    .map((path) => path.replace(/\{(?:member|sharedService)\}/, randomUUID()))
    .map((path) => path.replace('{transfer}', randomUUID()))
    .map((path) => (path.endsWith('/time-bank/chain') ? `${path}?ledger=${randomUUID()}` : path))
    .map((path) => (/\/(?:intakes|feedback)$/.test(path) ? `${path}?service=${randomUUID()}` : path))
    .map((path) => (path.endsWith('/people') ? `${path}?name=La` : path))
    .map((path) => (path.endsWith('/ballot-key') ? `${path}?organisation=naviglio` : path));
  const pages = [
    '/console',
    '/',
    '/embed/v1/frame/needs-survey?client=milano.naviglio-intranet&campaign=autunno-2026',
  ];
  const statuses: Record<string, number> = {};
  for (const address of [...addresses, ...pages]) {
    const answer = await call(server, address, { cookie });
    statuses[address] = answer.status;
    expect(
      secrets.filter((secret) => answer.text.includes(secret)),
      address,
    ).toEqual([]);
  }
  // What is the programme's own is not hers to read; a campaign that is not released has no tables, one that is over
  // no ballots.
  const refused = Object.entries(statuses)
    .filter(([, status]) => status !== 200)
    .map(([address, status]) => `${status} ${address.replace(/[0-9a-f-]{36}/, 'id')}`);
  expect(refused.sort()).toEqual([
    '403 /v1/milano/audit',
    '403 /v1/milano/audit/anchors',
    '403 /v1/milano/audit/verification',
    '403 /v1/milano/booking-requests',
    '403 /v1/milano/campaigns/autunno-2026/release-run',
    '403 /v1/milano/campaigns/autunno-2026/written-answers',
    '403 /v1/milano/campaigns/autunno-2026/written-progress',
    '403 /v1/milano/campaigns/primavera-2026/release-run',
    '403 /v1/milano/campaigns/primavera-2026/written-answers',
    '403 /v1/milano/campaigns/primavera-2026/written-progress',
    '403 /v1/milano/campaigns/primavera-2027/release-run',
    '403 /v1/milano/campaigns/primavera-2027/written-answers',
    '403 /v1/milano/campaigns/primavera-2027/written-progress',
    '403 /v1/milano/catalogue/alarms',
    '403 /v1/milano/catalogue/choices',
    '403 /v1/milano/catalogue/providers',
    '403 /v1/milano/catalogue/services',
    '403 /v1/milano/catalogue/services/{service}',
    '403 /v1/milano/catalogue/shared-lists',
    '403 /v1/milano/catalogue/tax-labels',
    '403 /v1/milano/catalogue/taxonomy',
    '403 /v1/milano/clusters',
    '403 /v1/milano/clusters/id',
    '403 /v1/milano/connections',
    '403 /v1/milano/found-groups',
    '403 /v1/milano/hosted-places',
    '403 /v1/milano/hosted-places/isola-officine-naviglio',
    '403 /v1/milano/hosted-places/isola-officine-naviglio/hand-over',
    '403 /v1/milano/hosted-places/isola-officine-naviglio/use',
    '403 /v1/milano/instrument-drafts/id',
    '403 /v1/milano/instrument-drafts/id/findings',
    '403 /v1/milano/invitations',
    '403 /v1/milano/invitations/id',
    '403 /v1/milano/kept-enrolments',
    '403 /v1/milano/kept-feedback',
    '403 /v1/milano/kept-intakes',
    '403 /v1/milano/mandates',
    '403 /v1/milano/need-outcomes',
    '403 /v1/milano/needs',
    '403 /v1/milano/needs/id/receivers',
    '403 /v1/milano/organisations',
    '403 /v1/milano/paper-batches',
    '403 /v1/milano/people?name=La',
    '403 /v1/milano/places/isola-officine-naviglio/coming-bookings',
    '403 /v1/milano/places/isola-officine-naviglio/kept-activities',
    '403 /v1/milano/places/isola-officine-naviglio/visits?on=2026-10-05',
    '403 /v1/milano/poolings',
    '403 /v1/milano/referrals',
    '403 /v1/milano/research-agreements',
    '403 /v1/milano/signals',
    '403 /v1/milano/time-bank/disputes',
    '403 /v1/milano/time-bank/exchanges/id/reversal',
    '403 /v1/milano/time-bank/fund-requests',
    '403 /v1/milano/time-bank/members',
    '403 /v1/milano/time-bank/members/id/entries',
    '403 /v1/milano/time-bank/pools',
    '403 /v1/milano/time-bank/postings',
    '403 /v1/milano/time-bank/report',
    '403 /v1/milano/time-bank/volunteer-entries',
    '403 /v1/milano/validated-blocks',
    '404 /v1/milano/activities/id/check-in-code?startsAt=2026-10-05T10:00:00.000Z',
    '404 /v1/milano/activities/id/dates?on=2026-10-05',
    '404 /v1/milano/bookings/id',
    '404 /v1/milano/campaigns/autunno-2026/release',
    '404 /v1/milano/campaigns/primavera-2027/ballot-key?organisation=naviglio',
    '404 /v1/milano/campaigns/primavera-2027/participation',
    '404 /v1/milano/campaigns/primavera-2027/questionnaire',
    '404 /v1/milano/campaigns/primavera-2027/release',
    '404 /v1/milano/needs/id',
    '404 /v1/milano/needs/id/alike',
    '404 /v1/milano/needs/id/matches',
    '404 /v1/milano/needs/id/pooling',
    '404 /v1/milano/needs/id/referrals',
    '404 /v1/milano/rounds/id',
    '404 /v1/milano/rounds/id/result',
    '404 /v1/milano/services/{service}',
    '404 /v1/milano/shared-services/id',
    '404 /v1/milano/time-bank/chain?ledger=id',
    '404 /v1/milano/time-bank/entries',
    '404 /v1/milano/time-bank/exchanges/id',
    '404 /v1/milano/time-bank/exchanges/id/messages',
    '404 /v1/milano/time-bank/offers/id',
    '404 /v1/milano/time-bank/transfers/id/receipt',
    '409 /v1/milano/campaigns/primavera-2026/ballot-key?organisation=naviglio',
  ]);
});

test('tells of a campaign no more than how many were invited and a rounded rate', async () => {
  const answer = await call(server, '/v1/milano/campaigns', {
    cookie: await server.cookieOf('Giulia Ferri'),
  });
  const { items } = answer.body as { items: Record<string, unknown>[] };
  expect(items.map(({ code }) => code)).toEqual(codes);
  for (const item of items) {
    expect(Object.keys(item).sort()).toEqual([
      'ageDays',
      'closesOn',
      'code',
      'daysToField',
      'id',
      'invited',
      'isReleased',
      'name',
      'nextStep',
      'opensOn',
      'organisation',
      'responseRate',
      'status',
    ]);
    const rate = item['responseRate'] as { percent: number } | null;
    // Nobody is invited to what is still a plan.
    expect((rate?.percent ?? 0) % 5).toBe(0);
    expect(rate === null).toBe(item['code'] === 'primavera-2027');
  }
});

test('holds no written words once their themes are published, nor while two people read them', async () => {
  const words = Array.from({ length: 16 }, (_, index) => `Parole ${index} di una persona sola`);
  const { campaign, anna, bruna } = await readingOf(server, words);
  const theme = await anna.addTheme('Assistenza agli anziani');
  const cookie = await server.cookieOf('Giulia Ferri');
  const addresses = contractRoutes()
    .filter(({ method, path }) => method === 'get' && path.includes('{campaign}'))
    .map(({ path }) => path.replace('{community}', 'milano').replace('{campaign}', campaign));
  const readByOfficer = async () => {
    const texts: string[] = [];
    for (const address of addresses) texts.push((await call(server, address, { cookie })).text);
    return texts.join('\n');
  };
  const { items } = await anna.list('first', '&limit=100');
  for (const { id, words: own } of items) await anna.code(id, 0, own, [theme]);
  expect(await readByOfficer()).not.toContain('persona sola');
  for (const { id } of items) await bruna.judge(id, 1);
  const label = { it: 'Assistenza agli anziani', en: 'Care of the elderly', ar: 'رعاية المسنين' };
  const published = await anna.publish({ question: 'q28', themes: [{ label, of: [theme] }], leftOut: [] });
  expect(published.status).toBe(201);
  const read = await readByOfficer();
  expect(read).toContain('"label":"Assistenza agli anziani","people":{"from":15,"to":19}');
  expect(read).not.toContain('persona sola');
});
