// How long a page stays signed in, and what ends it.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { embedClient, EmbedPage, type Tokens } from '../../test/embed-page.ts';
import { openFirm, type Firm } from '../../test/firm.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { newProofKey } from '../../test/proof-maker.ts';

let server: TestServer;
let firm: Firm;

beforeAll(async () => {
  server = await openTestServer();
  firm = await openFirm(server);
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await firm.stop();
  await server.stop();
});

async function signedIn(browsing = new Browsing()): Promise<{ page: EmbedPage; tokens: Tokens }> {
  const page = new EmbedPage(server.origins, firm.intranetUrl);
  return { page, tokens: await page.signIn(browsing, firm) };
}

async function expectRefused(answer: Response): Promise<void> {
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: 'invalid_grant' });
}

const hours = (count: number) => count * 60 * 60 * 1000;

/** The whole process lives later, the page and its proofs too. */
function travel(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
}

describe('a refresh token', () => {
  test('renews for twenty tabs at once, and stays the same', async () => {
    const { page, tokens } = await signedIn();
    await page.renew(tokens.refresh_token);
    const answers = await Promise.all(Array.from({ length: 20 }, () => page.renew(tokens.refresh_token)));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
    const renewed = (await answers[0]?.json()) as Partial<Tokens>;
    expect(renewed.token_type).toBe('DPoP');
    expect(renewed.refresh_token ?? tokens.refresh_token).toBe(tokens.refresh_token);
    expect(renewed.access_token).not.toBe(tokens.access_token);
  });

  test('without its key is of no use to whoever found it', async () => {
    const { page, tokens } = await signedIn();
    await expectRefused(await page.renew(tokens.refresh_token, { key: newProofKey() }));
    const bare = await fetch(`${server.origins.id}/oidc/token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: embedClient,
        grant_type: 'refresh_token',
        refresh_token: tokens.refresh_token,
      }),
    });
    await expectRefused(bare);
    expect((await page.renew(tokens.refresh_token)).status).toBe(200);
  });

  test('of somebody whom the firm has taken off renews nothing', async () => {
    const { page, tokens } = await signedIn();
    const [laura] = await server.owner<{ person_id: string; organisation_id: string }[]>`
      update identity.membership set is_active = false, ended_at = now()
      where person_id = (select id from identity.person where display_name = 'Laura Bianchi')
      returning person_id, organisation_id`;
    await expectRefused(await page.renew(tokens.refresh_token));
    // She may stay as a neighbour; the firm's intranet is not hers any more.
    await server.owner`
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select community_id, gen_random_uuid(), id, null, '{neighbour}' from identity.person
      where id = ${laura?.person_id ?? ''}`;
    await expectRefused(await page.renew(tokens.refresh_token));
    // For what follows she is back; what she was signed in with before is over (see endings).
    await server.owner`
      update identity.membership set is_active = true, ended_at = null
      where person_id = ${laura?.person_id ?? ''} and organisation_id = ${laura?.organisation_id ?? ''}`;
  });

  test('that was not used for two hours is over, and one that was used goes on', async () => {
    const { page, tokens } = await signedIn();
    travel(hours(1.9));
    expect((await page.renew(tokens.refresh_token)).status).toBe(200);
    travel(hours(1.9));
    expect((await page.renew(tokens.refresh_token)).status).toBe(200);
    travel(hours(2.1));
    await expectRefused(await page.renew(tokens.refresh_token));
  });

  test('is over eight hours after the sign-in, however often it was used', async () => {
    const { page, tokens } = await signedIn();
    for (let hour = 1; hour <= 7; hour += 1) {
      travel(hours(1));
      expect((await page.renew(tokens.refresh_token)).status).toBe(200);
    }
    travel(hours(1.1));
    await expectRefused(await page.renew(tokens.refresh_token));
  });

  test('that the page gives back is over', async () => {
    const { page, tokens } = await signedIn();
    const revoke = (origin: string) =>
      fetch(`${server.origins.id}/oidc/token/revocation`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ client_id: embedClient, token: tokens.refresh_token }),
      });
    const foreign = await revoke('https://evil.example');
    expect(foreign.status).toBe(400);
    expect(foreign.headers.has('access-control-allow-origin')).toBe(false);
    expect((await page.renew(tokens.refresh_token)).status).toBe(200);
    expect((await revoke(firm.intranetUrl)).status).toBe(200);
    await expectRefused(await page.renew(tokens.refresh_token));
  });

  test('ends when its person signs out at the portal, in this browser and in no other', async () => {
    const browsing = new Browsing();
    const { portal } = firm;
    const elsewhere = await signedIn();
    await firm.signIn(browsing, `${portal}/account/sign-in`, 'laura');
    const page = new EmbedPage(server.origins, firm.intranetUrl);
    const { handoffId, authorizationUrl } = await page.begin(browsing);
    const asked = await browsing.follow(authorizationUrl);
    await browsing.follow(`${asked.url}/continue`, { form: { answer: 'same' } });
    const tokens = await page.collect(handoffId);
    expect((await page.renew(tokens.refresh_token)).status).toBe(200);
    await browsing.go(`${portal}/account/sign-out`, {});
    await expectRefused(await page.renew(tokens.refresh_token));
    expect((await elsewhere.page.renew(elsewhere.tokens.refresh_token)).status).toBe(200);
  });

  test('of a page that she lets act for her no more renews nothing there', async () => {
    const { page, tokens } = await signedIn();
    await server.owner`update identity.client_consent set withdrawn_at = now() where withdrawn_at is null`;
    await expectRefused(await page.renew(tokens.refresh_token));
  });
});

test('nothing of this was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
