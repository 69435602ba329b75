import type { Language } from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction } from '../../db/index.ts';
import { idempotently, type AppEnv } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Actor } from '../../identity/index.ts';
import type { BookingContext } from '../booking/bookings.ts';
import type { BookingApiDeps } from '../booking/routes.ts';
import { whileOthersBook } from '../booking/while-others-book.ts';

type Work<Answer> = (trx: CommunityTransaction, actor: Actor, context: BookingContext) => Promise<Answer>;

/** In the portal's own window alone; what books or ends bookings is tried again when it stood in somebody's way. */
export function asHost<Answer>(
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

/** Sent twice with one key it is done once. */
export function once<Answer>(c: Context<AppEnv>, work: Work<Answer>): Work<Answer> {
  return (trx, actor, context) => {
    const call = { communityId: context.community.id, personId: actor.personId, now: context.clock.now() };
    return idempotently(c, trx, { ...call, key: 'may' }, () => work(trx, actor, context));
  };
}
