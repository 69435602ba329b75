/**
 * The page `/embed/v1/signed-in`, where sign-in ends: it hands the code to the frame that opened this window,
 * of the same origin and no other, and closes itself.
 */
import { loadI18n, type Language } from '../ui/i18n.ts';

export const namespaces = ['common', 'closing'] as const;

const told = new URLSearchParams(location.search);
// The code must not stay in the history of a shared computer.
history.replaceState(null, '', location.pathname);

if (window.opener) {
  const message = { type: 'snodo-signed-in' } as Record<string, string>;
  for (const name of ['code', 'state', 'iss', 'error']) message[name] = told.get(name) ?? '';
  (window.opener as Window).postMessage(message, location.origin);
  window.close();
}
await explain();

/** For a window that nothing opened or that may not close itself. */
async function explain(): Promise<void> {
  const i18n = await loadI18n((document.documentElement.lang || 'it') as Language, namespaces);
  const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  const sentence = Object.assign(document.createElement('p'), { textContent: i18n.t('closing.signed_in') });
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button primary',
    textContent: i18n.t('common.close'),
  });
  button.addEventListener('click', () => window.close());
  main.replaceChildren(sentence, button);
}
