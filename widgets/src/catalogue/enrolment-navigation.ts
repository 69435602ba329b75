import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';

const pages = [
  { page: 'shared', path: '/shared-services', label: 'enrolment.navShared' },
  { page: 'mine', path: '/enrolments', label: 'enrolment.navMine' },
  { page: 'saved', path: '/saved-services', label: 'enrolment.navSaved' },
] as const;

/** The pages of enrolments and shared services, each to the other. */
export function enrolmentNavigation(
  i18n: I18n,
  here: (typeof pages)[number]['page'] | undefined,
): TemplateResult {
  return html`<nav aria-label=${i18n.t('enrolment.nav')}>
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
