import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction } from '../../db/index.ts';
import { idempotently, type Api, type AppEnv } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Actor } from '../../identity/index.ts';
import type { BookingContext } from '../booking/bookings.ts';
import type { BookingApiDeps } from '../booking/routes.ts';
import { whileOthersBook } from '../booking/while-others-book.ts';
import { createPlace, createSpace, movePlace } from './places.ts';
import { decideBooking, listBookingRequests } from './requests.ts';
import { listVisits } from './visits.ts';

type Work<Answer> = (trx: CommunityTransaction, actor: Actor, context: BookingContext) => Promise<Answer>;

/** In the portal's own window alone; what books or ends bookings is tried again when it stood in somebody's way. */
function asHost<Answer>(
  c: Context<AppEnv>,
  { app, authentication, news }: BookingApiDeps,
  slug: string,
  language: Language,
  work: Work<Answer>,
): Promise<Answer> {
  const attempt = () =>
    inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      return work(trx, actor, { community, clock: authentication.clock, language, news });
    });
  return whileOthersBook(attempt, () => Promise.resolve([]));
}

function once<Answer>(c: Context<AppEnv>, work: Work<Answer>): Work<Answer> {
  return (trx, actor, context) => {
    const call = { communityId: context.community.id, personId: actor.personId, now: context.clock.now() };
    return idempotently(c, trx, { ...call, key: 'may' }, () => work(trx, actor, context));
  };
}

/** What hosts do: answer, receive, list a place, offer a space, pause and close. */
export function hostingRoutes(api: Api, deps: BookingApiDeps): void {
  answeringRoutes(api, deps);
  listingRoutes(api, deps);
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

function listingRoutes(api: Api, deps: BookingApiDeps): void {
  api.openapi(contract.createPlace, async (c) => {
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const work = once(c, (trx, actor, context) => createPlace(trx, actor, context, input));
    const body = await asHost(c, deps, c.req.valid('param').community, lang, work);
    return c.json(body, 201);
  });

  api.openapi(contract.createSpace, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const work = once(c, (trx, actor, context) => createSpace(trx, actor, context, place, input));
    const body = await asHost(c, deps, slug, lang, work);
    return c.json(body, 201);
  });

  api.openapi(contract.movePlace, async (c) => {
    const { community: slug, place } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asHost(c, deps, slug, lang, (trx, actor, context) =>
      movePlace(trx, actor, context, place, input),
    );
    return c.json(body, 200);
  });
}
