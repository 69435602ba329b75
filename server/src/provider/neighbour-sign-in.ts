import { Hono, type Context } from 'hono';
import { displayNameSchema } from '@snodo/contract';
import { inCommunity } from '../db/index.ts';
import { callerAddress, type AppEnv } from '../http/index.ts';
import {
  askNewPasskey,
  askPasskey,
  joinAsNeighbour,
  keepBrowser,
  keepPasskey,
  mailLinkSeconds,
  mayJoin,
  passkeyParty,
  personOfPasskey,
  prepareMailLink,
  readAddress,
  readNewPasskey,
  readPasskeyAnswer,
  readPasskeyCreation,
  recordJoining,
  welcomeBack,
} from '../identity/index.ts';
import { mailSentPage, neighbourNoticePage, neighbourSignInPage, pageMessages } from '../pages/index.ts';
import {
  answerPage,
  factsOf,
  forgetInvitation,
  invitationOf,
  isOwnForm,
  joiningWith,
  nameOf,
  readFields,
  smallForm,
  type NeighbourDeps,
} from './neighbour-deps.ts';
import { answering, finishLogin, notice, readWish, type Wish } from './wishes.ts';

/** How she showed who she is (RFC 8176): a key of hers, and that it was unlocked for her. */
const byPasskey = ['pop', 'user'];

/**
 * The ways in of a neighbour, inside an interaction of the provider: a passkey, a link by mail, and for somebody
 * new a passkey with nothing else. Only the portal offers them; a firm's embed is for the firm's people.
 */
export function neighbourSignInRoutes(deps: NeighbourDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const step = (work: (c: Context<AppEnv>, wish: Wish) => Promise<Response>) => (c: Context<AppEnv>) =>
    answering(deps, c, async (language) => {
      const wish = await readWish(deps, c);
      const isOurs = c.req.method === 'GET' || isOwnForm(c, [deps.origins.id]);
      if (wish === undefined || !wish.isPortal || !isOurs) return notice(deps, c, language, 'again', 400);
      return work(c, wish);
    });

  routes.get(
    '/interaction/:uid/neighbour',
    step((c, wish) => waysIn(deps, c, wish)),
  );
  routes.post(
    '/interaction/:uid/mail-link',
    smallForm,
    step((c, wish) => sendLink(deps, c, wish)),
  );
  routes.get(
    '/interaction/:uid/mail-sent',
    step((c, wish) => sent(deps, c, wish)),
  );
  routes.post(
    '/interaction/:uid/passkey/options',
    step((c, wish) => passkeyOptions(deps, c, wish)),
  );
  routes.post(
    '/interaction/:uid/passkey',
    smallForm,
    step((c, wish) => enterByPasskey(deps, c, wish)),
  );
  routes.post(
    '/interaction/:uid/passkey/new/options',
    smallForm,
    step((c, wish) => newPasskeyOptions(deps, c, wish)),
  );
  routes.post(
    '/interaction/:uid/passkey/new',
    smallForm,
    step((c, wish) => joinByPasskey(deps, c, wish)),
  );
  return routes;
}

async function waysIn(
  deps: NeighbourDeps,
  c: Context<AppEnv>,
  wish: Wish,
  fault?: { field: 'address' | 'name' | 'passkey'; typedAddress?: string },
): Promise<Response> {
  const { community, language } = wish;
  const invitation = await inCommunity(deps.app, community.id, (trx) =>
    invitationOf(c, deps, trx, community),
  );
  const page = await neighbourSignInPage(
    { widgets: deps.widgets, language },
    {
      address: `/interaction/${wish.uid}`,
      community: nameOf(community, language),
      invitation: invitation === undefined ? undefined : factsOf(invitation, community, language),
      mayJoin: mayJoin(community, joiningWith(invitation)),
      otherWays: `/interaction/${wish.uid}?ways=all`,
      ...(fault === undefined ? {} : { fault: fault.field }),
      ...(fault?.typedAddress === undefined ? {} : { typedAddress: fault.typedAddress }),
    },
  );
  return answerPage(c, page, { wish, status: fault === undefined ? 200 : 422 });
}

/**
 * Whatever the address is, the same is done and answered: a link is written down, a mail is put into the outbox,
 * and the next page does not know which.
 */
async function sendLink(deps: NeighbourDeps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const typedAddress = (await readFields(c)).get('address')?.slice(0, 320) ?? '';
  const address = readAddress(typedAddress);
  if (address === undefined) return waysIn(deps, c, wish, { field: 'address', typedAddress });
  const { community, language } = wish;
  const browser = keepBrowser(c, deps.origins.id);
  const caller = callerAddress(c, deps.trustedProxies);
  const now = deps.clock.now();
  const outcome = await inCommunity(deps.app, community.id, async (trx) => {
    const joining = joiningWith(await invitationOf(c, deps, trx, community));
    const signIn = { interactionUid: wish.uid, joining };
    const mail = await prepareMailLink(trx, community, deps.secret, now, {
      address,
      browser,
      caller,
      signIn,
    });
    if (mail === undefined || mail === 'too_many') return mail;
    await deps.writeMail(trx, community, now, {
      kind: mail.kind,
      address,
      language,
      personId: mail.personId,
      parameters: {
        community: nameOf(community, language),
        link: `${deps.origins.id}/sign-in/link/${mail.link}?lang=${language}`,
        minutes: mailLinkSeconds / 60,
      },
      validSeconds: mailLinkSeconds,
    });
    return mail;
  });
  if (outcome !== 'too_many') return c.redirect(`/interaction/${wish.uid}/mail-sent`, 303);
  const back = { address: `/interaction/${wish.uid}/neighbour`, label: 'signInAgain' } as const;
  const frame = { widgets: deps.widgets, language };
  c.header('retry-after', '3600');
  return answerPage(c, await neighbourNoticePage(frame, 'tooMany', back), { status: 429 });
}

async function sent(deps: NeighbourDeps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const outbox = deps.hasOutboxPage ? `${deps.origins.portal}/outbox?lang=${wish.language}` : undefined;
  const again = `/interaction/${wish.uid}/neighbour`;
  const page = await mailSentPage({ widgets: deps.widgets, language: wish.language }, { again, outbox });
  return answerPage(c, page, { wish });
}

/** A sign-in that is to prove anew who she is must be unlocked by her, not only touched. */
function mustVerify(wish: Wish): boolean {
  return wish.freshness.maxAgeSeconds !== undefined;
}

async function passkeyOptions(deps: NeighbourDeps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const { community } = wish;
  const asked = { interactionUid: wish.uid, mustVerify: mustVerify(wish) };
  const options = await inCommunity(deps.app, community.id, (trx) =>
    askPasskey(trx, community, signInParty(deps, wish), deps.clock.now(), asked),
  );
  c.header('cache-control', 'no-store');
  return c.json(options);
}

async function enterByPasskey(deps: NeighbourDeps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const answer = readPasskeyAnswer((await readFields(c)).get('answer'));
  if (answer === undefined) return waysIn(deps, c, wish, { field: 'passkey' });
  const { community } = wish;
  const now = deps.clock.now();
  const person = await inCommunity(deps.app, community.id, async (trx) => {
    const asked = { interactionUid: wish.uid, mustVerify: mustVerify(wish), answer };
    const found = await personOfPasskey(trx, community, signInParty(deps, wish), now, asked);
    if (found === undefined) return undefined;
    const joining = joiningWith(await invitationOf(c, deps, trx, community));
    const entry = await welcomeBack(trx, community, now, found.personId, joining);
    if (entry === 'joined') await recordJoining(trx, now, found.personId, joining);
    return { ...found, entry };
  });
  if (person === undefined) return waysIn(deps, c, wish, { field: 'passkey' });
  if (person.entry === 'refused') return refuseUninvited(deps, c, wish);
  forgetInvitation(c, deps.origins.id);
  const amr = person.isVerified ? [...byPasskey, 'mfa'] : byPasskey;
  return finishLogin(deps, c, wish, { personId: person.personId, amr });
}

async function newPasskeyOptions(deps: NeighbourDeps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const { community } = wish;
  const name = displayNameSchema.safeParse((await readFields(c)).get('name') ?? '');
  c.header('cache-control', 'no-store');
  if (!name.success) return c.json({ fault: pageMessages(wish.language)('nameFault') }, 422);
  const options = await inCommunity(deps.app, community.id, (trx) => {
    const purpose = { kind: 'join', interactionUid: wish.uid } as const;
    return askNewPasskey(trx, community, signInParty(deps, wish), deps.clock.now(), purpose, name.data);
  });
  return c.json(options);
}

/** Somebody new whose only way in is this passkey: person, membership and passkey are kept together or not at all. */
async function joinByPasskey(deps: NeighbourDeps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const fields = await readFields(c);
  const name = displayNameSchema.safeParse(fields.get('name') ?? '');
  if (!name.success) return waysIn(deps, c, wish, { field: 'name' });
  const creation = readPasskeyCreation(fields.get('answer'));
  if (creation === undefined) return waysIn(deps, c, wish, { field: 'passkey' });
  const { community, language } = wish;
  const now = deps.clock.now();
  const outcome = await inCommunity(deps.app, community.id, async (trx) => {
    const purpose = { kind: 'join', interactionUid: wish.uid } as const;
    const passkey = await readNewPasskey(trx, community, signInParty(deps, wish), now, purpose, creation);
    if (passkey === undefined) return 'passkey';
    const joining = joiningWith(await invitationOf(c, deps, trx, community));
    const person = { id: passkey.personId, displayName: name.data };
    if ((await joinAsNeighbour(trx, community, now, person, joining)) === 'refused') return 'uninvited';
    const kept = await keepPasskey(trx, community, now, pageMessages(language)('passkeyName'), passkey);
    if (kept === undefined) throw new Error('a passkey that was made a moment ago belongs to somebody');
    await recordJoining(trx, now, passkey.personId, joining);
    return { personId: passkey.personId };
  });
  if (outcome === 'passkey') return waysIn(deps, c, wish, { field: 'passkey' });
  if (outcome === 'uninvited') return refuseUninvited(deps, c, wish);
  forgetInvitation(c, deps.origins.id);
  return finishLogin(deps, c, wish, { personId: outcome.personId, amr: byPasskey });
}

async function refuseUninvited(deps: NeighbourDeps, c: Context<AppEnv>, wish: Wish): Promise<Response> {
  const frame = { widgets: deps.widgets, language: wish.language };
  const back = { address: `/interaction/${wish.uid}?ways=all`, label: 'signInAgain' } as const;
  return answerPage(c, await neighbourNoticePage(frame, 'notInvited', back), { status: 403 });
}

/** On the sign-in pages only they themselves may ask, not the portal's pages. */
function signInParty(deps: NeighbourDeps, { community }: Wish) {
  return passkeyParty(community, { portal: deps.origins.id, id: deps.origins.id });
}
