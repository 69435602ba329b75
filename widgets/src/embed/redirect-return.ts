/** What has to survive the way to the provider and back, in this tab and nowhere else. */
export interface KeptRedirect {
  readonly clientId: string;
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
  /** Address of this origin to go on at; its fragment is given back to the page. */
  readonly returnTo: string;
}

const leftName = 'snodo-redirect';
const returnedName = 'snodo-returned';

/** Throws when this browser keeps nothing: the way back would lead nowhere. */
export function keepRedirect(kept: KeptRedirect): void {
  sessionStorage.removeItem(returnedName);
  sessionStorage.setItem(leftName, JSON.stringify(kept));
}

/**
 * Takes the provider's answer out of the address before anything else can see it or history keeps it.
 * Returns what was kept when this page is the end of a redirect that this tab began.
 */
export function catchReturn(): KeptRedirect | undefined {
  const told = new URLSearchParams(location.hash.slice(1));
  const state = told.get('state');
  if (!state || !(told.has('code') || told.has('error'))) return undefined;
  try {
    const kept = JSON.parse(sessionStorage.getItem(leftName) ?? 'null') as KeptRedirect | null;
    if (kept?.state !== state) return undefined;
    sessionStorage.setItem(returnedName, told.toString());
    const fragment = new URL(kept.returnTo).hash;
    history.replaceState(history.state, '', location.pathname + location.search + fragment);
    return kept;
  } catch {
    // Storage that is switched off after the page has left: nobody is signed in, nothing is broken.
    return undefined;
  }
}

/** Whether the answer of a redirect waits for a client. */
export function hasReturned(clientId: string): boolean {
  return readReturn()?.kept.clientId === clientId;
}

/** The answer of a redirect, given once. */
export function takeReturn(clientId: string): (KeptRedirect & { callback: URLSearchParams }) | undefined {
  const found = readReturn();
  if (found?.kept.clientId !== clientId) return undefined;
  sessionStorage.removeItem(leftName);
  sessionStorage.removeItem(returnedName);
  return { ...found.kept, callback: new URLSearchParams(found.told) };
}

function readReturn(): { readonly kept: KeptRedirect; readonly told: string } | undefined {
  try {
    const told = sessionStorage.getItem(returnedName);
    const kept = JSON.parse(sessionStorage.getItem(leftName) ?? 'null') as KeptRedirect | null;
    return told && kept ? { kept, told } : undefined;
  } catch {
    return undefined;
  }
}
