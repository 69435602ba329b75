import * as contract from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../http/index.ts';
import { listAuditAnchors, listAuditEntries, verifyAuditTrail } from './audit-trail.ts';
import { signedInActor, standingOfCookie, type Authentication } from './authentication.ts';
import { inCommunityOf } from './communities.ts';
import { endAssistance, listMandates, recordMandate, startAssistance } from './mandates.ts';
import { changeRoles, endMembership, listPeople } from './memberships.ts';
import { toMe } from './own-room.ts';
import { actorOfStanding } from './portal-sessions.ts';
import type { Actor, Community } from './rows.ts';

/** What the programme's own people do: memberships and roles, acting for others, and reading the audit trail. */
export function programmeApi({
  app,
  authentication,
}: {
  app: Database;
  authentication: Authentication;
}): Api {
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
  /** Herself again after the sign-in's standing has changed. */
  const meAnew = async (c: Context<AppEnv>, trx: CommunityTransaction, community: Community) => {
    const standing = await standingOfCookie(c, trx, community, authentication);
    return toMe(await actorOfStanding(trx, community, standing, clock.now()));
  };

  api.openapi(contract.listPeople, async (c) => {
    const { name, cursor, limit } = c.req.valid('query');
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) =>
      listPeople(trx, actor, community, { name, cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.endMembership, async (c) => {
    const { community: slug, membership } = c.req.valid('param');
    const body = await asSignedIn(c, slug, (trx, actor, community) =>
      endMembership(trx, actor, community, clock.now(), membership),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.changeRoles, async (c) => {
    const { community: slug, membership: membershipId } = c.req.valid('param');
    const { roles } = c.req.valid('json');
    const body = await asSignedIn(c, slug, (trx, actor, community) =>
      changeRoles(trx, actor, community, clock.now(), { membershipId, roles }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listMandates, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) =>
      listMandates(trx, actor, community, clock.now(), { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.recordMandate, async (c) => {
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) => {
      const now = clock.now();
      const call = { communityId: community.id, personId: actor.personId, now, key: 'may' } as const;
      return idempotently(c, trx, call, () => recordMandate(trx, actor, community, now, c.req.valid('json')));
    });
    return c.json(body, 201);
  });

  api.openapi(contract.startAssistance, async (c) => {
    const { mandateId } = c.req.valid('json');
    const body = await asSignedIn(c, c.req.valid('param').community, async (trx, actor, community) => {
      await startAssistance(trx, actor, community, clock.now(), mandateId);
      return meAnew(c, trx, community);
    });
    return c.json(body, 201);
  });

  api.openapi(contract.endAssistance, async (c) => {
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => {
      const standing = await standingOfCookie(c, trx, community, authentication);
      await endAssistance(trx, standing, community, clock.now());
      return meAnew(c, trx, community);
    });
    return c.json(body, 200);
  });

  api.openapi(contract.listAuditEntries, async (c) => {
    const { action, person, from, until, cursor, limit } = c.req.valid('query');
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) =>
      listAuditEntries(trx, actor, community, { action, person, from, until, cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.verifyAuditTrail, async (c) => {
    const { after } = c.req.valid('query');
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) =>
      verifyAuditTrail(trx, actor, community, after),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listAuditAnchors, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await asSignedIn(c, c.req.valid('param').community, (trx, actor, community) =>
      listAuditAnchors(trx, actor, community, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  return api;
}
