import * as contract from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../db/index.ts';
import { newApi, type Api, type AppEnv } from '../http/index.ts';
import { listOwnAudit } from './audit-trail.ts';
import { signedInActor, type Authentication } from './authentication.ts';
import { inCommunityOf } from './communities.ts';
import { eraseMe } from './erasure.ts';
import { listOwnMandates, withdrawMandate } from './mandates.ts';
import { endOwnMembership, type OwnSignInCheck } from './memberships.ts';
import { exportOwnRecord } from './own-archive.ts';
import * as room from './own-room.ts';
import type { PersonalDataHolder } from './personal-data.ts';
import type { Actor, Community } from './rows.ts';

export interface OwnRoomDeps {
  app: Database;
  authentication: Authentication;
  /** Who holds something about people: all domains, in the order in which they give and erase. */
  holders: readonly PersonalDataHolder[];
  hasOwnSignIn: OwnSignInCheck;
}

/** A person's own room: everything under `/v1/{community}/me`. */
export function ownRoomApi({ app, authentication, holders, hasOwnSignIn }: OwnRoomDeps): Api {
  const api = newApi();
  const { clock } = authentication;
  const asSignedIn = <Result>(
    c: Context<AppEnv>,
    slug: string,
    work: (trx: CommunityTransaction, actor: Actor, community: Community) => Promise<Result>,
  ) =>
    inCommunityOf(app, slug, async (trx, community) =>
      work(trx, await signedInActor(c, trx, community, authentication), community),
    );

  api.openapi(contract.getMe, async (c) => {
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) =>
      room.toMe(await signedInActor(c, trx, community, authentication, 'profile:min')),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.updateMe, async (c) => {
    const body = await asSignedIn(c, c.req.valid('param').community, async (trx, actor, community) =>
      room.toMe(await room.updateMe(trx, actor, community, clock.now(), c.req.valid('json'))),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.chooseRole, async (c) => {
    const choice = c.req.valid('json');
    const body = await asSignedIn(c, c.req.valid('param').community, async (trx, actor, community) =>
      room.toMe(await room.chooseRole(trx, actor, community, 'all' in choice ? undefined : choice)),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listSignIns, async (c) => {
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) =>
      room.listSignIns(trx, actor, community, clock.now()),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.endSignIn, async (c) => {
    const { community: slug, signIn } = c.req.valid('param');
    const body = await asSignedIn(c, slug, (trx, actor, community) =>
      room.endSignIn(trx, actor, community, clock.now(), signIn),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.endOtherSignIns, async (c) => {
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) =>
      room.endOtherSignIns(trx, actor, community, clock.now()),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listConsents, async (c) => {
    const body = await asSignedIn(c, c.req.valid('param').community, room.listConsents);
    return c.json(body, 200);
  });

  api.openapi(contract.withdrawConsent, async (c) => {
    const { community: slug, consent } = c.req.valid('param');
    const body = await asSignedIn(c, slug, (trx, actor, community) =>
      room.withdrawConsent(trx, actor, community, clock.now(), consent),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.endOwnMembership, async (c) => {
    const { community: slug, membership: membershipId } = c.req.valid('param');
    const { staysAsNeighbour } = c.req.valid('json');
    const body = await asSignedIn(c, slug, (trx, actor, community) =>
      endOwnMembership(trx, actor, community, clock.now(), { membershipId, staysAsNeighbour, hasOwnSignIn }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listOwnMandates, async (c) => {
    const body = await asSignedIn(c, c.req.valid('param').community, listOwnMandates);
    return c.json(body, 200);
  });

  api.openapi(contract.withdrawMandate, async (c) => {
    const { community: slug, mandate } = c.req.valid('param');
    const body = await asSignedIn(c, slug, (trx, actor, community) =>
      withdrawMandate(trx, actor, community, clock.now(), mandate),
    );
    return c.json(body, 200);
  });

  mountOwnRecord(api, { asSignedIn, authentication, holders });
  return api;
}

type AsSignedIn = <Result>(
  c: Context<AppEnv>,
  slug: string,
  work: (trx: CommunityTransaction, actor: Actor, community: Community) => Promise<Result>,
) => Promise<Result>;

function mountOwnRecord(
  api: Api,
  {
    asSignedIn,
    authentication: { clock },
    holders,
  }: { asSignedIn: AsSignedIn } & Pick<OwnRoomDeps, 'authentication' | 'holders'>,
): void {
  api.openapi(contract.listOwnAudit, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) =>
      listOwnAudit(trx, actor, community, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.exportOwnRecord, async (c) => {
    const { lang: language } = c.req.valid('query');
    const { archive, fileName } = await asSignedIn(
      c,
      c.req.valid('param').community,
      (trx, actor, community) => exportOwnRecord(trx, actor, community, clock.now(), { holders, language }),
    );
    return c.body(archive, 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${fileName}"`,
      'x-content-type-options': 'nosniff',
    });
  });

  api.openapi(contract.eraseMe, async (c) => {
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) =>
      eraseMe(trx, actor, community, clock.now(), holders),
    );
    return c.json(body, 200);
  });
}
