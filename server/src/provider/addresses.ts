import type { Origins } from '../config.ts';

/** The issuer; its path is the provider's mount path. */
export function issuerOf({ id }: Pick<Origins, 'id'>): string {
  return `${id}/oidc`;
}

/** The API as a protected resource: the audience of access tokens. */
export function apiResource({ api }: Pick<Origins, 'api'>): string {
  return `${api}/v1`;
}

/** Where the portal's own sign-in returns to. */
export function portalRedirectUri({ portal }: Pick<Origins, 'portal'>): string {
  return `${portal}/account/callback`;
}

/** Where the sign-in of a hand-off returns to; the code waits there for the page that began it. */
export function handoffRedirectUri({ id }: Pick<Origins, 'id'>): string {
  return `${id}/embed/v1/callback`;
}

/** Where a page of our own, in a window of its own, comes back to with a code. */
export function frameRedirectUri({ embed }: Pick<Origins, 'embed'>): string {
  return `${embed}/embed/v1/returned`;
}
