import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Origins } from '../src/config.ts';
import type { Browsing, Landing } from './browsing.ts';
import type { Firm } from './firm.ts';
import { newProofKey, proofClaims, signProof, type ProofKey } from './proof-maker.ts';

export const embedClient = 'milano.naviglio-intranet';
export const embedScope =
  'survey:respond catalogue:read timebank:read timebank:request places:book profile:min';

export const tokensSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  id_token: z.string(),
  scope: z.string(),
  token_type: z.literal('DPoP'),
  expires_in: z.number(),
});
export type Tokens = z.infer<typeof tokensSchema>;

export interface Asking {
  origin?: string | undefined;
  key?: ProofKey | undefined;
}

/** A page of a firm that embeds: its key, its secrets, and what it asks of the provider. */
export class EmbedPage {
  readonly origins: Origins;
  readonly origin: string;
  readonly key: ProofKey;
  readonly verifier = randomBytes(32).toString('base64url');
  #nonce: string | undefined;

  constructor(origins: Origins, origin: string, key = newProofKey()) {
    this.origins = origins;
    this.origin = origin;
    this.key = key;
  }

  get challenge(): string {
    return createHash('sha256').update(this.verifier).digest('base64url');
  }

  /** What the start page sends once this page has answered it. */
  bind(browsing: Browsing, handoffId: string, changes: Record<string, unknown> = {}, site = 'same-origin') {
    return browsing.send(`${this.origins.id}/embed/v1/bind`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': site },
      body: JSON.stringify({
        clientId: embedClient,
        origin: this.origin,
        handoffId,
        state: `s${handoffId.slice(1)}`,
        codeChallenge: this.challenge,
        jkt: this.key.jkt,
        scope: embedScope,
        language: 'en',
        ...changes,
      }),
    });
  }

  /** Begins a hand-off; the answer is its id and where the window goes. */
  async begin(browsing: Browsing): Promise<{ handoffId: string; authorizationUrl: string }> {
    const handoffId = newId();
    const answer = await this.bind(browsing, handoffId);
    expect(answer.status).toBe(200);
    const { authorizationUrl } = (await answer.json()) as { authorizationUrl: string };
    return { handoffId, authorizationUrl };
  }

  async claim(handoffId: string, asking: Asking = {}): Promise<Response> {
    return this.#withNonce(`${this.origins.id}/embed/v1/claim/${handoffId}`, undefined, asking);
  }

  /** As a page does before its first proof: a claim without a nonce is told one and claims nothing. */
  async learnNonce(handoffId: string): Promise<void> {
    const address = `${this.origins.id}/embed/v1/claim/${handoffId}`;
    this.#nonce = undefined;
    const answer = await fetch(address, {
      method: 'POST',
      headers: { origin: this.origin, dpop: this.proofFor(address) },
    });
    expect(answer.status).toBe(401);
    this.#nonce = answer.headers.get('dpop-nonce') ?? undefined;
  }

  askToken(form: Record<string, string>, asking: Asking = {}): Promise<Response> {
    const body = new URLSearchParams({ client_id: embedClient, ...form });
    return this.#withNonce(`${this.origins.id}/oidc/token`, body, asking);
  }

  redeem(code: string, redirectUri: string, changes: Record<string, string> = {}, asking: Asking = {}) {
    return this.askToken(
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: this.verifier,
        ...changes,
      },
      asking,
    );
  }

  renew(refreshToken: string, asking: Asking = {}): Promise<Response> {
    return this.askToken({ grant_type: 'refresh_token', refresh_token: refreshToken }, asking);
  }

  proofFor(address: string, { key = this.key }: Asking = {}): string {
    return signProof(key, proofClaims({ method: 'POST', address, now: new Date(), nonce: this.#nonce }));
  }

  /** From the first click to the tokens: hand-off, the firm's page, consent, claim, redemption. */
  async signIn(browsing: Browsing, firm: Firm, subject = 'laura'): Promise<Tokens> {
    const { handoffId, authorizationUrl } = await this.begin(browsing);
    const page = await firm.signIn(browsing, authorizationUrl, subject);
    const landing = await consented(browsing, page);
    expect(landing.url).toContain(`${this.origins.id}/embed/v1/callback`);
    return this.collect(handoffId);
  }

  async collect(handoffId: string): Promise<Tokens> {
    const claimed = await this.claim(handoffId);
    expect(claimed.status).toBe(200);
    const { code } = (await claimed.json()) as { code: string };
    const answer = await this.redeem(code, `${this.origins.id}/embed/v1/callback`);
    expect(answer.status).toBe(200);
    return tokensSchema.parse(await answer.json());
  }

  async #withNonce(address: string, body: URLSearchParams | undefined, asking: Asking): Promise<Response> {
    const send = () =>
      fetch(address, {
        method: 'POST',
        headers: {
          ...(asking.origin === '' ? {} : { origin: asking.origin ?? this.origin }),
          dpop: this.proofFor(address, asking),
        },
        ...(body === undefined ? {} : { body }),
      });
    const before = this.#nonce;
    const answer = await send();
    this.#nonce = answer.headers.get('dpop-nonce') ?? this.#nonce;
    if (this.#nonce === before || (answer.status !== 400 && answer.status !== 401)) return answer;
    const told = (await answer.clone().json()) as { error?: string; code?: string };
    return told.error === 'use_dpop_nonce' || told.code === 'use_dpop_nonce' ? send() : answer;
  }
}

export function newId(): string {
  return randomBytes(32).toString('base64url');
}

export function isConsentPage(page: Landing): boolean {
  return page.text.includes('/consent"');
}

/** Says yes where she is asked, and goes on. */
export async function consented(browsing: Browsing, page: Landing, stopAt?: string): Promise<Landing> {
  if (!isConsentPage(page)) return page;
  return browsing.follow(`${page.url}/consent`, {
    form: { answer: 'allow' },
    ...(stopAt === undefined ? {} : { stopAt }),
  });
}
