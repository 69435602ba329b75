import * as contract from '@snodo/contract';
import type { Api } from '../../http/index.ts';
import type { ActivityContext } from '../activities/context.ts';
import type { BookingApiDeps } from '../booking/routes.ts';
import { asHost, once } from './as-host.ts';
import { listComingBookings } from './coming.ts';
import { keepingRoutes } from './keeping-routes.ts';
import { movePlace } from './life.ts';
import { createPlace } from './places.ts';
import { decideBooking, listBookingRequests } from './requests.ts';
import { createSpace, updateSpace } from './spaces.ts';
import { listVisits } from './visits.ts';

/** What hosts do: answer, receive, list a place, offer a space, pause and close. */
export interface HostingApiDeps extends BookingApiDeps {
  /** By which whoever comes to an activity is told. */
  mail: Pick<ActivityContext, 'secret' | 'origins' | 'writeMail'>;
}

export function hostingRoutes(api: Api, deps: HostingApiDeps): void {
  answeringRoutes(api, deps);
  listingRoutes(api, deps);
  offeringRoutes(api, deps);
  keepingRoutes(api, deps);
}

function answeringRoutes(api: Api, deps: BookingApiDeps): void {
  api.openapi(contract.listBookingRequests, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asHost(c, deps, c.req.valid('param').community, lang, (trx, actor, context) =>
      listBookingRequests(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.decideBooking, async (c) => {
    const { community: slug, booking } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      decideBooking(trx, actor, context, booking, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listVisits, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang, ...input } = c.req.valid('query');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      listVisits(trx, actor, context, place, input),
    );
    return c.json(body, 200);
  });
}

function listingRoutes(api: Api, deps: HostingApiDeps): void {
  api.openapi(contract.createPlace, async (c) => {
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const work = once(c, (trx, actor, context) => createPlace(trx, actor, context, input));
    const body = await asHost(c, deps, c.req.valid('param').community, lang, work);
    return c.json(body, 201);
  });

  api.openapi(contract.listComingBookings, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang, ...input } = c.req.valid('query');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      listComingBookings(trx, actor, context, place, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.movePlace, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      movePlace(trx, actor, { ...context, ...deps.mail }, place, input),
    );
    return c.json(body, 200);
  });
}

function offeringRoutes(api: Api, deps: BookingApiDeps): void {
  api.openapi(contract.createSpace, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const work = once(c, (trx, actor, context) => createSpace(trx, actor, context, place, input));
    const body = await asHost(c, deps, slug, lang, work);
    return c.json(body, 201);
  });

  api.openapi(contract.updateSpace, async (c) => {
    const { community: slug, space } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      updateSpace(trx, actor, context, space, input),
    );
    return c.json(body, 200);
  });
}
