import * as contract from '@snodo/contract';
import type { Api } from '../../http/index.ts';
import { bankCalls, type BankDeps } from './bank-calls.ts';
import { listCompanyReleases, releaseCompanyHours } from './company-releases.ts';
import { exportTimeBank } from './export.ts';
import { importTimeBank } from './import/import.ts';
import { getTimeBankReport } from './report.ts';

/** Figures, what firms read of them, and everything in and out as files. */
export function reportRoutes(api: Api, deps: BankDeps): void {
  const { asActor, asActorOnce } = bankCalls(deps);

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
}
