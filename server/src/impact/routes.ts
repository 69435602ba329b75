import * as contract from '@snodo/contract';
import type { Database } from '../db/index.ts';
import { localized, newApi, type Api } from '../http/index.ts';
import { inCommunityOf } from '../identity/index.ts';
import { listCounterRows } from './queries.ts';

export function impactApi({ app }: { app: Database }): Api {
  const api = newApi();

  api.openapi(contract.listCounters, async (c) => {
    const { lang } = c.req.valid('query');
    const rows = await inCommunityOf(app, c.req.valid('param').community, (trx, community) =>
      listCounterRows(trx, community.id),
    );
    const items = rows.map((row) => ({
      code: row.code,
      count: row.count,
      label: localized(row.label, lang),
      counts: localized(row.counts, lang),
      kind: row.kind as 'published' | 'computed',
      source: localized(row.source, lang),
      asOfYear: row.as_of_year,
    }));
    return c.json({ items }, 200);
  });

  return api;
}
