/**
 * The page `/embed/v1/callback`, where the window of a sign-in ends. The code never comes here: the page that
 * opened the window claims it. This one only wakes it up, if it still can, and goes.
 */
import { loadI18n, type Language } from '../../ui/i18n.ts';
import { readPage } from '../../ui/page-config.ts';
import { closeButton, showWords } from './plain-page.ts';

export const namespaces = ['handoff'] as const;

const page = readPage<{ language: Language; origin?: string }>();
// Code and state must not stay in the history of a shared computer.
history.replaceState(null, '', location.pathname);
if (page.origin !== undefined)
  (window.opener as Window | null)?.postMessage({ type: 'snodo-handed-over' }, page.origin);
window.close();
const { t } = await loadI18n(page.language, namespaces);
showWords(
  t('handoff.handed_over_title'),
  [t('handoff.handed_over')],
  closeButton(t('handoff.close'), t('handoff.close_yourself')),
);
