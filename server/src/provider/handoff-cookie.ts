/** Binds hand-offs to the browser in which they began: `id.secret`, several in one cookie. */
export interface Binding {
  handoffId: string;
  binding: string;
}

/** A browser with several windows may sign in at several pages at once; more than these it does not. */
const mostBindings = 4;

/** The cookie's text with one more binding, the newest first. */
export function withBinding(cookie: string | undefined, { handoffId, binding }: Binding): string {
  return [`${handoffId}.${binding}`, ...readBindings(cookie)].slice(0, mostBindings).join('~');
}

/** The secret of this hand-off, if the browser has it. */
export function bindingOf(cookie: string | undefined, handoffId: string): string | undefined {
  const found = readBindings(cookie).find((entry) => entry.startsWith(`${handoffId}.`));
  return found?.slice(handoffId.length + 1);
}

function readBindings(cookie: string | undefined): string[] {
  return (cookie ?? '').split('~').filter((entry) => /^[\w-]{43}\.[\w-]{43}$/.test(entry));
}
