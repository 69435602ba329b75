import * as contract from '@snodo/contract';
import type { Database } from '../../db/index.ts';
import { newApi, type Api } from '../../http/index.ts';
import { CallerDesk, inCommunityOf, signedInActor, type Authentication } from '../../identity/index.ts';
import { PostingDesk } from './posting-desk.ts';
import { getReceipt } from './receipts.ts';
import { listHeads, listLinks } from './published-chain.ts';
import { listOwnEntries } from './statement.ts';

export interface LedgerDeps {
  app: Database;
  authentication: Authentication;
}

export function ledgerApi({ app, authentication }: LedgerDeps): Api {
  const api = newApi();
  const { clock } = authentication;
  const callers = new CallerDesk({ app, authentication });
  const desk = new PostingDesk({ app, clock });

  api.openapi(contract.listOwnLedgerEntries, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication, 'timebank:read');
      return listOwnEntries(trx, actor, community, { cursor, limit });
    });
    return c.json(body, 200);
  });

  api.openapi(contract.postTransfer, async (c) => {
    const { community: slug } = c.req.valid('param');
    const { actor, community } = await callers.signedIn(c, slug, 'timebank:request');
    const transfer = await desk.post(community.id, { actor, post: c.req.valid('json') });
    return c.json(
      {
        id: transfer.id,
        minutes: transfer.minutes,
        servedOn: transfer.servedOn,
        madeAt: transfer.madeAt.toISOString(),
        version: transfer.payerVersion,
        balanceMinutes: transfer.payerBalanceMinutes,
      },
      201,
    );
  });

  api.openapi(contract.getTransferReceipt, async (c) => {
    const { community: slug, transfer } = c.req.valid('param');
    const body = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication, 'timebank:read');
      return getReceipt(trx, actor, community, transfer, clock.now());
    });
    return c.json(body, 200);
  });

  api.openapi(contract.listChainHeads, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      listHeads(trx, community, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listChainLinks, async (c) => {
    const { ledger, after } = c.req.valid('query');
    const items = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      listLinks(trx, community, ledger, after),
    );
    return c.json({ items }, 200);
  });

  return api;
}
