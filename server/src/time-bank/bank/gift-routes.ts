import * as contract from '@snodo/contract';
import type { Api } from '../../http/index.ts';
import { bankCalls, type BankDeps } from './bank-calls.ts';
import { askFund, decideFundRequest, listFundRequests } from './fund.ts';
import { answerGift, giveHours, listGiftRecipients, listOwnGifts } from './gifts.ts';

/** Gifts from one to another, and the solidarity fund. */
export function giftRoutes(api: Api, deps: BankDeps): void {
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
