import type { EmbedScope } from '@snodo/contract';
import type { Context } from 'hono';
import { BoundedCache } from '../bounded-cache.ts';
import { inCommunity, type Database } from '../db/index.ts';
import { GroupCommit } from '../group-commit.ts';
import { Problem, takeForPerson, type AppEnv } from '../http/index.ts';
import {
  actorOfUse,
  cookieThatCounts,
  isOfOwnPage,
  provenToken,
  readToken,
  requireScope,
  signedInActor,
  type Authentication,
} from './authentication.ts';
import { findCommunity, inCommunityOf } from './communities.ts';
import { actorForHerself, portalStandings, type PortalStanding } from './portal-sessions.ts';
import { useProofs, type ProofUse, type UsedProof } from './proof-queries.ts';
import type { Actor, Community } from './rows.ts';

const mostKnown = 200;
const knownMilliseconds = 30_000;

export interface Caller {
  actor: Actor;
  community: Community;
}

/**
 * Finds out who calls in a transaction of its own, before the work: for routes to which very many come at once and
 * which write what comes together in one transaction. Who comes together is looked up together, in a statement that
 * began after her call came in, as anywhere. The one thing that differs from `signedInActor`: a call whose work is
 * undone has spent its proof.
 */
export class CallerDesk {
  readonly #app: Database;
  readonly #authentication: Authentication;
  readonly #communities = new BoundedCache<{ community: Community; readAt: number }>(mostKnown);
  readonly #uses: GroupCommit<ProofUse, { community: Community; used: UsedProof }>;
  readonly #standings: GroupCommit<string, { community: Community; standing: PortalStanding | undefined }>;

  constructor({ app, authentication }: { app: Database; authentication: Authentication }) {
    this.#app = app;
    this.#authentication = authentication;
    this.#uses = new GroupCommit({ commit: (slug, uses) => this.#use(slug, uses), isOfOne: () => false });
    this.#standings = new GroupCommit({
      commit: (slug, secrets) => this.#stand(slug, secrets),
      isOfOne: () => false,
    });
  }

  async signedIn(c: Context<AppEnv>, slug: string, scope: EmbedScope): Promise<Caller> {
    const verified = await readToken(c, slug, this.#authentication);
    if (verified === undefined) return (await this.#byCookie(c, slug)) ?? this.#alone(c, slug, scope);
    // Another site's page must be asked for, and what is refused is refused before anything is looked up: few.
    if (verified === 'wrong' || !isOfOwnPage(c, this.#authentication)) return this.#alone(c, slug, scope);
    const proof = provenToken(c, slug, this.#authentication, verified);
    requireScope(c, verified, scope);
    const { community, used } = await this.#uses.run(slug, { personId: verified.personId, proof });
    return { actor: actorOfUse(c, verified, used), community };
  }

  /** Undefined when her cookie does not tell enough: none that counts here, or she acts for somebody. */
  async #byCookie(c: Context<AppEnv>, slug: string): Promise<Caller | undefined> {
    const secret = cookieThatCounts(c, slug, this.#authentication);
    if (secret === undefined) return undefined;
    const { community, standing } = await this.#standings.run(slug, secret);
    if (standing === undefined || standing.assistance !== undefined) return undefined;
    takeForPerson(c, slug, standing.personId);
    return { actor: actorForHerself(standing), community };
  }

  #alone(c: Context<AppEnv>, slug: string, scope: EmbedScope): Promise<Caller> {
    return inCommunityOf(this.#app, slug, async (trx, community) => ({
      actor: await signedInActor(c, trx, community, this.#authentication, scope),
      community,
    }));
  }

  async #use(slug: string, uses: ProofUse[]): Promise<{ community: Community; used: UsedProof }[]> {
    const community = await this.#community(slug);
    return inCommunity(this.#app, community.id, async (trx) =>
      (await useProofs(trx, community.id, uses)).map((used) => ({ community, used })),
    );
  }

  async #stand(
    slug: string,
    secrets: string[],
  ): Promise<{ community: Community; standing: PortalStanding | undefined }[]> {
    const community = await this.#community(slug);
    const now = this.#authentication.clock.now();
    return inCommunity(this.#app, community.id, async (trx) =>
      (await portalStandings(trx, community, secrets, now)).map((standing) => ({ community, standing })),
    );
  }

  /** As it was at most half a minute ago: a community is hardly ever changed, and each group would ask for it. */
  async #community(slug: string): Promise<Community> {
    const known = this.#communities.get(slug);
    if (known !== undefined && performance.now() - known.readAt < knownMilliseconds) return known.community;
    const readAt = performance.now();
    const community = await findCommunity(this.#app, slug);
    if (community === undefined) throw new Problem('not_found');
    this.#communities.set(slug, { community, readAt });
    return community;
  }
}
