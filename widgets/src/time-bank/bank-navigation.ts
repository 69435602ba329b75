import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';

const pages = [
  { page: 'board', path: '/time-bank/board', label: 'offer.navBoard' },
  { page: 'exchange', path: '/time-bank/exchange', label: 'offer.navExchanges' },
] as const;

/** The time bank's pages, each to the others. */
export function bankNavigation(i18n: I18n, here: (typeof pages)[number]['page']): TemplateResult {
  return html`<nav aria-label=${i18n.t('offer.nav')}>
    <ul role="list" class="pages">
      ${pages.map(
        ({ page, path, label }) =>
          html`<li>
            <a href="${path}?lang=${i18n.language}" aria-current=${page === here ? 'page' : nothing}
              >${i18n.t(label)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
