// Claiming a code: from the page that began the hand-off, with its key, once.
import { setTimeout as wait } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { findFreePorts } from '@snodo/toolchain';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { consented, EmbedPage, newId } from '../../test/embed-page.ts';
import { openFirm, type Firm } from '../../test/firm.ts';
import { openTestServer, testSecret, type TestServer } from '../../test/harness.ts';
import { newProofKey } from '../../test/proof-maker.ts';
import { openDatabase } from '../db/index.ts';
import { ProofVerifier } from '../identity/index.ts';
import { claimRoutes } from './claim-routes.ts';
import { Handoffs } from './handoffs.ts';

let server: TestServer;
let firm: Firm;
let portal: string;

beforeAll(async () => {
  server = await openTestServer({ nodes: 2 });
  firm = await openFirm(server);
  portal = server.publicUrl;
});
afterEach(() => {
  server.clock.instant = undefined;
});
afterAll(async () => {
  await firm.stop();
  await server.stop();
});

const newPage = () => new EmbedPage(server.origins, firm.intranetUrl);

/** A hand-off whose person has signed in: the code waits. */
async function finished(page: EmbedPage): Promise<string> {
  const browsing = new Browsing();
  const { handoffId, authorizationUrl } = await page.begin(browsing);
  await consented(browsing, await firm.signIn(browsing, authorizationUrl, 'laura'));
  return handoffId;
}

const errorOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code;

describe('a claim', () => {
  test('from another origin, with another key, unknown or without a proof finds nothing and changes nothing', async () => {
    const page = newPage();
    const handoffId = await finished(page);
    const wrong = [
      await page.claim(handoffId, { origin: 'https://evil.example' }),
      await page.claim(handoffId, { origin: portal }),
      await page.claim(handoffId, { origin: 'null' }),
      await page.claim(handoffId, { origin: '' }),
      await page.claim(handoffId, { key: newProofKey() }),
      await page.claim(newId()),
      await page.claim('x'),
      await fetch(`${portal}/embed/v1/claim/${handoffId}`, {
        method: 'POST',
        headers: { origin: firm.intranetUrl },
      }),
    ];
    for (const answer of wrong) {
      expect(answer.status).toBe(404);
      expect(await errorOf(answer)).toBe('not_found');
    }
    for (const answer of wrong.slice(0, 4))
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    const right = await page.claim(handoffId);
    expect(right.status).toBe(200);
    expect(right.headers.get('access-control-allow-origin')).toBe(firm.intranetUrl);
    expect(await right.json()).toEqual({
      code: expect.any(String) as unknown,
      iss: `${portal}/oidc`,
      state: `s${handoffId.slice(1)}`,
    });
    expect((await page.claim(handoffId)).status).toBe(404);
  });

  test('is answered once of many at once, on every node', async () => {
    const page = newPage();
    const handoffId = await finished(page);
    await page.learnNonce(handoffId);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        fetch(`${server.nodes[index % 2]?.url}/embed/v1/claim/${handoffId}`, {
          method: 'POST',
          headers: {
            origin: firm.intranetUrl,
            dpop: page.proofFor(`${portal}/embed/v1/claim/${handoffId}`),
          },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(404)]);
  });

  test('takes a proof once: fifty uses of one, one answer', async () => {
    const page = newPage();
    const handoffId = await finished(page);
    await page.learnNonce(handoffId);
    const address = `${portal}/embed/v1/claim/${handoffId}`;
    const dpop = page.proofFor(address);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        fetch(address, { method: 'POST', headers: { origin: firm.intranetUrl, dpop } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(49);
  });

  test('waits for a person who is still signing in, and loses no code to a page that has gone', async () => {
    const page = newPage();
    const browsing = new Browsing();
    const { handoffId, authorizationUrl } = await page.begin(browsing);
    await page.learnNonce(handoffId);
    const leaving = new AbortController();
    const address = `${portal}/embed/v1/claim/${handoffId}`;
    const gone = fetch(address, {
      method: 'POST',
      headers: { origin: firm.intranetUrl, dpop: page.proofFor(address) },
      signal: leaving.signal,
    });
    // It is held there by now; what it holds on to must be let go.
    await wait(300);
    leaving.abort();
    await expect(gone).rejects.toThrow(/aborted/);
    const waiting = page.claim(handoffId);
    await consented(browsing, await firm.signIn(browsing, authorizationUrl, 'laura'));
    const answer = await waiting;
    expect(answer.status).toBe(200);
    expect(await answer.json()).toHaveProperty('code');
  });

  test('comes too late a minute after the sign-in, and ten minutes after the beginning', async () => {
    const page = newPage();
    const handoffId = await finished(page);
    server.clock.instant = new Date(Date.now() + 61_000);
    expect((await page.claim(handoffId)).status).toBe(404);
    const other = newPage();
    server.clock.instant = undefined;
    const late = await other.begin(new Browsing());
    server.clock.instant = new Date(Date.now() + 10 * 60_000 + 1000);
    expect((await other.claim(late.handoffId)).status).toBe(404);
  });

  test('is told to ask again when nobody has signed in for a while', async () => {
    const oidc = await openDatabase({
      databaseUrl: server.databaseUrl,
      secret: testSecret,
      role: 'snodo_oidc',
      connections: 1,
    });
    const { clock } = server;
    const handoffs = new Handoffs({ oidc, secret: testSecret, findClient: async () => undefined, clock });
    const proofs = new ProofVerifier({ secret: testSecret, clock });
    const routes = claimRoutes({ handoffs, proofs, origins: server.origins, patienceMilliseconds: 200 });
    const impatient = createAdaptorServer({ fetch: routes.fetch });
    const port = await findFreePorts();
    await new Promise<void>((resolve) => void impatient.listen(port, '127.0.0.1', resolve));
    const page = newPage();
    const { handoffId } = await page.begin(new Browsing());
    await page.learnNonce(handoffId);
    const answer = await fetch(`http://127.0.0.1:${port}/embed/v1/claim/${handoffId}`, {
      method: 'POST',
      headers: { origin: page.origin, dpop: page.proofFor(`${portal}/embed/v1/claim/${handoffId}`) },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(firm.intranetUrl);
    impatient.close();
    await oidc.close();
  });

  test('is foretold to the page of the hand-off and to no other', async () => {
    const page = newPage();
    const { handoffId } = await page.begin(new Browsing());
    const ask = (origin: string, id = handoffId) =>
      fetch(`${portal}/embed/v1/claim/${id}`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'dpop',
        },
      });
    const own = await ask(firm.intranetUrl);
    expect(own.status).toBe(204);
    expect(own.headers.get('access-control-allow-origin')).toBe(firm.intranetUrl);
    expect(own.headers.get('access-control-allow-headers')).toContain('dpop');
    expect(own.headers.get('vary')).toContain('Origin');
    for (const foreign of [await ask('https://evil.example'), await ask(firm.intranetUrl, newId())]) {
      expect(foreign.status).toBe(204);
      expect(foreign.headers.has('access-control-allow-origin')).toBe(false);
    }
  });
});

test('nothing of this was unexpected to the server', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
