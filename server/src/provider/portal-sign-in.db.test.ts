import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { call, refusalOf } from '../../test/calls.ts';
import { expectOwnPage, openFirm, type Firm } from '../../test/firm.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';

let server: TestServer;
let firm: Firm;
let portal: string;

beforeAll(async () => {
  server = await openTestServer();
  firm = await openFirm(server);
  portal = firm.portal;
});
afterAll(async () => {
  await firm.stop();
  await server.stop();
});

const me = (browsing: Browsing) =>
  call(server, '/v1/milano/me', { cookie: browsing.cookieHeader('localhost') });

describe('the portal', () => {
  test('knows who signed in until she signs out, everywhere', async () => {
    const browsing = new Browsing();
    const landing = await firm.signIn(browsing, `${portal}/account/sign-in?return=/console`, 'laura');
    expect(landing.url).toBe(`${portal}/console`);
    expect((await me(browsing)).body).toMatchObject({ displayName: 'Laura Bianchi' });
    const cookie = browsing.cookieHeader('localhost');
    const left = await browsing.go(`${portal}/account/sign-out`, {});
    expect(left.next).toBe(`${portal}/`);
    expect(browsing.hasCookie('localhost', 'snodo_portal')).toBe(false);
    expect(browsing.hasCookie('localhost', 'snodo_op')).toBe(false);
    expect(refusalOf(await call(server, '/v1/milano/me', { cookie }))).toBe('not_signed_in');
  });

  test('lets a person in whom the firm knows and we do not yet, once', async () => {
    const join = async () => {
      const browsing = new Browsing();
      await firm.signIn(browsing, `${portal}/account/sign-in`, 'new-here');
      return me(browsing);
    };
    const answers = await Promise.all([join(), join()]);
    for (const answer of answers)
      expect(answer.body).toMatchObject({
        displayName: 'Nuova Arrivata',
        memberships: [{ roles: ['employee'] }],
      });
    expect(
      await server.owner`select 1 from identity.person where display_name = 'Nuova Arrivata'`,
    ).toHaveLength(1);
  });

  test('gives its cookie to no script and to no other site', async () => {
    const browsing = new Browsing();
    const landing = await firm.signIn(
      browsing,
      `${portal}/account/sign-in`,
      'laura',
      `${portal}/account/callback`,
    );
    const callback = await browsing.go(landing.next ?? '');
    const line = callback.headers.getSetCookie().find((one) => one.startsWith('snodo_portal='));
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect((await browsing.go(landing.next ?? '')).status).toBe(400);
  });

  test('returns to paths of its own only', async () => {
    const browsing = new Browsing();
    await firm.signIn(browsing, `${portal}/account/sign-in`, 'laura');
    // The firm still knows her, so that choosing the firm is all that she does.
    const returnsTo = async (asked: string) => {
      const page = await browsing.follow(`${portal}/account/sign-in?return=${encodeURIComponent(asked)}`);
      return (await browsing.follow(`${page.url}/depart`, { form: { connection: 'naviglio' } })).url;
    };
    for (const evil of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '\\\\evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
      '/%09/evil',
      ' //evil.example',
      '/@evil.example\n',
      'evil',
    ]) {
      expect(await returnsTo(evil), evil).toMatch(new RegExp(`^${portal}/(%09/evil)?$`));
    }
    expect(await returnsTo('/console?lang=en')).toBe(`${portal}/console?lang=en`);
  });

  test('refuses a callback that it did not ask for', async () => {
    for (const query of ['', '?code=x', '?code=x&state=y', '?error=access_denied&state=y', '?state=']) {
      const landing = await new Browsing().go(`${portal}/account/callback${query}`);
      expect(landing.status).toBe(400);
      expect(landing.headers.getSetCookie().filter((line) => /^snodo_portal=[^;]/.test(line))).toEqual([]);
      expectOwnPage(landing.text, portal);
    }
  });
});

describe('proving anew who one is', () => {
  const stepUp = () => `${portal}/account/step-up?return=/account`;
  const elevated = async () =>
    (await server.owner`select 1 from identity.portal_session where elevated_until > now()`).length;

  /** Past the page that lists organisations, to the firm's own. */
  async function toFirm(browsing: Browsing): Promise<string> {
    const page = await browsing.follow(stepUp());
    return (await browsing.follow(`${page.url}/depart`, { form: { connection: 'naviglio' } })).url;
  }

  test('asks the firm to let her sign in anew, then opens grave things for two minutes', async () => {
    const browsing = new Browsing();
    await firm.signIn(browsing, `${portal}/account/sign-in`, 'laura');
    const before = await elevated();
    const firmPage = await toFirm(browsing);
    expect(firmPage).toContain('/naviglio/choose/');
    const landing = await browsing.follow(firmPage, { form: { subject: 'laura' } });
    expect(landing.url).toBe(`${portal}/account`);
    expect(await elevated()).toBe(before + 1);
    expect(
      await server.owner`select 1 from identity.portal_session where elevated_until > now() + interval '121 seconds'`,
    ).toEqual([]);
  });

  test('by somebody else opens nothing', async () => {
    const browsing = new Browsing();
    await firm.signIn(browsing, `${portal}/account/sign-in`, 'laura');
    const before = await elevated();
    await toFirm(browsing);
    browsing.forget('127.0.0.1');
    const landing = await browsing.follow(await toFirm(browsing), { form: { subject: 'new-here' } });
    expect(landing.status).toBe(400);
    expect(await elevated()).toBe(before);
  });

  test('is a sign-in like any other for whoever is not signed in, and opens nothing yet', async () => {
    const browsing = new Browsing();
    const before = await elevated();
    const landing = await firm.signIn(browsing, stepUp(), 'laura');
    expect(landing.url).toBe(`${portal}/account`);
    expect((await me(browsing)).status).toBe(200);
    expect(await elevated()).toBe(before);
  });
});

test('nothing of this was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
