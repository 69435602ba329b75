import { Hono, type Context } from 'hono';
import { displayNameSchema, type Language } from '@snodo/contract';
import { inCommunity } from '../db/index.ts';
import type { AppEnv } from '../http/index.ts';
import {
  askNewPasskey,
  browserOf,
  findArrival,
  findCommunity,
  findMailLink,
  findPresentMember,
  finishArrival,
  isKnownBrowser,
  keepKnownBrowser,
  keepPasskey,
  listPasskeys,
  passkeyParty,
  readMailLink,
  readNewPasskey,
  readPasskeyCreation,
  recordNewPasskey,
  useMailLink,
  type Community,
} from '../identity/index.ts';
import {
  confirmLinkPage,
  neighbourNoticePage,
  pageMessages,
  spokenLanguage,
  welcomePage,
  type NeighbourNotice,
} from '../pages/index.ts';
import {
  answerPage,
  forgetInvitation,
  isOwnForm,
  nameOf,
  readFields,
  smallForm,
  type NeighbourDeps,
} from './neighbour-deps.ts';
import { answering, finishLogin, notice, readWish, type Wish } from './wishes.ts';

/** A secret that came by mail and works once (RFC 8176). */
const byMail = ['otp'];

/**
 * Where a link leads. Opening it changes nothing; its button confirms, in the browser that asked. A sign-in goes on
 * in the interaction that waited for it, where she may save a passkey first.
 */
export function mailLinkRoutes(deps: NeighbourDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/sign-in/link/:link', (c) => showLink(deps, c));
  routes.post('/sign-in/link/:link', smallForm, (c) => confirmLink(deps, c));

  const arrival =
    (work: (c: Context<AppEnv>, wish: Wish, personId: string) => Promise<Response>) => (c: Context<AppEnv>) =>
      answering(deps, c, async (language) => {
        const wish = await readWish(deps, c);
        const isOurs = c.req.method === 'GET' || isOwnForm(c, [deps.origins.id]);
        const personId = wish === undefined || !isOurs ? undefined : await arrivalOf(deps, c, wish);
        if (wish === undefined || personId === undefined) return notice(deps, c, language, 'again', 400);
        return work(c, wish, personId);
      });
  routes.get(
    '/interaction/:uid/neighbour/welcome',
    arrival((c, wish, id) => welcome(deps, c, wish, id)),
  );
  routes.post(
    '/interaction/:uid/neighbour/enter',
    smallForm,
    arrival((c, wish) => enter(deps, c, wish)),
  );
  routes.post(
    '/interaction/:uid/neighbour/passkey/options',
    smallForm,
    arrival((c, wish, id) => passkeyOptions(deps, c, wish, id)),
  );
  routes.post(
    '/interaction/:uid/neighbour/passkey',
    smallForm,
    arrival((c, wish, id) => savePasskey(deps, c, wish, id)),
  );
  return routes;
}

/** The origin on which a link was asked for and is opened: the portal's own pages may ask for one too. */
function originOf(c: Context<AppEnv>, { origins }: NeighbourDeps): string {
  const host = c.req.header('host');
  return [origins.id, origins.portal].find((origin) => new URL(origin).host === host) ?? origins.id;
}

function languageOf(c: Context<AppEnv>): Language {
  return spokenLanguage(c.req.query('lang'), c.req.header('accept-language'));
}

async function showLink(deps: NeighbourDeps, c: Context<AppEnv>, hasFault = false): Promise<Response> {
  const language = languageOf(c);
  const link = readMailLink(c.req.param('link'));
  const community = link === undefined ? undefined : await findCommunity(deps.app, link.slug);
  if (link === undefined || community === undefined) return tell(deps, c, language, 'linkOver');
  const browser = browserOf(c, originOf(c, deps));
  const standing = await inCommunity(deps.app, community.id, (trx) =>
    findMailLink(trx, community, deps.clock.now(), link.secret, browser),
  );
  if (standing.state === 'over') return tell(deps, c, language, 'linkOver', community);
  if (standing.state === 'elsewhere') return tell(deps, c, language, 'linkElsewhere', community);
  const page = await confirmLinkPage(
    { widgets: deps.widgets, language },
    {
      action: `/sign-in/link/${link.slug}.${link.secret}?lang=${language}`,
      community: nameOf(community, language),
      purpose: standing.purpose,
      needsName: standing.needsName,
      hasFault,
    },
  );
  return answerPage(c, page, { status: hasFault ? 422 : 200 });
}

async function confirmLink(deps: NeighbourDeps, c: Context<AppEnv>): Promise<Response> {
  const language = languageOf(c);
  const link = readMailLink(c.req.param('link'));
  const community = link === undefined ? undefined : await findCommunity(deps.app, link.slug);
  if (link === undefined || community === undefined) return tell(deps, c, language, 'linkOver');
  if (!isOwnForm(c, [deps.origins.id, deps.origins.portal]))
    return tell(deps, c, language, 'linkElsewhere', community);
  const name = displayNameSchema.safeParse((await readFields(c)).get('name') ?? '');
  const known = { origin: originOf(c, deps), secret: deps.secret, community };
  const use = {
    linkSecret: link.secret,
    browser: browserOf(c, known.origin),
    displayName: name.success ? name.data : undefined,
    language,
    isKnownBrowser: (personId: string) => isKnownBrowser(c, known, personId),
  };
  const outcome = await inCommunity(deps.app, community.id, (trx) =>
    useMailLink(trx, community, deps, deps.clock.now(), use),
  );
  switch (outcome.state) {
    case 'over':
      return tell(deps, c, language, 'linkOver', community);
    case 'elsewhere':
      return tell(deps, c, language, 'linkElsewhere', community);
    case 'not_invited':
      return tell(deps, c, language, 'notInvited', community);
    case 'taken':
      return tell(deps, c, language, 'addressTaken', community);
    case 'nameless':
      return showLink(deps, c, true);
    case 'added':
      return tell(deps, c, language, 'addressAdded', community);
    case 'signed_in':
      keepKnownBrowser(c, known, outcome.personId);
      return c.redirect(`/interaction/${outcome.interactionUid}/neighbour/welcome`, 303);
  }
}

async function tell(
  deps: NeighbourDeps,
  c: Context<AppEnv>,
  language: Language,
  kind: NeighbourNotice,
  community?: Community,
): Promise<Response> {
  const { portal } = deps.origins;
  const again = new URLSearchParams({
    lang: language,
    ...(community === undefined ? {} : { community: community.slug }),
  });
  const next =
    kind === 'addressAdded' || kind === 'addressTaken'
      ? ({ address: `${portal}/account?lang=${language}`, label: 'toOwnRoom' } as const)
      : ({ address: `${portal}/account/sign-in?${again}`, label: 'signInAgain' } as const);
  const page = await neighbourNoticePage({ widgets: deps.widgets, language }, kind, next);
  return answerPage(c, page, { status: kind === 'addressAdded' ? 200 : 403 });
}

function arrivalOf(deps: NeighbourDeps, c: Context<AppEnv>, wish: Wish): Promise<string | undefined> {
  const { community, uid } = wish;
  const browser = browserOf(c, deps.origins.id);
  return inCommunity(deps.app, community.id, (trx) =>
    findArrival(trx, community, deps.clock.now(), uid, browser),
  );
}

/** Whoever has a passkey goes straight on; somebody without one is offered to save one, once. */
async function welcome(
  deps: NeighbourDeps,
  c: Context<AppEnv>,
  wish: Wish,
  personId: string,
): Promise<Response> {
  const { community, language } = wish;
  const { member, passkeys } = await inCommunity(deps.app, community.id, async (trx) => ({
    member: await findPresentMember(trx, community, personId),
    passkeys: await listPasskeys(trx, community, personId),
  }));
  if (member === undefined) return notice(deps, c, language, 'again', 400);
  if (passkeys.length > 0) return enter(deps, c, wish);
  const page = await welcomePage(
    { widgets: deps.widgets, language },
    { address: `/interaction/${wish.uid}`, displayName: member.displayName },
  );
  return answerPage(c, page, { wish });
}

async function enter(deps: NeighbourDeps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const { community, uid } = wish;
  const browser = browserOf(c, deps.origins.id);
  const personId = await inCommunity(deps.app, community.id, (trx) =>
    finishArrival(trx, community, deps.clock.now(), uid, browser),
  );
  if (personId === undefined) return notice(deps, c, wish.language, 'again', 400);
  forgetInvitation(c, deps.origins.id);
  return finishLogin(deps, c, wish, { personId, amr: byMail });
}

function purposeOf(wish: Wish, personId: string) {
  return { kind: 'add', personId, interactionUid: wish.uid } as const;
}

async function passkeyOptions(
  deps: NeighbourDeps,
  c: Context<AppEnv>,
  wish: Wish,
  personId: string,
): Promise<Response> {
  const { community } = wish;
  const options = await inCommunity(deps.app, community.id, async (trx) => {
    const member = await findPresentMember(trx, community, personId);
    return askNewPasskey(
      trx,
      community,
      passkeyParty(community, { portal: deps.origins.id, id: deps.origins.id }),
      deps.clock.now(),
      purposeOf(wish, personId),
      member?.displayName ?? '',
    );
  });
  c.header('cache-control', 'no-store');
  return c.json(options);
}

/** A passkey that was not accepted keeps nobody out: the link has opened the door already. */
async function savePasskey(
  deps: NeighbourDeps,
  c: Context<AppEnv>,
  wish: Wish,
  personId: string,
): Promise<Response> {
  const creation = readPasskeyCreation((await readFields(c)).get('answer'));
  const { community, language } = wish;
  const now = deps.clock.now();
  const party = passkeyParty(community, { portal: deps.origins.id, id: deps.origins.id });
  if (creation !== undefined) {
    await inCommunity(deps.app, community.id, async (trx) => {
      const checked = await readNewPasskey(trx, community, party, now, purposeOf(wish, personId), creation);
      if (checked === undefined) return;
      const name = pageMessages(language)('passkeyName');
      const kept = await keepPasskey(trx, community, now, name, checked);
      if (kept !== undefined)
        await recordNewPasskey(trx, community, now, deps, { passkeyId: kept.id, personId, language });
    });
  }
  return enter(deps, c, wish);
}
