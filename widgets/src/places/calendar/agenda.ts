import { html, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { dayText } from '../booking/booking-words.ts';
import type { CalendarEntry } from './calendar-api.ts';
import { dateCard, type CalendarActions } from './date-card.ts';

/** A list looks at two weeks at a time. */
export const agendaDays = 14;

/** Dates in a list by day. */
export function agenda(
  i18n: I18n,
  days: ReadonlyMap<string, readonly CalendarEntry[]>,
  actions: CalendarActions,
): TemplateResult {
  return html`<ol role="list" class="agenda">
    ${[...days].map(
      ([day, entries]) =>
        html`<li>
          <h3>${dayText(i18n, day)}</h3>
          ${dateList(i18n, entries, actions)}
        </li>`,
    )}
  </ol>`;
}

/** The dates of one day. */
export function dateList(
  i18n: I18n,
  entries: readonly CalendarEntry[],
  actions: CalendarActions,
): TemplateResult {
  return html`<ul role="list" class="dates">
    ${entries.map((entry) => html`<li>${dateCard(i18n, entry, actions)}</li>`)}
  </ul>`;
}
