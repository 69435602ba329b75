/**
 * What the provider's own grants are made of. It is not part of its published types; the version is pinned, and the
 * tests of our own grants fail when it changes.
 */
declare module 'oidc-provider/lib/helpers/grants.js' {
  import type { KoaContextWithOIDC, Provider, ResourceServerInstance } from 'oidc-provider';

  export interface DpopProof {
    thumbprint: string;
    jti: string;
    iat: number;
  }
  export function validateDpop(provider: Provider, ctx: KoaContextWithOIDC): Promise<DpopProof | undefined>;
  export function checkDpopReplay(
    provider: Provider,
    ctx: KoaContextWithOIDC,
    proof: DpopProof,
    clientId: string,
  ): Promise<void>;
  /** The resources that a request names, or the default one; throws `invalid_target`. */
  export function resolveRequestedResources(
    provider: Provider,
    ctx: KoaContextWithOIDC,
  ): Promise<ResourceServerInstance[]>;
  export function buildTokenResponse(
    provider: Provider,
    answer: {
      accessToken: string;
      expiresIn: number;
      issuedTokenType: string | undefined;
      scope: string | undefined;
      tokenType: string;
    },
  ): Record<string, string | number>;
}
