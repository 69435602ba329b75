import type { EmbedScope } from '@snodo/contract';
import type { Context } from 'hono';
import { inCommunityWithSlug, type Database } from '../db/index.ts';
import { GroupCommit } from '../group-commit.ts';
import { Problem, type AppEnv } from '../http/index.ts';
import {
  actorOfUse,
  isOfOwnPage,
  provenToken,
  readToken,
  requireScope,
  signedInActor,
  type Authentication,
} from './authentication.ts';
import { inCommunityOf } from './communities.ts';
import { useProofs, type ProofUse, type UsedProof } from './proof-queries.ts';
import { toCommunity, type Actor, type Community } from './rows.ts';

export interface Caller {
  actor: Actor;
  community: Community;
}

/**
 * Finds out who calls in a transaction of its own, before the work: for routes to which very many come at once and
 * which write what comes together in one transaction. Whose proofs come together are marked together, and everybody's
 * memberships are read in a statement that began after her call came in, as anywhere. The one thing that differs from
 * `signedInActor`: a call whose work is undone has spent its proof.
 */
export class CallerDesk {
  readonly #app: Database;
  readonly #authentication: Authentication;
  readonly #uses: GroupCommit<ProofUse, { community: Community; used: UsedProof }>;

  constructor({ app, authentication }: { app: Database; authentication: Authentication }) {
    this.#app = app;
    this.#authentication = authentication;
    this.#uses = new GroupCommit({ commit: (slug, uses) => this.#use(slug, uses), isOfOne: () => false });
  }

  async signedIn(c: Context<AppEnv>, slug: string, scope: EmbedScope): Promise<Caller> {
    const isOwn = isOfOwnPage(c, this.#authentication);
    const verified = isOwn ? await readToken(c, slug, this.#authentication) : undefined;
    // A cookie, another site's page, and whatever is refused before anything is looked up: few, each by itself.
    if (verified === undefined || verified === 'wrong')
      return inCommunityOf(this.#app, slug, async (trx, community) => ({
        actor: await signedInActor(c, trx, community, this.#authentication, scope),
        community,
      }));
    const proof = provenToken(c, slug, this.#authentication, verified);
    requireScope(c, verified, scope);
    const { community, used } = await this.#uses.run(slug, { personId: verified.personId, proof });
    return { actor: actorOfUse(c, verified, used), community };
  }

  async #use(slug: string, uses: ProofUse[]): Promise<{ community: Community; used: UsedProof }[]> {
    return inCommunityWithSlug(this.#app, slug, async (trx, row) => {
      if (row === undefined) throw new Problem('not_found');
      const community = toCommunity(row);
      return (await useProofs(trx, community.id, uses)).map((used) => ({ community, used }));
    });
  }
}
