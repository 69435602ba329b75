/**
 * The page `/embed/v1/start`: the window of a sign-in begins here. It speaks with the page that opened it and
 * with nobody else, so a link that somebody was sent leads no further than here.
 */
import { loadI18n, type Language } from '../../ui/i18n.ts';
import { readPage } from '../../ui/page-config.ts';
import type { HandOff } from '../hand-off.ts';
import { closeButton, showWords } from './plain-page.ts';

export const namespaces = ['handoff'] as const;

interface StartPage {
  readonly language: Language;
  readonly clientId: string;
  /** Origins of the client's pages, and ours for the frames that stand in them. */
  readonly allowedOrigins: readonly string[];
}

const knockMilliseconds = 500;
/** Half a minute: the page that opened this window may still be loading what answers. */
const knocksMax = 60;

const page = readPage<StartPage>();
const { t } = await loadI18n(page.language, namespaces);
const opener = window.opener as Window | null;

if (opener) {
  showWords(t('handoff.start_title'), [t('handoff.start_pending')]);
  await bind(await awaitHandOff(opener));
} else {
  explain();
}

/**
 * Whom to greet: the page that says it opened this window, if it is an allowed one, else all that are. A browser
 * delivers to the right one only, and complains about each other one in that page's console.
 */
function greeted(): readonly string[] {
  const hint = new URLSearchParams(location.search).get('from') ?? '';
  return page.allowedOrigins.includes(hint) ? [hint] : page.allowedOrigins;
}

/** Knocks until an allowed page answers; the browser tells which page it is, nobody else can. */
function awaitHandOff(from: Window): Promise<MessageEvent<HandOff> | undefined> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const finish = (event?: MessageEvent<HandOff>) => (done.abort(), resolve(event));
    const hear = (event: MessageEvent<HandOff | null>) => {
      if (event.source !== from || !page.allowedOrigins.includes(event.origin)) return;
      if (event.data?.type === 'snodo-handoff') finish(event as MessageEvent<HandOff>);
    };
    window.addEventListener('message', hear, { signal: done.signal });
    let knocks = 0;
    const knock = () => {
      knocks += 1;
      if (knocks > knocksMax) return finish();
      for (const origin of greeted()) from.postMessage({ type: 'snodo-start' }, origin);
    };
    const timer = setInterval(knock, knockMilliseconds);
    done.signal.addEventListener('abort', () => clearInterval(timer));
    knock();
  });
}

async function bind(event: MessageEvent<HandOff> | undefined): Promise<void> {
  if (!event) return explain();
  const { origin, data } = event;
  const { handoffId, state, codeChallenge, jkt, scope, language, prompt } = data;
  const wish = { clientId: page.clientId, origin, handoffId, state, codeChallenge, jkt, scope, language };
  const address = await bindAddress(wish);
  if (!address) {
    opener?.postMessage({ type: 'snodo-refused' }, origin);
    return showWords(
      t('handoff.start_refused_title'),
      [t('handoff.start_refused')],
      closeButton(t('handoff.close'), t('handoff.close_yourself')),
    );
  }
  if (prompt === 'login') address.searchParams.set('prompt', 'login');
  opener?.postMessage({ type: 'snodo-bound' }, origin);
  location.replace(address);
}

async function bindAddress(wish: object): Promise<URL | undefined> {
  try {
    const reply = await fetch('/embed/v1/bind', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
      signal: AbortSignal.timeout(20_000),
    });
    if (!reply.ok) return undefined;
    const { authorizationUrl } = (await reply.json()) as { authorizationUrl: string };
    const address = new URL(authorizationUrl, location.origin);
    return address.origin === location.origin ? address : undefined;
  } catch {
    // Whatever went wrong, she can close this window and try again; the opener is told.
    return undefined;
  }
}

function explain(): void {
  showWords(
    t('handoff.start_alone_title'),
    [t('handoff.start_alone'), t('handoff.start_alone_why')],
    closeButton(t('handoff.close'), t('handoff.close_yourself')),
  );
}
