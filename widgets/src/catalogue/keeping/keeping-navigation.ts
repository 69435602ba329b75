import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';

export const keepingPages = ['services', 'providers', 'taxonomy', 'tax-labels'] as const;
export type KeepingPage = (typeof keepingPages)[number];

/** The address of a page of the catalogue's room, and of what is asked for there. */
export function keepingAddress(i18n: I18n, asked: Readonly<Record<string, string>>): string {
  return `/desk/catalogue?${new URLSearchParams({ lang: i18n.language, ...asked }).toString()}`;
}

/** The pages of the catalogue's room, each to the other; the taxonomy and the tax labels are the managers’ alone. */
export function keepingNavigation(i18n: I18n, here: KeepingPage, mayDecide: boolean): TemplateResult {
  return html`<nav aria-label=${i18n.t('catalogue-desk.pages')}>
    <ul role="list" class="pages">
      ${keepingPages
        .filter((page) => mayDecide || page === 'services' || page === 'providers')
        .map(
          (page) =>
            html`<li>
              <a
                href=${keepingAddress(i18n, page === 'services' ? {} : { page })}
                aria-current=${page === here ? 'page' : nothing}
                >${i18n.t(`catalogue-desk.page.${page}`)}</a
              >
            </li>`,
        )}
    </ul>
  </nav>`;
}
