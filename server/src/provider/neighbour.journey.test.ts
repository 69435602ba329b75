import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeFaults, launchBrowser } from '@snodo/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { originsOf } from '../config.ts';
import { linkIn, mailsOnceThere } from '../../test/neighbour.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await openTestServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A device that can keep passkeys and whose owner unlocks it whenever it asks. */
async function newDevice(locale = 'it-IT'): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { context, page };
}

async function goToTheDoor(page: Page, portal = server.publicUrl): Promise<void> {
  await page.goto(`${portal}/account/sign-in?return=/`);
  await page.getByRole('link', { name: 'Entra come abitante del quartiere' }).click();
  await page.getByRole('heading', { name: 'Entra come abitante del quartiere' }).waitFor();
}

const signOut = (page: Page) => page.getByRole('button', { name: 'Esci' }).click();

test('a neighbour joins by mail, saves a passkey and next time comes in with it alone', async () => {
  const { context, page } = await newDevice();
  await goToTheDoor(page);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Il tuo indirizzo e-mail').fill('luisa@example.org');
  await page.getByRole('button', { name: 'Mandami il link' }).click();
  await page.getByRole('heading', { name: 'Guarda la tua posta' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await mailsOnceThere(server, 'luisa@example.org');

  await page.getByRole('link', { name: 'Apri la posta della dimostrazione' }).click();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Il tuo link per entrare' }).first().click();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: '/sign-in/link/' }).click();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Come ti chiami?').fill('Luisa');
  await page.getByRole('button', { name: 'Entra' }).click();

  await page.getByRole('heading', { name: 'Eccoti, Luisa' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Salva una passkey su questo dispositivo' }).click();
  await page.getByText('Luisa', { exact: true }).waitFor();

  await signOut(page);
  await goToTheDoor(page);
  await page.getByRole('button', { name: 'Entra con la passkey' }).click();
  await page.getByText('Luisa', { exact: true }).waitFor();
  expect(page.url()).toBe(`${server.publicUrl}/`);
  await context.close();
});

test('somebody without an address joins with a passkey, and is told when it is no longer good', async () => {
  const { context, page } = await newDevice();
  await goToTheDoor(page);
  await page.getByText('È la prima volta e non vuoi usare l’e-mail?').click();
  await page.getByLabel('Come ti chiami?').fill('Omar');
  await page.getByRole('button', { name: 'Crea la passkey ed entra' }).click();
  await page.getByText('Omar', { exact: true }).waitFor();
  await signOut(page);

  await server.owner`delete from identity.passkey`;
  await goToTheDoor(page);
  await page.getByRole('button', { name: 'Entra con la passkey' }).click();
  await page.getByRole('alert').getByText('La passkey non è stata accettata').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await context.close();
});

test('the whole way works without script', async () => {
  const context = await browser.newContext({ locale: 'it-IT', javaScriptEnabled: false });
  const page = await context.newPage();
  await goToTheDoor(page);
  expect(await page.getByRole('button', { name: 'Entra con la passkey' }).count()).toBe(0);
  await page.getByLabel('Il tuo indirizzo e-mail').fill('senza@example.org');
  await page.getByRole('button', { name: 'Mandami il link' }).click();
  await page.goto(linkIn((await mailsOnceThere(server, 'senza@example.org'))[0]));
  await page.getByLabel('Come ti chiami?').fill('Senza');
  await page.getByRole('button', { name: 'Entra' }).click();
  await page.getByRole('button', { name: 'Vai avanti' }).click();
  await page.waitForURL(`${server.publicUrl}/`);
  const cookies = await context.cookies();
  expect(cookies.find(({ name }) => name === 'snodo_portal')).toMatchObject({ httpOnly: true });
  await context.close();
});

test('with hosts of their own for portal and sign-in, the way leads from one to the other and back', async () => {
  const split = await openTestServer({
    settings: (port) => {
      const origins = originsOf(`http://www.localhost:${port}`, { id: `http://id.localhost:${port}` });
      return { origins, publicUrl: origins.portal };
    },
  });
  const { context, page } = await newDevice();
  try {
    await goToTheDoor(page, split.origins.portal);
    await page.getByLabel('Il tuo indirizzo e-mail').fill('divisa@example.org');
    await page.getByRole('button', { name: 'Mandami il link' }).click();
    await page.getByRole('link', { name: 'Apri la posta della dimostrazione' }).click();
    expect(page.url()).toContain(`${split.origins.portal}/outbox`);
    await page.goto(linkIn((await mailsOnceThere(split, 'divisa@example.org'))[0]));
    expect(page.url()).toContain(`${split.origins.id}/sign-in/link/`);
    await page.getByLabel('Come ti chiami?').fill('Divisa');
    await page.getByRole('button', { name: 'Entra' }).click();
    await page.getByRole('button', { name: 'Salva una passkey su questo dispositivo' }).click();
    await page.getByText('Divisa', { exact: true }).waitFor();
    expect(page.url()).toBe(`${split.origins.portal}/`);
    await signOut(page);
    await goToTheDoor(page, split.origins.portal);
    await page.getByRole('button', { name: 'Entra con la passkey' }).click();
    await page.getByText('Divisa', { exact: true }).waitFor();
    expect(page.url()).toBe(`${split.origins.portal}/`);
  } finally {
    await context.close();
    await split.stop();
  }
});
