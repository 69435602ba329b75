import { html, nothing, type TemplateResult } from 'lit';
import { costText } from '../../catalogue/service.ts';
import type { I18n } from '../../ui/i18n.ts';
import { hoursText } from '../booking/booking-words.ts';
import type { CalendarEntry } from './calendar-api.ts';
import { audienceText, ownText, stateText } from './calendar-words.ts';

export interface CalendarActions {
  /** What can be done with a date, below it. */
  actionOf(i18n: I18n, entry: CalendarEntry): TemplateResult | typeof nothing;
  /** Where a place is; undefined: it is not linked. */
  placeAddress(i18n: I18n, code: string): string | undefined;
}

/** A date as the calendar shows it: when, what, where, and what can be done. */
export function dateCard(i18n: I18n, entry: CalendarEntry, actions: CalendarActions): TemplateResult {
  const { activity, place, space, time, state, own } = entry;
  const isOff = state === 'cancelled' || state === 'suspended';
  const address = actions.placeAddress(i18n, place.code);
  const where = html`<bdi>${space === null ? place.name : `${space} · ${place.name}`}</bdi>`;
  const chips = [
    { words: stateText(i18n, state), isOwn: false },
    { words: own === null ? undefined : ownText(i18n, own), isOwn: true },
  ].filter(({ words }) => words !== undefined);
  return html`<article class=${isOff ? 'card date off' : 'card date'}>
    <p class="when"><bdi>${hoursText(i18n, time)}</bdi></p>
    <div class="body">
      <h4><bdi>${activity.name}</bdi></h4>
      ${
        chips.length === 0
          ? nothing
          : html`<p class="chips">
              ${chips.map(({ words, isOwn }) => html`<span class=${isOwn ? 'chip own' : 'chip'}>${words}</span>`)}
            </p>`
      }
      ${entry.reason === null ? nothing : html`<p>${i18n.t('calendar.why', { reason: entry.reason })}</p>`}
      <p class="soft">${activity.description}</p>
      <ul role="list" class="facts">
        <li>${address === undefined ? where : html`<a href=${address}>${where}</a>`}</li>
        ${factsOf(i18n, entry).map((line) => html`<li>${line}</li>`)}
      </ul>
    </div>
    ${actions.actionOf(i18n, entry)}
  </article>`;
}

function factsOf(i18n: I18n, entry: CalendarEntry): string[] {
  const { activity, freePlaces, waiting } = entry;
  const lines: (string | undefined)[] = [
    activity.leader === null ? undefined : i18n.t('calendar.ledBy', { name: activity.leader }),
    activity.cost === null ? undefined : costText(i18n, activity.cost),
    activity.audience === 'yours' ? i18n.t('calendar.yours') : audienceText(i18n, entry),
    freePlaces === null || !entry.takesRegistrations
      ? undefined
      : i18n.t('calendar.free', { count: freePlaces }),
    waiting > 0 && entry.takesRegistrations ? i18n.t('calendar.waiting', { count: waiting }) : undefined,
    activity.isGenerated ? i18n.t('calendar.madeUp') : undefined,
  ];
  return lines.filter((line) => line !== undefined);
}
