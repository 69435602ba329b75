import type { ClientSettings } from './client-settings.ts';

/**
 * Opens the window of a sign-in, which is told from where: a hint for whom to greet, believed by nobody.
 * Called in the click itself; null when the browser opens none.
 */
export function openSignInWindow({ startUrl, clientId }: ClientSettings, language: string): Window | null {
  const address = `${startUrl}?client_id=${clientId}&lang=${language}&from=${origin}`;
  return window.open(address, 'snodo', 'popup,width=480,height=720');
}

/**
 * Whether somebody is signed in on this device, as far as can be told at once: a window opens only in the click
 * itself, before a database could be asked.
 */
export function isMarked(clientId: string): boolean {
  try {
    return localStorage.getItem(`snodo-signed-in:${clientId}`) !== null;
  } catch {
    return false;
  }
}
