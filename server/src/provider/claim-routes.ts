import { setTimeout as wait } from 'node:timers/promises';
import { Hono, type Context } from 'hono';
import type { Origins } from '../config.ts';
import { answerProblem, Problem, type AppEnv } from '../http/index.ts';
import type { ProofVerifier } from '../identity/index.ts';
import type { Handoff, Handoffs, Outcome } from './handoffs.ts';

export interface ClaimDeps {
  handoffs: Handoffs;
  proofs: ProofVerifier;
  origins: Pick<Origins, 'id'>;
  /** How long a question is held; for tests. */
  patienceMilliseconds?: number;
}

const patienceMilliseconds = 20_000;
/** The code may arrive on another node, so the storage is asked, this often. */
const pauseMilliseconds = 400;
/** Questions that one process holds at a time; whoever comes then asks again a little later. */
const mostHeld = 200;
const retrySeconds = 2;

/**
 * Where the page that began a hand-off claims its code: from the same origin, with the same key, once. To anybody
 * else a hand-off looks like none.
 */
export function claimRoutes(deps: ClaimDeps): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const held = { count: 0 };

  routes.options('/embed/v1/claim/:handoffId', async (c) => {
    const handoff = await handoffOf(deps, c);
    if (handoff !== undefined) {
      allowOrigin(c, handoff.origin);
      c.header('access-control-allow-methods', 'POST');
      c.header('access-control-allow-headers', 'dpop, content-type');
      c.header('access-control-max-age', '600');
    }
    return c.body(null, 204);
  });

  routes.post('/embed/v1/claim/:handoffId', async (c) => {
    const handoff = await handoffOf(deps, c);
    if (handoff === undefined) return answerProblem(c, new Problem('not_found'));
    allowOrigin(c, handoff.origin);
    const proof = deps.proofs.verify(c.req.header('dpop'), {
      method: 'POST',
      url: `${deps.origins.id}${new URL(c.req.url).pathname}`,
      jkt: handoff.jkt,
    });
    if (proof === 'use_dpop_nonce') {
      c.env.outgoing.setHeader('dpop-nonce', deps.proofs.nonces.current());
      c.env.outgoing.setHeader('www-authenticate', 'DPoP error="use_dpop_nonce", algs="ES256"');
      return answerProblem(c, new Problem('use_dpop_nonce'));
    }
    if (proof === 'invalid_dpop_proof' || !(await deps.handoffs.useProof(proof.proofHash)))
      return answerProblem(c, new Problem('not_found'));
    if (proof.nextNonce !== undefined) c.env.outgoing.setHeader('dpop-nonce', proof.nextNonce);
    c.header('cache-control', 'no-store');
    return answerClaim(deps, c, held, handoff);
  });

  return routes;
}

/** Undefined also when another page than the one that began it asks: it must not learn that there is one. */
async function handoffOf({ handoffs }: ClaimDeps, c: Context<AppEnv>): Promise<Handoff | undefined> {
  c.env.outgoing.setHeader('vary', 'Origin');
  const handoff = await handoffs.find(c.req.param('handoffId') ?? '');
  return handoff?.origin === c.req.header('origin') ? handoff : undefined;
}

async function answerClaim(
  deps: ClaimDeps,
  c: Context<AppEnv>,
  held: { count: number },
  handoff: Handoff,
): Promise<Response> {
  if (held.count >= mostHeld) {
    c.header('retry-after', String(retrySeconds));
    return c.body(null, 204);
  }
  held.count += 1;
  try {
    const claim = await awaitOutcome(deps, c);
    if (claim === 'over') return answerProblem(c, new Problem('not_found'));
    if (claim === 'waiting') return c.body(null, 204);
    const { outcome } = claim;
    return c.json('code' in outcome ? { ...outcome, state: handoff.state } : { error: outcome.error });
  } finally {
    held.count -= 1;
  }
}

async function awaitOutcome(
  { handoffs, patienceMilliseconds: patience = patienceMilliseconds }: ClaimDeps,
  c: Context<AppEnv>,
): Promise<{ outcome: Outcome } | 'waiting' | 'over'> {
  const handoffId = c.req.param('handoffId') ?? '';
  const gone = AbortSignal.any([c.req.raw.signal, AbortSignal.timeout(patience)]);
  // A code must not be given to a connection that is gone: it could never be claimed again.
  while (!gone.aborted) {
    const claim = await handoffs.claim(handoffId);
    if (claim !== 'waiting') return claim;
    await wait(pauseMilliseconds, undefined, { signal: gone }).catch(() => undefined);
  }
  return 'waiting';
}

/** On Node's own answer: what Hono has set is lost when a problem is answered. */
function allowOrigin(c: Context<AppEnv>, origin: string): void {
  c.env.outgoing.setHeader('access-control-allow-origin', origin);
  c.env.outgoing.setHeader('access-control-expose-headers', 'DPoP-Nonce, WWW-Authenticate, Retry-After');
}
