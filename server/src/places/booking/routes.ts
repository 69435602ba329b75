import * as contract from '@snodo/contract';
import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, type Api, type AppEnv } from '../../http/index.ts';
import {
  inCommunityOf,
  optionalActor,
  signedInActor,
  type Actor,
  type Authentication,
} from '../../identity/index.ts';
import {
  createBooking,
  createSeries,
  findAlternatives,
  moveBooking,
  previewSeries,
  type BookingContext,
} from './bookings.ts';
import { getFreeTimes } from './free.ts';
import type { BookingNews } from './news.ts';
import { listOtherSpaces } from './other-spaces.ts';
import { appealBooking, cancelBooking, checkInBooking, getBooking, listOwnBookings } from './own-bookings.ts';
import { whileOthersBook } from './while-others-book.ts';

export interface BookingApiDeps {
  app: Database;
  authentication: Authentication;
  news: BookingNews;
}

type Work<Answer> = (trx: CommunityTransaction, actor: Actor, context: BookingContext) => Promise<Answer>;

/** Runs work as who is signed in, in the portal or in a page that embeds. */
function asActor<Answer>(
  c: Context<AppEnv>,
  { app, authentication, news }: BookingApiDeps,
  slug: string,
  language: Language,
  work: Work<Answer>,
): Promise<Answer> {
  return inCommunityOf(app, slug, async (trx, community) => {
    const actor = await signedInActor(c, trx, community, authentication, 'places:book');
    return work(trx, actor, { community, clock: authentication.clock, language, news });
  });
}

/** The same once for each key, so that a booking sent twice is one. */
function once<Answer>(c: Context<AppEnv>, work: Work<Answer>): Work<Answer> {
  return (trx, actor, context) => {
    const { personId } = actor;
    const call = { communityId: context.community.id, personId, now: context.clock.now() };
    return idempotently(c, trx, { ...call, key: 'may' }, () => work(trx, actor, context));
  };
}

/** After a refusal: who it was is known, and the proof of her key is spent, so the actor is kept from the first try. */
function remembering<Answer>(work: Work<Answer>): {
  work: Work<Answer>;
  again: (deps: BookingApiDeps, look: Work<contract.BookedTime[]>) => Promise<contract.BookedTime[]>;
} {
  let seen: { actor: Actor; context: BookingContext } | undefined;
  return {
    work: (trx, actor, context) => {
      seen = { actor, context };
      return work(trx, actor, context);
    },
    again: async ({ app }, look) => {
      if (seen === undefined) return [];
      const { actor, context } = seen;
      return inCommunityOf(app, context.community.slug, (trx) => look(trx, actor, context));
    },
  };
}

/** Looking at what is free, and the bookings of whoever asks. */
export function bookingRoutes(api: Api, deps: BookingApiDeps): void {
  makingRoutes(api, deps);
  ownRoutes(api, deps);

  api.openapi(contract.listOtherSpaces, async (c) => {
    const { community: slug, space } = c.req.valid('param');
    const { lang, ...wanted } = c.req.valid('query');
    const body = await asActor(c, deps, slug, lang, (trx, actor, context) =>
      listOtherSpaces(trx, actor, context, space, wanted),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getFreeTimes, async (c) => {
    const { community: slug, space } = c.req.valid('param');
    const query = c.req.valid('query');
    const body = await inCommunityOf(deps.app, slug, async (trx, community) => {
      // What is free is everybody's to know, but a token that is shown must be good.
      await optionalActor(c, trx, community, deps.authentication, 'catalogue:read');
      return getFreeTimes(trx, community, space, query);
    });
    return c.json(body, 200);
  });
}

function makingRoutes(api: Api, deps: BookingApiDeps): void {
  api.openapi(contract.createBooking, async (c) => {
    const { community: slug, space } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const { work, again } = remembering(
      once(c, (trx, actor, context) => createBooking(trx, actor, context, space, input)),
    );
    const body = await whileOthersBook(
      () => asActor(c, deps, slug, lang, work),
      () =>
        again(deps, (trx, actor, context) =>
          findAlternatives(trx, actor, context, { ...input, spaceId: space }),
        ),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.previewSeries, async (c) => {
    const { community: slug, space } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, slug, lang, (trx, actor, context) =>
      previewSeries(trx, actor, context, space, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createSeries, async (c) => {
    const { community: slug, space } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const work = once(c, (trx, actor, context) => createSeries(trx, actor, context, space, input));
    const body = await whileOthersBook(
      () => asActor(c, deps, slug, lang, work),
      async () => [],
    );
    return c.json(body, 201);
  });

  api.openapi(contract.moveBooking, async (c) => {
    const { community: slug, booking } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const { work, again } = remembering((trx, actor, context) =>
      moveBooking(trx, actor, context, booking, input),
    );
    const body = await whileOthersBook(
      () => asActor(c, deps, slug, lang, work),
      () =>
        again(deps, async (trx, actor, context) => {
          const { space, seats, people } = await getBooking(trx, actor, context, booking);
          return findAlternatives(trx, actor, context, {
            ...input,
            spaceId: space.id,
            but: booking,
            seats,
            people,
          });
        }),
    );
    return c.json(body, 200);
  });
}

function ownRoutes(api: Api, deps: BookingApiDeps): void {
  api.openapi(contract.listOwnBookings, async (c) => {
    const { lang, ...input } = c.req.valid('query');
    const body = await asActor(c, deps, c.req.valid('param').community, lang, (trx, actor, context) =>
      listOwnBookings(trx, actor, context, input),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getBooking, async (c) => {
    const { community: slug, booking } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asActor(c, deps, slug, lang, (trx, actor, context) =>
      getBooking(trx, actor, context, booking),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.cancelBooking, async (c) => {
    const { community: slug, booking } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await whileOthersBook(
      () =>
        asActor(c, deps, slug, lang, (trx, actor, context) =>
          cancelBooking(trx, actor, context, booking, input),
        ),
      async () => [],
    );
    return c.json(body, 200);
  });

  api.openapi(contract.checkInBooking, async (c) => {
    const { community: slug, booking } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asActor(c, deps, slug, lang, (trx, actor, context) =>
      checkInBooking(trx, actor, context, booking),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.appealBooking, async (c) => {
    const { community: slug, booking } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const input = c.req.valid('json');
    const body = await asActor(c, deps, slug, lang, (trx, actor, context) =>
      appealBooking(trx, actor, context, booking, input),
    );
    return c.json(body, 200);
  });
}
