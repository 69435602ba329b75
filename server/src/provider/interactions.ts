import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Language } from '@snodo/contract';
import { inCommunity } from '../db/index.ts';
import type { AppEnv, Clock } from '../http/index.ts';
import { personOfSignIn, type Connection } from '../identity/index.ts';
import { arrivalPage, choosePage, signInHeaders } from '../pages/index.ts';
import { answerConsent, answerContinue, askForConsent, askWhetherToContinue } from './asking.ts';
import { whoContinues } from './interaction-policy.ts';
import { hasInvitation } from './neighbour-deps.ts';
import { readForm } from './read-form.ts';
import {
  answering,
  federatedMethod,
  finishLogin,
  formTargetsOf,
  notice,
  readWish,
  type InteractionDeps as WishDeps,
  type Wish,
} from './wishes.ts';

export { finishLogin, readWish, type Wish } from './wishes.ts';

export interface InteractionDeps extends WishDeps {
  clock: Clock;
}

/** The forms of these pages have one short field each. */
const largestFormBytes = 1024;

/**
 * The steps between a request to sign in and a signed-in person: whether it is she, which organisation, off to its
 * provider, back with its word, and whether a page may act for her. The interaction's cookie ties all steps to one
 * browser.
 */
export function interactionRoutes(deps: InteractionDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const form = bodyLimit({ maxSize: largestFormBytes });

  routes.get('/interaction/:uid', (c) =>
    answering(deps, c, async (language) => {
      const wish = await readWish(deps, c, 'any');
      if (wish === undefined) return notice(deps, c, language, 'again', 400);
      if (wish.prompt === 'consent') return askForConsent(deps, c, wish);
      if (wish.reasons.every((reason) => reason === whoContinues)) return askWhetherToContinue(deps, c, wish);
      return offerWaysIn(deps, c, wish);
    }),
  );

  routes.post('/interaction/:uid/continue', form, (c) =>
    answering(deps, c, async (language) => {
      const wish = await readWish(deps, c);
      const answer = await readForm(c, 'answer');
      if (wish === undefined) return notice(deps, c, language, 'again', 400);
      if (answer === 'same') return answerContinue(deps, c);
      // Her organisation's provider may know her as well, and must not send her back unasked.
      return offerWaysIn(deps, c, { ...wish, freshness: { ...wish.freshness, prompt: 'login' } });
    }),
  );

  routes.post('/interaction/:uid/consent', form, (c) =>
    answering(deps, c, async (language) => {
      const wish = await readWish(deps, c, 'consent');
      const answer = await readForm(c, 'answer');
      if (wish === undefined) return notice(deps, c, language, 'again', 400);
      return answerConsent(deps, c, wish, answer === 'allow');
    }),
  );

  routes.post('/interaction/:uid/depart', form, (c) =>
    answering(deps, c, async (language) => {
      const wish = await readWish(deps, c);
      const code = await readForm(c, 'connection');
      const chosen = wish?.connections.find((connection) => connection.code === code);
      if (wish === undefined || chosen === undefined) return notice(deps, c, language, 'again', 400);
      return depart(deps, c, wish, chosen);
    }),
  );

  routes.get('/federation/callback/:connection', (c) =>
    answering(deps, c, async (language) => {
      const departure = await deps.departures.find(c.req.query('state') ?? '');
      if (departure === undefined) return notice(deps, c, language, 'again', 400);
      // Each connection has an address of its own: an answer meant for another provider is no answer to this departure.
      if (departure.connectionCode !== c.req.param('connection'))
        return notice(deps, c, language, 'again', 400);
      // A page and no redirect: an organisation's pages may hold their forms against every address that a redirect
      // leads to, and of all that come after this one they know none.
      const address = `/interaction/${departure.uid}/arrive${new URL(c.req.url).search}`;
      const page = await arrivalPage(deps.widgets, language, address);
      return c.body(page, 200, { ...signInHeaders(), refresh: `0; url=${address}` });
    }),
  );

  routes.get('/interaction/:uid/arrive', (c) => answering(deps, c, (language) => arrive(deps, c, language)));

  return routes;
}

/** An organisation's embed leads straight to its provider; the portal lets people choose. */
async function offerWaysIn(deps: InteractionDeps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const { community } = wish;
  const isInvited = wish.isPortal && hasInvitation(c, deps.origins.id, community.slug);
  if (isInvited && c.req.query('ways') !== 'all')
    return c.redirect(`/interaction/${wish.uid}/neighbour`, 303);
  const [only] = wish.connections;
  if (only !== undefined && !wish.isPortal && wish.connections.length === 1)
    return depart(deps, c, wish, only);
  const choices = wish.connections.map(({ code, organisationName }) => ({
    code,
    organisation: organisationName,
  }));
  const address = `/interaction/${wish.uid}`;
  const neighbourAddress = wish.isPortal ? `${address}/neighbour` : undefined;
  const page = await choosePage(deps.widgets, wish.language, `${address}/depart`, choices, neighbourAddress);
  return c.body(page, 200, signInHeaders(formTargetsOf(wish)));
}

async function depart(
  deps: InteractionDeps,
  c: Context<AppEnv>,
  wish: Wish,
  connection: Connection,
): Promise<Response> {
  const { url, departure } = await deps.federation.depart(
    connection,
    wish.uid,
    wish.community.slug,
    wish.language,
    wish.freshness,
  );
  await deps.departures.remember(departure);
  return c.redirect(url.href, 303);
}

async function arrive(deps: InteractionDeps, c: Context<AppEnv>, language: Language): Promise<Response> {
  const wish = await readWish(deps, c);
  const departure = await deps.departures.find(c.req.query('state') ?? '');
  const connection = wish?.connections.find(({ id }) => id === departure?.connectionId);
  if (
    wish === undefined ||
    departure === undefined ||
    connection === undefined ||
    departure.uid !== wish.uid
  ) {
    return notice(deps, c, language, 'again', 400);
  }
  await deps.departures.use(departure.state);
  const word = await deps.federation.arrive(connection, departure, new URL(c.req.url).search);
  if (word === undefined) return notice(deps, c, wish.language, 'refused', 403);
  const signIn = await inCommunity(deps.app, wish.community.id, (trx) =>
    personOfSignIn(trx, wish.community, connection, word, deps.clock.now()),
  );
  if (signIn.outcome !== 'comes_in')
    return notice(deps, c, wish.language, signIn.outcome === 'has_left' ? 'hasLeft' : 'notMember', 403);
  return finishLogin(deps, c, wish, { personId: signIn.personId, amr: [federatedMethod] });
}
