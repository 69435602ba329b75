import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { errors } from 'oidc-provider';
import { z } from 'zod';
import type { Clock } from '../http/index.ts';
import { KyselyAdapter, type AdapterDeps } from './adapter.ts';

const handoffSeconds = 10 * 60;
const outcomeSeconds = 60;
/** The provider's storage forgets by the wall clock; a proof is good for a minute around its time. */
const proofSeconds = 3 * 60;

const handoffSchema = z.object({
  clientId: z.string(),
  /** Of the page that asked, as its browser named it. */
  origin: z.string(),
  /** Goes back to the page with the code. */
  state: z.string(),
  codeChallenge: z.string(),
  /** Thumbprint of the key that may claim the code and redeem it. */
  jkt: z.string(),
  bindingHash: z.string(),
  endsAtSeconds: z.number(),
});

export type Handoff = z.infer<typeof handoffSchema>;

const outcomeSchema = z.object({
  outcome: z.union([z.object({ code: z.string(), iss: z.string() }), z.object({ error: z.string() })]),
  endsAtSeconds: z.number(),
});

/** How a sign-in ended: with a code for one claim, or with the provider's error. */
export type Outcome = z.infer<typeof outcomeSchema>['outcome'];

export type Claim = { outcome: Outcome } | 'waiting' | 'over';

/**
 * Hand-offs between a page that embeds and the window in which its person signs in. They wait in the provider's
 * storage, sealed: begun once, concluded once and claimed once, whichever nodes are asked and how often.
 */
export class Handoffs {
  readonly #handoffs: KyselyAdapter;
  readonly #outcomes: KyselyAdapter;
  readonly #proofs: KyselyAdapter;
  readonly #clock: Clock;

  constructor(deps: AdapterDeps & { clock: Clock }) {
    this.#handoffs = new KyselyAdapter('Handoff', deps);
    this.#outcomes = new KyselyAdapter('HandoffOutcome', deps);
    this.#proofs = new KyselyAdapter('ReplayDetection', deps);
    this.#clock = deps.clock;
  }

  /**
   * Begins a hand-off; the answer is the secret that binds it to the browser. Throws `invalid_grant` when the id
   * is taken: a hand-off never changes whom it is for.
   */
  async begin(handoffId: string, handoff: Omit<Handoff, 'bindingHash' | 'endsAtSeconds'>): Promise<string> {
    const binding = randomBytes(32).toString('base64url');
    const extra: Handoff = {
      ...handoff,
      bindingHash: hashed(binding).toString('base64url'),
      endsAtSeconds: this.#nowSeconds() + handoffSeconds,
    };
    await this.#handoffs.insert(handoffId, { extra }, handoffSeconds);
    return binding;
  }

  async find(handoffId: string): Promise<Handoff | undefined> {
    const payload = await this.#handoffs.find(handoffId);
    if (payload === undefined) return undefined;
    const handoff = handoffSchema.parse(payload.extra);
    return handoff.endsAtSeconds > this.#nowSeconds() ? handoff : undefined;
  }

  /** Keeps how it ended for one claim. Throws `invalid_grant` when it had ended already. */
  async conclude(handoffId: string, outcome: Outcome): Promise<void> {
    const extra = { outcome, endsAtSeconds: this.#nowSeconds() + outcomeSeconds };
    await this.#outcomes.insert(handoffId, { extra }, outcomeSeconds);
  }

  async claim(handoffId: string): Promise<Claim> {
    const payload = await this.#outcomes.find(handoffId);
    if (payload === undefined) return 'waiting';
    const { outcome, endsAtSeconds } = outcomeSchema.parse(payload.extra);
    if (payload.consumed !== undefined || endsAtSeconds <= this.#nowSeconds()) return 'over';
    return (await isFirst(() => this.#outcomes.consume(handoffId))) ? { outcome } : 'over';
  }

  /** False when this proof was used before. */
  useProof(proofHash: string): Promise<boolean> {
    return isFirst(() => this.#proofs.insert(`claim ${proofHash}`, {}, proofSeconds));
  }

  #nowSeconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}

/** Whether the browser that shows this secret is the one in which the hand-off began. */
export function isBoundBy(handoff: Handoff, binding: string): boolean {
  const expected = Buffer.from(handoff.bindingHash, 'base64url');
  const given = hashed(binding);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

async function isFirst(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof errors.InvalidGrant) return false;
    throw error;
  }
}

function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
