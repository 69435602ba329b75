/**
 * The page `/embed/v1/returned`, where redirect mode comes back to for pages of our own: it takes the answer
 * out of the address and leads back to the page that this tab left.
 */
import { loadI18n, type Language } from '../../ui/i18n.ts';
import { readPage } from '../../ui/page-config.ts';
import { catchReturn } from '../redirect-return.ts';
import { setMark } from '../sign-in-mark.ts';
import { showWords } from './plain-page.ts';

export const namespaces = ['handoff'] as const;

const kept = catchReturn();
// A state that this tab does not know is somebody else's answer; it goes out of the address all the same.
history.replaceState(null, '', location.pathname);
const back = kept && URL.canParse(kept.returnTo) ? new URL(kept.returnTo) : undefined;
if (kept && back?.origin === location.origin) {
  // So the page goes on by itself and opens no window.
  setMark(kept.clientId, true);
  back.hash = 'entered';
  location.replace(back);
} else {
  const { t } = await loadI18n(readPage<{ language: Language }>().language, namespaces);
  showWords(t('handoff.lost_title'), [t('handoff.lost')]);
}
