import * as contract from '@snodo/contract';
import type { Api } from '../../http/index.ts';
import { bankCalls, type BankDeps } from './bank-calls.ts';
import { listCompanyPools } from './company-pools.ts';
import { drawFromPool } from './pool-draws.ts';
import { closePool, createPool, listPools } from './pools.ts';
import { listPostings, reversePosting } from './postings.ts';

/** Companies’ pools, and what was posted. */
export function poolRoutes(api: Api, deps: BankDeps): void {
  const { asActor, asActorOnce } = bankCalls(deps);

  api.openapi(contract.listPools, async (c) =>
    c.json(await asActor(c, c.req.valid('param').community, listPools), 200),
  );

  api.openapi(contract.createPool, async (c) => {
    const pool = c.req.valid('json');
    const body = await asActorOnce(c, c.req.valid('param').community, (trx, actor, context) =>
      createPool(trx, actor, context, pool),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.drawFromPool, async (c) => {
    const { community, pool } = c.req.valid('param');
    const draw = c.req.valid('json');
    const body = await asActor(c, community, (trx, actor, context) =>
      drawFromPool(trx, actor, context, pool, draw),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.closePool, async (c) => {
    const { community, pool } = c.req.valid('param');
    return c.json(
      await asActor(c, community, (trx, actor, context) => closePool(trx, actor, context, pool)),
      200,
    );
  });

  api.openapi(contract.listCompanyPools, async (c) =>
    c.json(await asActor(c, c.req.valid('param').community, listCompanyPools), 200),
  );

  api.openapi(contract.listPostings, async (c) => {
    const { posted, cursor, limit } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      listPostings(trx, actor, context, { posted, cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.reversePosting, async (c) => {
    const { community, posting } = c.req.valid('param');
    const reversal = c.req.valid('json');
    const body = await asActor(c, community, (trx, actor, context) =>
      reversePosting(trx, actor, context, posting, reversal),
    );
    return c.json(body, 200);
  });
}
