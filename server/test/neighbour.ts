import { expect, vi } from 'vitest';
import { inCommunity } from '../src/db/index.ts';
import { findCommunity } from '../src/identity/index.ts';
import { listKeptMail, type KeptMailEntry } from '../src/notices/index.ts';
import { Browsing, type Landing } from './browsing.ts';
import { testSecret, type TestServer } from './harness.ts';

/** The mails that a demonstration has kept for an address, the newest first. */
export async function mailsTo(
  server: Pick<TestServer, 'app'>,
  address: string,
  slug = 'milano',
): Promise<KeptMailEntry[]> {
  const community = await findCommunity(server.app, slug);
  if (community === undefined) throw new Error(`no community ${slug}`);
  const mails = await inCommunity(server.app, community.id, (trx) =>
    listKeptMail(trx, community, testSecret),
  );
  return mails.filter(({ to }) => to === address);
}

/** Waits until so many mails have come to an address; the newest first. */
export function mailsOnceThere(
  server: Pick<TestServer, 'app'>,
  address: string,
  count = 1,
  slug = 'milano',
): Promise<KeptMailEntry[]> {
  return vi.waitFor(
    async () => {
      const mails = await mailsTo(server, address, slug);
      expect(mails.length).toBeGreaterThanOrEqual(count);
      return mails;
    },
    { timeout: 15_000, interval: 100 },
  );
}

export function linkIn(mail: KeptMailEntry | undefined): string {
  const link = /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(mail?.text ?? '')?.[0];
  if (link === undefined) throw new Error('the mail has no link');
  return link;
}

/** A browser that stands before the ways in of neighbours; `address` is `…/interaction/<uid>`. */
export async function atTheDoor(
  server: Pick<TestServer, 'publicUrl'>,
  browsing = new Browsing(),
  slug = 'milano',
): Promise<{ browsing: Browsing; address: string; landing: Landing }> {
  const sign = `${server.publicUrl}/account/sign-in?community=${slug}&lang=en`;
  const landing = await browsing.follow(sign);
  const address = /^https?:\/\/[^/]+\/interaction\/[\w-]+/.exec(landing.url)?.[0];
  if (address === undefined) throw new Error(`no interaction but ${landing.url}: ${landing.text}`);
  return { browsing, address, landing };
}

/** Asks for a link as somebody at the door does, and gives it once it has come. */
export async function askForLink(
  server: Pick<TestServer, 'app' | 'publicUrl'>,
  address: string,
  options: { browsing?: Browsing; slug?: string; count?: number; typed?: string } = {},
): Promise<{ browsing: Browsing; link: string; door: string }> {
  const { browsing, address: door } = await atTheDoor(server, options.browsing, options.slug);
  const form = { address: options.typed ?? address };
  const answer = await browsing.follow(`${door}/mail-link`, { form });
  expect(answer.status, answer.text).toBe(200);
  const [mail] = await mailsOnceThere(server, address, options.count, options.slug);
  return { browsing, link: linkIn(mail), door };
}

/** From the link to the portal, under this name if she is new. */
export async function comeInByLink(
  server: Pick<TestServer, 'publicUrl'>,
  browsing: Browsing,
  link: string,
  name?: string,
): Promise<Landing> {
  const confirmed = await browsing.follow(link, { form: name === undefined ? {} : { name } });
  const enter = /action="(\/interaction\/[\w-]+\/neighbour\/enter)"/.exec(confirmed.text)?.[1];
  if (enter === undefined) return confirmed;
  return browsing.follow(`${server.publicUrl}${enter}`, { form: {} });
}

/** Who is signed in at the portal in this browser, as the API says. */
export async function whoIsIn(
  server: Pick<TestServer, 'publicUrl'>,
  browsing: Browsing,
  slug = 'milano',
): Promise<{ displayName: string; roles: string[] } | undefined> {
  const answer = await browsing.send(`${server.publicUrl}/v1/${slug}/me`, {
    headers: { 'x-snodo-portal': '1' },
  });
  if (answer.status !== 200) return undefined;
  const me = (await answer.json()) as { displayName: string; memberships: { roles: string[] }[] };
  return { displayName: me.displayName, roles: me.memberships.flatMap(({ roles }) => roles) };
}
