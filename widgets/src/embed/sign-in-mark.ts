/**
 * Remembers on this device that somebody is signed in, and nothing about whom: `isMarked` in `sign-in-window.ts`
 * reads it. The two are apart because the one comes with the page and the other when somebody signs in.
 */
export function setMark(clientId: string, isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(`snodo-signed-in:${clientId}`, '1');
    else localStorage.removeItem(`snodo-signed-in:${clientId}`);
  } catch {
    // Without storage every page begins signed out, which is safe.
    return;
  }
}
