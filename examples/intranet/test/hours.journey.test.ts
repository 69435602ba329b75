import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults, launchBrowser } from '../../../packages/testkit/src/browser.ts';
import { openTestPortal, type TestPortal } from '../../../packages/toolchain/src/test-portal.ts';
import { passThrough, watch, windowOf, type Watch } from './hosts.ts';

let portal: TestPortal;
let browser: Browser;
beforeAll(async () => {
  portal = await openTestPortal();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await portal.stop();
});

interface Seat {
  page: Page;
  watched: Watch;
}

async function seat(options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({
    locale: 'it-IT',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  // Machines differ; what never comes still fails.
  context.setDefaultTimeout(15_000);
  return { watched: watch(context), page: await context.newPage() };
}

/** Somebody of the programme's own, in a browser of her own, on a page of the portal. */
async function inPortal(
  name: RegExp,
  path: string,
  options?: BrowserContextOptions,
  organisation = /Partenariato/,
): Promise<Seat> {
  const own = await seat(options);
  await own.page.goto(
    `${portal.portalUrl}/account/sign-in?${new URLSearchParams({ return: path, lang: 'it' })}`,
  );
  await own.page.getByRole('button', { name: organisation }).click();
  await own.page.getByRole('button', { name }).click();
  await own.page.waitForURL((address) => path.startsWith(address.pathname));
  return own;
}

/** An employee in her firm's intranet, signed in there. */
async function inIntranet(name: RegExp, isAskedForConsent = true): Promise<Seat> {
  const own = await seat();
  await own.page.goto(`${portal.intranetUrl}/hours?lang=it`);
  const enter = own.page.locator('snodo-sign-in').getByRole('button', { name: 'Accedi' });
  await passThrough(await windowOf(own.page, enter), name, { isAskedForConsent });
  await own.page.locator('snodo-exchange-board').getByText('Una mano con lo SPID').first().waitFor();
  return own;
}

const cardOf = (page: Page, title: string): Locator =>
  page.locator('snodo-exchange-board article').filter({ hasText: title }).first();

async function balanceOf(name: string): Promise<number> {
  const [row] = await portal.owner<{ minutes: string }[]>`
    select a.posted_minutes as minutes from identity.person p
    join time_bank.member m on m.person_id = p.id join time_bank.ledger_account a on a.id = m.ledger_account_id
    where p.display_name = ${name}`;
  return Number(row?.minutes);
}

async function openTurn(page: Page): Promise<void> {
  await page.goto(`${portal.portalUrl}/time-bank/exchange?lang=it`);
  await page.getByRole('button', { name: /^Apri/ }).first().click();
}

test('an employee in the intranet asks a neighbour in the portal for an hour, and is helped', async () => {
  const before = { laura: await balanceOf('Laura Bianchi'), bruno: await balanceOf('Bruno Galli') };
  const laura = await inIntranet(/^Laura/);
  const card = cardOf(laura.page, 'Una mano con lo SPID');
  await card.getByRole('button', { name: /^Chiedi/ }).click();
  await card.getByLabel(/messaggio/).fill('Ciao, possiamo vederci giovedì?');
  await card.getByRole('button', { name: 'Manda la proposta' }).click();
  const own = laura.page.locator('snodo-exchange');
  await own.getByText('Aspettiamo la risposta di Bruno Galli.').waitFor();
  expect(await axeFaults(laura.page)).toEqual([]);

  const bruno = await inPortal(/^Bruno/, '/time-bank/exchange?lang=it', {
    viewport: { width: 390, height: 844 },
  });
  await bruno.page.getByRole('button', { name: /^Apri/ }).first().click();
  await bruno.page.getByText('Ciao, possiamo vederci giovedì?').waitFor();
  expect(await axeFaults(bruno.page)).toEqual([]);
  await bruno.page.getByLabel('Scrivi').fill('Volentieri, alle 17 in sala.');
  await bruno.page.getByRole('button', { name: 'Manda', exact: true }).click();
  await bruno.page.getByText('Volentieri, alle 17 in sala.').first().waitFor();
  await bruno.page.getByRole('button', { name: 'Ci sto' }).click();
  await bruno.page.getByText('Siete d’accordo: aiuterai Laura Bianchi per 1 ora.').waitFor();
  expect(await balanceOf('Laura Bianchi')).toBe(before.laura);

  await own.getByRole('button', { name: 'Tutti i miei scambi' }).click();
  await own.getByRole('button', { name: /^Apri/ }).first().click();
  await own.getByText('Volentieri, alle 17 in sala.').waitFor();
  await own.getByRole('button', { name: 'Sono stato aiutato' }).click();
  await own.getByText('Hai scritto 1 ora.').waitFor();

  await bruno.page.reload();
  await bruno.page.getByRole('button', { name: 'Sì, 1 ora' }).click();
  await bruno.page.getByText('Hai aiutato Laura Bianchi per 1 ora.').waitFor();
  expect([await balanceOf('Laura Bianchi'), await balanceOf('Bruno Galli')]).toEqual([
    before.laura - 60,
    before.bruno + 60,
  ]);
  expect(await axeFaults(bruno.page)).toEqual([]);
  expect([...laura.watched.complaints, ...bruno.watched.complaints]).toEqual([]);
  // Who asked whom for what stays between the two: nothing of it stands in an address.
  expect(laura.watched.addresses.filter((address) => /Bruno|Laura|SPID/.test(address))).toEqual([]);
  await laura.page.context().close();
  await bruno.page.context().close();
});

test('somebody without a computer is helped by an operator who acts for her, with both names on record', async () => {
  const before = await balanceOf('Rosa Marchetti');
  await portal.owner`
    insert into identity.mandate (community_id, id, person_id, organisation_id, recorded_by_person_id, consent_given, starts_at, ends_at)
    select r.community_id, gen_random_uuid(), r.id, m.organisation_id, n.id, 'in_person', now() - interval '1 hour', now() + interval '30 days'
    from identity.person r, identity.person n join identity.membership m on m.person_id = n.id
    where r.display_name = 'Rosa Marchetti' and n.display_name = 'Nadia Fontana'`;
  const amina = await inPortal(/^Amina/, '/time-bank/board?lang=it');
  const card = cardOf(amina.page, 'La spesa il giovedì');
  await card.getByRole('button', { name: /^Dai una mano/ }).click();
  await card.getByRole('button', { name: 'Manda la proposta' }).click();
  await amina.page.getByText('Aspettiamo la risposta di Rosa Marchetti.').waitFor();

  const nadia = await inPortal(/^Nadia/, '/desk/people?lang=it');
  await portal.owner`
    update identity.portal_session set elevated_until = now() + interval '10 minutes'
    where person_id = (select id from identity.person where display_name = 'Nadia Fontana')`;
  await nadia.page
    .locator('snodo-assistance-desk')
    .getByRole('button', { name: /Rosa Marchetti/ })
    .click();
  await nadia.page.waitForURL((address) => address.pathname === '/');
  await openTurn(nadia.page);
  await nadia.page.getByRole('button', { name: 'Ci sto' }).click();
  await nadia.page.getByText('Siete d’accordo: Amina Salem ti aiuterà per 1 ora.').waitFor();

  await amina.page.reload();
  await amina.page.getByRole('button', { name: 'Ho aiutato' }).click();
  await amina.page.getByText('Hai scritto 1 ora.').waitFor();
  await nadia.page.reload();
  await nadia.page.getByRole('button', { name: 'Sì, 1 ora' }).click();
  await nadia.page.getByText('Amina Salem ti ha aiutato per 1 ora.').waitFor();
  await amina.page.reload();
  await amina.page.getByText('Che cosa è successo finora').click();
  await amina.page.getByText('tramite Nadia Fontana').first().waitFor();
  expect(await balanceOf('Rosa Marchetti')).toBe(before - 60);
  expect([...amina.watched.complaints, ...nadia.watched.complaints]).toEqual([]);
  await amina.page.context().close();
  await nadia.page.context().close();
});

test('two who do not agree are heard by a third, and part of the hour moves', async () => {
  const before = { samir: await balanceOf('Samir Haddad'), amina: await balanceOf('Amina Salem') };
  const samir = await inIntranet(/^Samir/);
  const card = cardOf(samir.page, 'Conversazione in arabo');
  await card.getByRole('button', { name: /^Chiedi/ }).click();
  await card.getByRole('button', { name: 'Manda la proposta' }).click();
  const own = samir.page.locator('snodo-exchange');
  await own.getByText('Aspettiamo la risposta di Amina Salem.').waitFor();

  const amina = await inPortal(/^Amina/, '/time-bank/exchange?lang=it');
  await amina.page.getByRole('button', { name: /^Apri\s*: Conversazione/ }).click();
  await amina.page.getByRole('button', { name: 'Ci sto' }).click();
  await amina.page.getByRole('button', { name: 'Ho aiutato' }).click();
  await amina.page.getByText('Hai scritto 1 ora.').waitFor();

  await own.getByRole('button', { name: 'Tutti i miei scambi' }).click();
  await own.getByRole('button', { name: /^Apri/ }).first().click();
  await own.getByText('Qualcosa non va?').click();
  await own.getByLabel('Che cosa è successo').fill('Abbiamo parlato solo mezz’ora.');
  await own.getByRole('button', { name: 'Non sono d’accordo' }).click();
  await own.getByText('Una persona terza se ne occupa.').waitFor();

  const chiara = await inPortal(/^Chiara/, '/desk/time-bank?lang=it');
  const desk = chiara.page.locator('snodo-dispute-desk');
  await desk.getByRole('button', { name: /^Leggi e decidi/ }).click();
  await desk.getByText('Abbiamo parlato solo mezz’ora.').first().waitFor();
  await desk.getByLabel('Ne passa solo una parte').check();
  await desk.getByLabel('Quanti minuti passano').fill('30');
  await desk.getByLabel(/^Il perché/).fill('Avete detto tutti e due che vi siete dovuti fermare prima.');
  expect(await axeFaults(chiara.page)).toEqual([]);
  await desk.getByRole('button', { name: 'Decidi così' }).click();
  await desk.getByText('Deciso. Le persone sono avvisate.').waitFor();

  await amina.page.reload();
  await amina.page.getByText('Avete detto tutti e due').waitFor();
  expect(await balanceOf('Samir Haddad')).toBe(before.samir - 30);
  expect(await balanceOf('Amina Salem')).toBe(before.amina + 30);
  expect([...samir.watched.complaints, ...amina.watched.complaints, ...chiara.watched.complaints]).toEqual(
    [],
  );
  await Promise.all([samir, amina, chiara].map(({ page }) => page.context().close()));
});

test('a member has her browser check her hours in the intranet, and a row changed behind her back does not pass', async () => {
  const laura = await inIntranet(/^Laura/, false);
  const own = laura.page.locator('snodo-time-bank');
  await own.getByRole('heading', { name: 'Quante ore hai' }).waitFor();
  const check = own.getByRole('button', { name: 'Verifica l’estratto' });
  await check.click();
  await own.getByRole('heading', { name: /l’estratto è intatto$/i }).waitFor();
  expect(await axeFaults(laura.page)).toEqual([]);
  expect(laura.watched.complaints).toEqual([]);

  // Somebody with the database in her hands: the triggers off, hours and balance of one row changed to fit each other.
  await portal.owner.begin(async (sql) => {
    await sql`alter table time_bank.transfer disable trigger user`;
    const changed = await sql`
      update time_bank.transfer t set minutes = minutes + 15, payer_balance_minutes = payer_balance_minutes - 15
      where t.id = (
        select x.id from time_bank.transfer x
        join time_bank.member m on m.community_id = x.community_id and m.ledger_account_id = x.payer_account_id
        join identity.person p on p.community_id = m.community_id and p.id = m.person_id
        where p.display_name = 'Laura Bianchi' and x.kind in ('post', 'post_hold')
        order by x.payer_version desc limit 1)`;
    expect(changed.count).toBe(1);
    await sql`alter table time_bank.transfer enable trigger user`;
  });
  await laura.page.reload();
  await check.click();
  await own.getByRole('heading', { name: 'Qualcosa non torna' }).waitFor();
  await own
    .getByText(/è stata cambiata dopo/)
    .first()
    .waitFor();
  expect(await axeFaults(laura.page)).toEqual([]);
  await laura.page.context().close();
});

test('a pool of hours that runs low is seen by the firm and by the secretary, who sees it used up', async () => {
  const giulia = await inPortal(/^Giulia/, '/console?lang=it', undefined, /Officine Naviglio/);
  const firm = giulia.page.locator('snodo-company-hours');
  await firm.getByText('Sta finendo').waitFor();
  await firm
    .getByText(/meno di dieci/)
    .first()
    .waitFor();
  expect(await axeFaults(giulia.page)).toEqual([]);

  const chiara = await inPortal(/^Chiara/, '/desk/time-bank?lang=it');
  const desk = chiara.page.locator('snodo-time-bank-desk');
  await desk.getByText(/^Il monte ore \d{4} di Officine Naviglio sta finendo\.$/).waitFor();
  await desk.getByText(/^Dura ancora \d+ giorni\.$/).waitFor();
  await desk.getByRole('button', { name: 'Guarda i monti ore' }).click();
  await desk.getByText('Bastano per').waitFor();
  const [pool] = await portal.owner<{ left: number }[]>`
    select a.posted_minutes::int as left from time_bank.pool l
    join time_bank.ledger_account a on a.community_id = l.community_id and a.id = l.ledger_account_id
    join identity.organisation o on o.community_id = l.community_id and o.id = l.organisation_id
    where o.code = 'naviglio' and l.state = 'open'`;
  const left = pool?.left ?? 0;
  await desk
    .getByText(/^Usa delle ore/)
    .first()
    .click();
  await desk.getByLabel('Ore', { exact: true }).fill(String(Math.floor(left / 60)));
  await desk.getByLabel('Minuti', { exact: true }).fill(String(left % 60));
  await desk.locator('textarea[name=reason]').fill('Accompagnamenti di dicembre');
  await desk.locator('snodo-pool-keeping form button.primary').first().click();
  await desk.getByText('Finito', { exact: true }).waitFor();
  expect(await axeFaults(chiara.page)).toEqual([]);
  await giulia.page.reload();
  await firm.getByText('Finito', { exact: true }).waitFor();
  expect([...giulia.watched.complaints, ...chiara.watched.complaints]).toEqual([]);
  await Promise.all([giulia, chiara].map(({ page }) => page.context().close()));
});
