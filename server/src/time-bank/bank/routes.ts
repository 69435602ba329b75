import * as contract from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Actor, type Authentication } from '../../identity/index.ts';
import { askFund, decideFundRequest, listFundRequests } from './fund.ts';
import { answerGift, giveHours, listGiftRecipients, listOwnGifts } from './gifts.ts';
import { leaveTimeBank, settleLeaving } from './leaving.ts';
import {
  applyToTimeBank,
  decideAdmission,
  getOwnTimeBank,
  listTimeBankMembers,
  updateTimeBankMember,
} from './members.ts';
import type { BankContext } from './membership.ts';
import { listOwnEntries, printMemberStatement } from './statement.ts';
import { listVolunteerEntries, recordVolunteering } from './volunteers.ts';

export interface BankDeps {
  app: Database;
  authentication: Authentication;
}

type Scope = 'timebank:read' | 'timebank:request';

/** Runs an operation for whoever is signed in; with a scope, an embed's token opens it too. */
export function bankCalls({ app, authentication }: BankDeps) {
  const { clock } = authentication;
  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    work: (trx: CommunityTransaction, actor: Actor, context: BankContext) => Promise<Answer>,
    scope?: Scope,
  ): Promise<Answer> =>
    inCommunityOf(app, slug, async (trx, community) =>
      work(trx, await signedInActor(c, trx, community, authentication, scope), { community, clock }),
    );
  /** The same, once for each `Idempotency-Key`. */
  const asActorOnce = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    work: (trx: CommunityTransaction, actor: Actor, context: BankContext) => Promise<Answer>,
  ): Promise<Answer> =>
    asActor(c, slug, (trx, actor, context) =>
      idempotently(
        c,
        trx,
        { communityId: context.community.id, personId: actor.personId, now: clock.now(), key: 'may' },
        () => work(trx, actor, context),
      ),
    );
  return { asActor, asActorOnce };
}

/** Members, statements, volunteers' hours, gifts and the fund. */
export function bankApi(deps: BankDeps): Api {
  const api = newApi();
  const { asActor, asActorOnce } = bankCalls(deps);

  api.openapi(contract.getOwnTimeBank, async (c) =>
    c.json(await asActor(c, c.req.valid('param').community, getOwnTimeBank, 'timebank:read'), 200),
  );

  api.openapi(contract.listOwnEntries, async (c) => {
    const { unit, cursor, limit } = c.req.valid('query');
    const body = await asActor(
      c,
      c.req.valid('param').community,
      (trx, actor, context) => listOwnEntries(trx, actor, context, { unit, cursor, limit }),
      'timebank:read',
    );
    return c.json(body, 200);
  });

  api.openapi(contract.applyToTimeBank, async (c) => {
    const application = c.req.valid('json');
    const body = await asActorOnce(c, c.req.valid('param').community, (trx, actor, context) =>
      applyToTimeBank(trx, actor, context, application),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.leaveTimeBank, async (c) =>
    c.json(await asActorOnce(c, c.req.valid('param').community, leaveTimeBank), 200),
  );

  api.openapi(contract.listTimeBankMembers, async (c) => {
    const { show, cursor, limit } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      listTimeBankMembers(trx, actor, context, { show, cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.decideAdmission, async (c) => {
    const { community, member } = c.req.valid('param');
    const decision = c.req.valid('json');
    const body = await asActor(c, community, (trx, actor, context) =>
      decideAdmission(trx, actor, context, member, decision),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.updateTimeBankMember, async (c) => {
    const { community, member } = c.req.valid('param');
    const change = c.req.valid('json');
    const body = await asActor(c, community, (trx, actor, context) =>
      updateTimeBankMember(trx, actor, context, member, change),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.settleLeaving, async (c) => {
    const { community, member } = c.req.valid('param');
    const settlement = c.req.valid('json');
    const body = await asActorOnce(c, community, (trx, actor, context) =>
      settleLeaving(trx, actor, context, member, settlement),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.printMemberStatement, async (c) => {
    const { community, member } = c.req.valid('param');
    const { cursor, limit } = c.req.valid('query');
    const body = await asActor(c, community, (trx, actor, context) =>
      printMemberStatement(trx, actor, context, member, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listVolunteerEntries, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      listVolunteerEntries(trx, actor, context, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.recordVolunteering, async (c) => {
    const entry = c.req.valid('json');
    const body = await asActorOnce(c, c.req.valid('param').community, (trx, actor, context) =>
      recordVolunteering(trx, actor, context, entry),
    );
    return c.json(body, 201);
  });

  addGifts(api, deps);
  return api;
}

function addGifts(api: Api, deps: BankDeps): void {
  const { asActor } = bankCalls(deps);

  api.openapi(contract.listOwnGifts, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await asActor(
      c,
      c.req.valid('param').community,
      (trx, actor, context) => listOwnGifts(trx, actor, context, { cursor, limit }),
      'timebank:read',
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listGiftRecipients, async (c) =>
    c.json(await asActor(c, c.req.valid('param').community, listGiftRecipients, 'timebank:read'), 200),
  );

  api.openapi(contract.giveHours, async (c) => {
    const gift = c.req.valid('json');
    const body = await asActor(
      c,
      c.req.valid('param').community,
      (trx, actor, context) => giveHours(trx, actor, context, gift),
      'timebank:request',
    );
    return c.json(body, 201);
  });

  api.openapi(contract.answerGift, async (c) => {
    const { community, gift } = c.req.valid('param');
    const { answer } = c.req.valid('json');
    const body = await asActor(
      c,
      community,
      (trx, actor, context) => answerGift(trx, actor, context, gift, answer),
      'timebank:request',
    );
    return c.json(body, 200);
  });

  api.openapi(contract.askFund, async (c) => {
    const request = c.req.valid('json');
    const body = await asActor(
      c,
      c.req.valid('param').community,
      (trx, actor, context) => askFund(trx, actor, context, request),
      'timebank:request',
    );
    return c.json(body, 201);
  });

  api.openapi(contract.listFundRequests, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      listFundRequests(trx, actor, context, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.decideFundRequest, async (c) => {
    const { community, fundRequest } = c.req.valid('param');
    const decision = c.req.valid('json');
    const body = await asActor(c, community, (trx, actor, context) =>
      decideFundRequest(trx, actor, context, fundRequest, decision),
    );
    return c.json(body, 200);
  });
}
