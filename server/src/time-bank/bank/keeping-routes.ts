import * as contract from '@snodo/contract';
import { newApi, type Api } from '../../http/index.ts';
import { listCompanyPools } from './company-pools.ts';
import { listCompanyReleases, releaseCompanyHours } from './company-releases.ts';
import { exportTimeBank } from './export.ts';
import { importTimeBank } from './import/import.ts';
import { drawFromPool } from './pool-draws.ts';
import { closePool, createPool, listPools } from './pools.ts';
import { listPostings, reversePosting } from './postings.ts';
import { getTimeBankReport } from './report.ts';
import { bankCalls, type BankDeps } from './routes.ts';

/** Pools, postings, reports, imports and exports: what the secretary and managers keep the bank with. */
export function bankKeepingApi(deps: BankDeps): Api {
  const api = newApi();
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

  api.openapi(contract.getTimeBankReport, async (c) => {
    const { from, until } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      getTimeBankReport(trx, actor, context, { from, until }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listCompanyReleases, async (c) =>
    c.json(await asActor(c, c.req.valid('param').community, listCompanyReleases), 200),
  );

  api.openapi(contract.listCompanyPools, async (c) =>
    c.json(await asActor(c, c.req.valid('param').community, listCompanyPools), 200),
  );

  api.openapi(contract.releaseCompanyHours, async (c) => {
    const release = c.req.valid('json');
    const body = await asActorOnce(c, c.req.valid('param').community, (trx, actor, context) =>
      releaseCompanyHours(trx, actor, context, release),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.importTimeBank, async (c) => {
    const file = c.req.valid('json');
    const body = await asActorOnce(c, c.req.valid('param').community, (trx, actor, context) =>
      importTimeBank(trx, actor, context, file),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.exportTimeBank, async (c) => {
    const { fileName, lines } = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      exportTimeBank(trx, actor, context, deps.app),
    );
    return c.body(lines, 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${fileName}"`,
      'x-content-type-options': 'nosniff',
    });
  });

  return api;
}
