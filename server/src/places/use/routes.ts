import * as contract from '@snodo/contract';
import type { Api } from '../../http/index.ts';
import type { BookingApiDeps } from '../booking/routes.ts';
import { asHost } from '../hosting/as-host.ts';
import { getPlaceUse, getSpaceContribution } from './use.ts';

export function useRoutes(api: Api, deps: BookingApiDeps): void {
  api.openapi(contract.getPlaceUse, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      getPlaceUse(trx, actor, context, place),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getSpaceContribution, async (c) => {
    const { community: slug, organisation } = c.req.valid('param');
    const { lang, ...asked } = c.req.valid('query');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      getSpaceContribution(trx, actor, context, organisation, asked),
    );
    return c.json(body, 200);
  });
}
