// What a person is asked before a page gets anything: whether it is she, and whether the page may act for her.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Browsing, type Landing } from '../../test/browsing.ts';
import { call } from '../../test/calls.ts';
import { consented, embedClient, EmbedPage, isConsentPage, type Tokens } from '../../test/embed-page.ts';
import { expectOwnPage, openFirm, type Firm } from '../../test/firm.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

let server: TestServer;
let firm: Firm;
let portal: string;
const consentsSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const secondOrigin = 'http://127.0.0.1:9';

beforeAll(async () => {
  server = await openTestServer();
  firm = await openFirm(server);
  portal = server.publicUrl;
  await server.owner`
    update identity.embed_client set origins = ${[firm.intranetUrl, secondOrigin]} where client_id = ${embedClient}`;
});
afterAll(async () => {
  await firm.stop();
  await server.stop();
});

const newPage = (origin = firm.intranetUrl) => new EmbedPage(server.origins, origin);

/** To the page that follows upon the firm's. */
async function come(page: EmbedPage, browsing: Browsing, subject = 'laura') {
  const { handoffId, authorizationUrl } = await page.begin(browsing);
  return { handoffId, landing: await firm.signIn(browsing, authorizationUrl, subject) };
}

/** With somebody signed in already: to the question whether it is she. */
async function comeBack(page: EmbedPage, browsing: Browsing, changes: Record<string, string> = {}) {
  const { handoffId, authorizationUrl } = await page.begin(browsing);
  const url = new URL(authorizationUrl);
  for (const [name, text] of Object.entries(changes)) url.searchParams.set(name, text);
  return { handoffId, landing: await browsing.follow(url.href) };
}

const answer = (browsing: Browsing, landing: Landing, what: 'consent' | 'continue', said: string) =>
  browsing.follow(`${landing.url}/${what}`, { form: { answer: said } });

const isContinuePage = (landing: Landing) => landing.text.includes('/continue"');

/** As she does it herself, at the portal. */
async function withdraw(): Promise<void> {
  const cookie = await server.cookieOf('Laura Bianchi');
  const address = '/v1/milano/me/consents';
  const { items } = consentsSchema.parse((await call(server, address, { cookie })).body);
  for (const { id } of items) {
    const answer = await call(server, `${address}/${id}/withdraw`, { cookie, method: 'POST' });
    expect(answer.status).toBe(200);
  }
}

describe('consent', () => {
  test('is asked before a page gets anything, names the origin, and is asked once', async () => {
    await withdraw();
    const page = newPage();
    const browsing = new Browsing();
    const { landing, handoffId } = await come(page, browsing);
    expect(isConsentPage(landing)).toBe(true);
    expect(landing.text).toContain(firm.intranetUrl);
    expect(landing.text).toContain('offer hours in your name');
    expect(landing.text).toContain('Laura Bianchi');
    expectOwnPage(landing.text, portal);
    expect(landing.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const end = await answer(browsing, landing, 'consent', 'allow');
    expect(end.url).toContain('/embed/v1/callback');
    expect((await page.claim(handoffId)).status).toBe(200);
    const again = await come(newPage(), new Browsing());
    expect(isConsentPage(again.landing)).toBe(false);
    expect(again.landing.url).toContain('/embed/v1/callback');
    const rows = await server.owner<
      { origin: string; scopes: string[] }[]
    >`select origin, scopes from identity.client_consent where withdrawn_at is null`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.origin).toBe(firm.intranetUrl);
    expect(rows[0]?.scopes).toHaveLength(6);
    expect(rows[0]?.scopes).toContain('places:book');
  });

  test('for one origin is none for another of the same client', async () => {
    await consented(new Browsing(), (await come(newPage(), new Browsing())).landing);
    const { landing } = await come(newPage(secondOrigin), new Browsing());
    expect(isConsentPage(landing)).toBe(true);
    expect(landing.text).toContain(secondOrigin);
  });

  test('that was taken back is asked for again, and stands in the audit trail', async () => {
    const browsing = new Browsing();
    await consented(browsing, (await come(newPage(), browsing)).landing);
    await withdraw();
    expect(isConsentPage((await come(newPage(), new Browsing())).landing)).toBe(true);
    const actions = await server.owner<
      { action: string; detail: string }[]
    >`select action, detail from identity.audit_entry where action like 'client_consent.%' order by number`;
    expect(actions.map(({ action }) => action)).toContain('client_consent.given');
    expect(actions.at(-1)?.action).toBe('client_consent.withdrawn');
    expect(JSON.stringify(actions)).not.toContain('Laura');
  });

  test('that is refused gives the page an error and no code', async () => {
    await withdraw();
    const page = newPage();
    const browsing = new Browsing();
    const { landing, handoffId } = await come(page, browsing);
    const end = await answer(browsing, landing, 'consent', 'refuse');
    expect(end.url).toContain('error=access_denied');
    expect(await (await page.claim(handoffId)).json()).toEqual({ error: 'access_denied' });
    expect(isConsentPage((await come(newPage(), new Browsing())).landing)).toBe(true);
  });

  test('is given by the browser that is asked, not by a form from elsewhere', async () => {
    await withdraw();
    const browsing = new Browsing();
    const { landing } = await come(newPage(), browsing);
    const forged = await answer(new Browsing(), landing, 'consent', 'allow');
    expect(forged.status).toBe(400);
    const json = await browsing.send(`${landing.url}/consent`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'answer=allow',
    });
    expect(json.headers.get('location')).not.toBeNull();
    expect(await server.owner`select 1 from identity.client_consent where withdrawn_at is null`).toEqual([]);
  });

  test('is not needed by pages of the programme itself', async () => {
    await withdraw();
    const { landing } = await come(newPage(portal), new Browsing());
    expect(isConsentPage(landing)).toBe(false);
    expect(landing.url).toContain('/embed/v1/callback');
  });
});

describe('at a computer that knows somebody', () => {
  async function signedIn(browsing: Browsing): Promise<{ page: EmbedPage; tokens: Tokens }> {
    const page = newPage();
    return { page, tokens: await page.signIn(browsing, firm) };
  }

  test('a page asks whether it is she, and she goes on without the firm', async () => {
    const browsing = new Browsing();
    await signedIn(browsing);
    const page = newPage();
    const { landing, handoffId } = await comeBack(page, browsing);
    expect(isContinuePage(landing)).toBe(true);
    expect(landing.text).toContain('Laura Bianchi');
    expectOwnPage(landing.text, portal);
    const end = await answer(browsing, landing, 'continue', 'same');
    expect(end.url).toContain('/embed/v1/callback');
    await page.collect(handoffId);
  });

  test('somebody else signs in, and what the first had is over', async () => {
    const browsing = new Browsing();
    const first = await signedIn(browsing);
    const page = newPage();
    const { landing, handoffId } = await comeBack(page, browsing);
    const choose = await answer(browsing, landing, 'continue', 'other');
    // The firm knows the first one still, and yet asks: it was told to.
    expect(choose.url).toContain('/naviglio/choose/');
    browsing.forget('127.0.0.1');
    const anew = await answer(browsing, landing, 'continue', 'other');
    const arrived = await browsing.follow(anew.url, { form: { subject: 'new-here' } });
    const end = await consented(browsing, arrived);
    expect(end.url).toContain('/embed/v1/callback');
    const tokens = await page.collect(handoffId);
    const subjectOf = (token: string) =>
      (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;
    expect(subjectOf(tokens.access_token)).not.toBe(subjectOf(first.tokens.access_token));
    expect((await first.page.renew(first.tokens.refresh_token)).status).toBe(400);
    expect((await page.renew(tokens.refresh_token)).status).toBe(200);
  });

  test('a page that wants her to sign in anew sends her to the firm', async () => {
    const browsing = new Browsing();
    await signedIn(browsing);
    const { landing } = await comeBack(newPage(), browsing, { prompt: 'login' });
    expect(isContinuePage(landing)).toBe(false);
    expect(landing.url).toContain('/naviglio/choose/');
  });

  test('a page that wants no question asked is told that one is needed', async () => {
    const browsing = new Browsing();
    await signedIn(browsing);
    const { landing } = await comeBack(newPage(), browsing, { prompt: 'none' });
    expect(landing.url).toContain('/embed/v1/callback');
    expect(new URL(landing.url).searchParams.get('error')).toBe('login_required');
  });

  test('nobody who was taken off goes on as the one she was', async () => {
    const browsing = new Browsing();
    await signedIn(browsing);
    await server.owner`
      update identity.membership set is_active = false, ended_at = now()
      where person_id = (select id from identity.person where display_name = 'Laura Bianchi')`;
    const { landing } = await comeBack(newPage(), browsing);
    expect(isContinuePage(landing)).toBe(false);
    // The firm's provider still knows her and says so; that is not enough.
    expect(landing.url).toContain('/arrive');
    expect(landing.status).toBe(403);
    await server.owner`
      update identity.membership set is_active = true, ended_at = null
      where person_id = (select id from identity.person where display_name = 'Laura Bianchi')`;
  });
});

test('nothing of this was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
