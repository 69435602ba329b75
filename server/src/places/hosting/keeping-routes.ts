import * as contract from '@snodo/contract';
import type { Api } from '../../http/index.ts';
import type { BookingApiDeps } from '../booking/routes.ts';
import { asHost, once } from './as-host.ts';
import { blockSpace, unblockSpace } from './blocks.ts';
import { followMilestone, getHandOver } from './hand-over.ts';
import { getHostedPlace, listHostedPlaces, updatePlace } from './kept.ts';
import { reportTrouble, settleTrouble } from './troubles.ts';

/** What hosts look after from day to day: their places, what they keep for themselves, what does not work. */
export function keepingRoutes(api: Api, deps: BookingApiDeps): void {
  api.openapi(contract.listHostedPlaces, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asHost(c, deps, c.req.valid('param').community, lang, (trx, actor, context) =>
      listHostedPlaces(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getHostedPlace, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      getHostedPlace(trx, actor, context, place),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.updatePlace, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      updatePlace(trx, actor, context, place, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.blockSpace, async (c) => {
    const { community: slug, space } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      blockSpace(trx, actor, context, space, input),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.unblockSpace, async (c) => {
    const { community: slug, booking } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      unblockSpace(trx, actor, context, booking),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.reportTrouble, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const work = once(c, (trx, actor, context) => reportTrouble(trx, actor, context, place, input));
    const body = await asHost(c, deps, slug, lang, work);
    return c.json(body, 201);
  });

  api.openapi(contract.settleTrouble, async (c) => {
    const { community: slug, trouble } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      settleTrouble(trx, actor, context, trouble, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getHandOver, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      getHandOver(trx, actor, context, place),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.followMilestone, async (c) => {
    const { community: slug, ...which } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      followMilestone(trx, actor, context, which, input),
    );
    return c.json(body, 200);
  });
}
