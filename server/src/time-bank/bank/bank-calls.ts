import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, type AppEnv } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Actor, type Authentication } from '../../identity/index.ts';
import type { BankContext } from './bank-context.ts';

export interface BankDeps {
  app: Database;
  authentication: Authentication;
}

type Scope = 'timebank:read' | 'timebank:request';

/** Runs an operation for whoever is signed in; with a scope, an embed's token opens it too. */
export function bankCalls({ app, authentication }: BankDeps) {
  const { clock } = authentication;
  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    work: (trx: CommunityTransaction, actor: Actor, context: BankContext) => Promise<Answer>,
    scope?: Scope,
  ): Promise<Answer> =>
    inCommunityOf(app, slug, async (trx, community) =>
      work(trx, await signedInActor(c, trx, community, authentication, scope), { community, clock }),
    );
  /** The same, once for each `Idempotency-Key`. */
  const asActorOnce = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    work: (trx: CommunityTransaction, actor: Actor, context: BankContext) => Promise<Answer>,
  ): Promise<Answer> =>
    asActor(c, slug, (trx, actor, context) =>
      idempotently(
        c,
        trx,
        { communityId: context.community.id, personId: actor.personId, now: clock.now(), key: 'may' },
        () => work(trx, actor, context),
      ),
    );
  return { asActor, asActorOnce };
}
