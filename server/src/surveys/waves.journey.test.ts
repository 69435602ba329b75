import { releaseSchema, type Language } from '@snodo/contract';
import { axeFaults, launchBrowser } from '@snodo/testkit';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { Answers } from '@snodo/survey-engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../test/calls.ts';
import { openFirm, type Firm } from '../../test/firm.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { expectTrueAndSafe, oneWay, type Release } from '../../test/release-truth.ts';
import { spoken } from '../../test/spoken.ts';
import { answerThroughApi, employeesOf, takeOn } from '../../test/wave-people.ts';
import {
  addFirm,
  answerInBrowser,
  cardOf,
  enterConsole,
  enterSurvey,
  prepareCampaign,
  recordNotice,
  takeStep,
  type Screen,
} from '../../test/wave-screens.ts';
import { dayIn } from '../http/index.ts';
import { seededRandom } from '../programme/index.ts';

const firms = { first: 'naviglio', second: 'tipografia-tre-conche' } as const;
const named = { first: 'Officine Naviglio', second: 'Tipografia Tre Conche' } as const;
const officer = 'Giulia Ferri';
const manager = 'Marta Conti';
/** The crowd answers in Italian; in the other languages there are as many as their tables take. */
const answering = {
  it: { first: 200, second: 100, browsing: 10 },
  en: { first: 60, second: 40, browsing: 2 },
  ar: { first: 60, second: 40, browsing: 2 },
} as const satisfies Record<Language, { first: number; second: number; browsing: number }>;
/** So many pages are open at once: more would only wait for each other. */
const pagesAtOnce = 2;
/** Machines differ; what never comes still fails. */
const patience = 30_000;
const wide = { viewport: { width: 1280, height: 900 } } as const;
const phone = { viewport: { width: 390, height: 844 } } as const;

let server: TestServer;
let firm: Firm;
let browser: Browser;
beforeAll(async () => {
  server = await openTestServer();
  const vouched = (subject: string, displayName: string) => ({
    subject,
    displayName,
    introduction: { it: '', en: '', ar: '' },
  });
  const browsing = (['it', 'en', 'ar'] as const).flatMap(
    (language) => employeesOf(language, answering[language]).browsing,
  );
  firm = await openFirm(server, {
    naviglio: [vouched('giulia', officer), ...browsing.map((name) => vouched(name, name))],
    programma: [vouched('marta', manager)],
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await firm.stop();
  await server.stop();
});

describe.each(['it', 'en', 'ar'] as const)('a wave in %s', (language) => {
  const t = spoken(language);
  const employees = employeesOf(language, answering[language]);
  const name = { it: `Ascolto ${language}`, en: `Listening ${language}`, ar: `استطلاع ${language}` };
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  let hr: Screen;
  let desk: Screen;
  let campaign: string;

  async function open(options: BrowserContextOptions): Promise<Screen> {
    const context = await browser.newContext({ ...options, baseURL: server.publicUrl, locale: language });
    context.setDefaultTimeout(patience);
    context.on('weberror', (error) => complaints.push(String(error.error())));
    contexts.push(context);
    return { page: await context.newPage(), language, t };
  }

  beforeAll(async () => {
    await takeOn(server, [firms.first, firms.second], employees);
    [hr, desk] = await Promise.all([open(wide), open(wide)]);
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
  });

  test('the officer prepares the ready survey for her firm and proposes it', async () => {
    await enterConsole(hr, /Naviglio/, officer);
    const today = dayIn('Europe/Rome', new Date());
    const closesOn = dayIn('Europe/Rome', new Date(Date.now() + 20 * 24 * 60 * 60 * 1000));
    campaign = await prepareCampaign(hr, named.first, name, { today, closesOn });
    await takeStep(hr, 'propose');
    await hr.page.getByText(t('campaign.status.in_review'), { exact: true }).waitFor();
  });

  test('the manager opens it to a second firm and approves it; told of, it opens the same day', async () => {
    await enterConsole(desk, /Partenariato|[Pp]rogram|البرنامج/, manager);
    await desk.page.goto(`/console?plan=${campaign}&lang=${language}`);
    await takeStep(desk, 'send_back', { label: 'campaign.reason', words: 'Anche la tipografia accanto.' });
    await addFirm(desk, named.second);
    await takeStep(desk, 'propose');
    await takeStep(desk, 'approve', { label: 'campaign.soleReason', words: 'Letta con la DPO.' });
    await hr.page.reload();
    await recordNotice(hr, 'Nessuna delle due ha rappresentanti.');
    await desk.page.reload();
    await takeStep(desk, 'schedule');
    await desk.page.getByText(t('campaign.status.open'), { exact: true }).waitFor();
    expect(await axeFaults(desk.page)).toEqual([]);
  });

  test.each(['first', 'second'] as const)('people of the %s firm answer through the API', async (which) => {
    const names = employees[which];
    await answerThroughApi(server, campaign, { language, organisation: firms[which], names });
    const own = (await stored()).filter(({ organisation }) => organisation === firms[which]);
    expect(own).toHaveLength(names.length);
  });

  test('others answer in a browser, from signing in to the thanks', async () => {
    // As it stands on the poster at the first firm.
    const address = `/survey/${campaign}?${new URLSearchParams({ firm: firms.first, lang: language })}`;
    const random = seededRandom(campaign);
    const waiting = [...employees.browsing];
    const answerOneByOne = async (): Promise<void> => {
      for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) {
        const screen = await open(person === employees.browsing[0] ? phone : wide);
        const look =
          person === employees.browsing[0]
            ? async () => expect(await axeFaults(screen.page)).toEqual([])
            : undefined;
        await enterSurvey(screen, address, person);
        expect(await answerInBrowser(screen, () => random.fraction(), look)).toBeGreaterThan(15);
        await screen.page.context().close();
      }
    };
    await Promise.all(Array.from({ length: pagesAtOnce }, answerOneByOne));
    const all = [...employees.first, ...employees.second, ...employees.browsing];
    expect(await stored()).toHaveLength(all.length);
    const log = server.logLines.join('\n');
    expect(all.filter((person) => log.includes(person))).toEqual([]);
  });

  test('the manager closes and releases it, and reads both firms together', async () => {
    await desk.page.goto(`/console?lang=${language}`);
    await cardOf(desk, name[language])
      .getByRole('button', { name: t('console.release') })
      .click();
    await desk.page
      .getByRole('dialog')
      .getByRole('button', { name: t('console.release') })
      .click();
    await desk.page.locator('snodo-release-view').waitFor();
    await desk.page.getByText(t('release.audience.pool')).first().waitFor();
    await expectReadable(desk);
    const answers = await stored();
    expectTrueAndSafe(
      await released(manager),
      answers.map(({ answers: given }) => given),
    );
  });

  test('the officer reads the tables of her own firm, and nothing of the other', async () => {
    await hr.page.goto(`/console?lang=${language}`);
    await cardOf(hr, name[language])
      .getByRole('button', { name: t('console.read') })
      .click();
    await hr.page.locator('snodo-release-view').waitFor();
    await hr.page
      .getByText(/^Officine Naviglio/)
      .first()
      .waitFor();
    await expectReadable(hr);
    const own = (await stored()).filter(({ organisation }) => organisation === firms.first);
    expect(own).toHaveLength(employees.first.length + employees.browsing.length);
    expectTrueAndSafe(
      await released(officer),
      own.map(({ answers }) => answers),
    );
    const address = `/v1/milano/campaigns/${campaign}/release?organisation=${firms.second}`;
    expect((await call(server, address, { cookie: await server.cookieOf(officer) })).status).toBe(404);
  });

  test('no page failed meanwhile', () => {
    expect(complaints).toEqual([]);
  });

  /** As the owner sees them: whose firm, and what was chosen. */
  function stored() {
    return server.owner<{ organisation: string; answers: Answers }[]>`
      select o.code as organisation, s.answers from submissions.submission s
      join surveys.campaign c on c.community_id = s.community_id and c.id = s.campaign_id
      join identity.organisation o on o.community_id = s.community_id and o.id = s.organisation_id
      where c.code = ${campaign}`;
  }

  async function released(reader: string): Promise<Release> {
    const cookie = await server.cookieOf(reader);
    const answer = await call(server, `/v1/milano/campaigns/${campaign}/release`, { cookie });
    return releaseSchema.parse(answer.body);
  }

  /** Every question has its chart, the people are told as a range, and the page is as good to read as to look at. */
  async function expectReadable(screen: Screen): Promise<void> {
    const { page } = screen;
    const release = await released(screen === hr ? officer : manager);
    expect(await page.locator('snodo-release-bars').count()).toBeGreaterThanOrEqual(oneWay(release).length);
    await page
      .getByText(t('release.people.orMore', { from: 50 }))
      .first()
      .waitFor();
    await page.locator('.bar-row').getByText(t('release.hidden')).first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
  }
});
