import {
  addContact,
  addPasskey,
  askNewPasskey,
  listContacts,
  listPasskeys,
  removeContact,
  removePasskey,
  type Language,
} from '@snodo/contract';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Context } from 'hono';
import type { CommunityTransaction } from '../db/index.ts';
import {
  callerAddress,
  localized,
  newApi,
  Problem,
  spokenLanguage,
  type Api,
  type AppEnv,
} from '../http/index.ts';
import { refuseOnBehalf, requireElevation } from './actors.ts';
import { signedInActor } from './authentication.ts';
import { keepBrowser } from './browser-cookie.ts';
import { inCommunityOf } from './communities.ts';
import { removeContact as removeContactOf } from './contact-removal.ts';
import * as contacts from './contacts.ts';
import { invitationRoutes } from './invitation-routes.ts';
import type { NeighbourApiDeps } from './neighbour-api-deps.ts';
import { mailLinkSeconds, prepareMailLink } from './mail-links.ts';
import { readPasskeyCreation } from './passkey-answers.ts';
import * as passkeys from './passkeys.ts';
import type { Actor, Community } from './rows.ts';

/** A person's addresses and passkeys, and invitations to neighbours. */
export function neighbourApi(deps: NeighbourApiDeps): Api {
  const api = newApi();
  contactRoutes(api, deps);
  passkeyRoutes(api, deps);
  invitationRoutes(api, deps);
  return api;
}

/** Where passkeys belong: they are made in the portal too, and used only on the sign-in pages. */
export function passkeyParty(
  community: Community,
  origins: { portal: string; id: string },
): passkeys.PasskeyParty {
  return {
    rpId: new URL(origins.id).hostname,
    origins: [...new Set([origins.id, origins.portal])],
    name: localized(community.name, 'it'),
  };
}

/** What her browser speaks, for notices to somebody who has not said in which language to write to her. */
function languageOf(c: Context<AppEnv>): Language {
  return spokenLanguage(c.req.header('accept-language'));
}

type Work<Result> = (trx: CommunityTransaction, community: Community, actor: Actor) => Promise<Result>;

/** The person herself in the portal's own window. */
function asHerself<Result>(
  c: Context<AppEnv>,
  { app, authentication }: NeighbourApiDeps,
  slug: string,
  work: Work<Result>,
): Promise<Result> {
  return inCommunityOf(app, slug, async (trx, community) => {
    const actor = await signedInActor(c, trx, community, authentication);
    refuseOnBehalf(actor);
    return work(trx, community, actor);
  });
}

function contactRoutes(api: Api, deps: NeighbourApiDeps): void {
  const { clock, secret } = deps;

  api.openapi(listContacts, async (c) => {
    const items = await asHerself(c, deps, c.req.valid('param').community, (trx, community, actor) =>
      contacts.listContacts(trx, community, secret, actor.personId),
    );
    return c.json(
      { items: items.map((item) => ({ ...item, confirmedAt: item.confirmedAt.toISOString() })) },
      200,
    );
  });

  api.openapi(addContact, async (c) => {
    const { address: given, language } = c.req.valid('json');
    const browser = keepBrowser(c, deps.origins.portal);
    await asHerself(c, deps, c.req.valid('param').community, async (trx, community, actor) => {
      const now = clock.now();
      requireElevation(actor, now);
      const address = contacts.readAddress(given);
      if (address === undefined) throw new Problem('address_not_valid');
      const present = await contacts.listContacts(trx, community, secret, actor.personId);
      if (present.length >= contacts.mostContacts) throw new Problem('too_many_contacts');
      const caller = callerAddress(c, deps.trustedProxies);
      const addFor = { personId: actor.personId };
      const mail = await prepareMailLink(trx, community, secret, now, { address, browser, caller, addFor });
      if (mail === 'too_many') throw new Problem('too_many_requests', { retryAfterSeconds: 3600 });
      if (mail === undefined) return;
      await deps.writeMail(trx, community, now, {
        kind: mail.kind,
        address,
        language,
        personId: mail.personId,
        parameters: {
          community: localized(community.name, language),
          link: `${deps.origins.portal}/sign-in/link/${mail.link}`,
          minutes: mailLinkSeconds / 60,
        },
        validSeconds: mailLinkSeconds,
      });
    });
    return c.json({ validMinutes: mailLinkSeconds / 60 }, 202);
  });

  api.openapi(removeContact, async (c) => {
    const { community: slug, contact } = c.req.valid('param');
    await asHerself(c, deps, slug, async (trx, community, actor) => {
      requireElevation(actor, clock.now());
      const change = { contactId: contact, language: languageOf(c) };
      await removeContactOf(trx, actor, community, clock.now(), deps, change);
    });
    return c.json({ removed: true as const }, 200);
  });
}

function passkeyRoutes(api: Api, deps: NeighbourApiDeps): void {
  const { clock, origins } = deps;

  api.openapi(listPasskeys, async (c) => {
    const items = await asHerself(c, deps, c.req.valid('param').community, (trx, community, actor) =>
      passkeys.listPasskeys(trx, community, actor.personId),
    );
    return c.json({ items: items.map(toPasskeyAnswer) }, 200);
  });

  api.openapi(askNewPasskey, async (c) => {
    const options = await asHerself(c, deps, c.req.valid('param').community, (trx, community, actor) => {
      requireElevation(actor, clock.now());
      const purpose = { kind: 'add', personId: actor.personId, interactionUid: null } as const;
      const party = passkeyParty(community, origins);
      return passkeys.askNewPasskey(trx, community, party, clock.now(), purpose, actor.displayName);
    });
    return c.json(toOptionsAnswer(options), 200);
  });

  api.openapi(addPasskey, async (c) => {
    const { name, answer } = c.req.valid('json');
    const kept = await asHerself(c, deps, c.req.valid('param').community, async (trx, community, actor) => {
      const now = clock.now();
      requireElevation(actor, now);
      const creation = readPasskeyCreation(answer);
      const purpose = { kind: 'add', personId: actor.personId, interactionUid: null } as const;
      const party = passkeyParty(community, origins);
      const checked =
        creation === undefined
          ? undefined
          : await passkeys.readNewPasskey(trx, community, party, now, purpose, creation);
      const passkey =
        checked === undefined ? undefined : await passkeys.keepPasskey(trx, community, now, name, checked);
      if (passkey !== undefined) {
        const change = { passkeyId: passkey.id, personId: actor.personId, language: languageOf(c) };
        await passkeys.recordNewPasskey(trx, community, now, deps, change);
      }
      return passkey;
    });
    // Thrown only here, so that the question that was answered stays answered.
    if (kept === undefined) throw new Problem('passkey_refused');
    return c.json(toPasskeyAnswer(kept), 201);
  });

  api.openapi(removePasskey, async (c) => {
    const { community: slug, passkey } = c.req.valid('param');
    await asHerself(c, deps, slug, async (trx, community, actor) => {
      requireElevation(actor, clock.now());
      const change = { passkeyId: passkey, language: languageOf(c) };
      await passkeys.removePasskey(trx, actor, community, clock.now(), deps, change);
    });
    return c.json({ removed: true as const }, 200);
  });
}

function toOptionsAnswer(options: PublicKeyCredentialCreationOptionsJSON) {
  const { rp, user, challenge, pubKeyCredParams, timeout, excludeCredentials = [], attestation } = options;
  const { residentKey, userVerification } = options.authenticatorSelection ?? {};
  return {
    rp,
    user,
    challenge,
    pubKeyCredParams,
    timeout,
    excludeCredentials,
    authenticatorSelection: { residentKey, userVerification },
    attestation,
  };
}

function toPasskeyAnswer(passkey: passkeys.Passkey) {
  return { ...passkey, createdAt: passkey.createdAt.toISOString() };
}
