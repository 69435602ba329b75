import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { bookingStyles } from '../places/booking/booking.styles.ts';
import { dayFromNow } from '../places/booking/booking-words.ts';
import { agenda, agendaDays } from '../places/calendar/agenda.ts';
import type { CalendarEntry } from '../places/calendar/calendar-api.ts';
import { byDay } from '../places/calendar/calendar-days.ts';
import { calendarStyles } from '../places/calendar/calendar.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { isListedPage } from './client-settings.ts';
import { listDates } from './embed-calendar-api.ts';
import { HostElement } from './host-element.ts';
import type { PortalContext } from './portal-context.ts';

type Dates =
  | { readonly state: 'pending' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly entries: readonly CalendarEntry[] };

/**
 * What is on for everybody in the community in the next two weeks, in the host's own page. It asks as anybody, whoever
 * is signed in there: where somebody goes is nothing that a firm's page may hold, so she says that she comes in the
 * portal's own window.
 *
 * @fires snodo-ready - It can be used
 * @fires snodo-navigate - A date was opened, with `kind` `activity` and its `id`; cancel it to go there in another way
 * @fires snodo-error - `code` says why there are no dates
 * @csspart heading - The title
 * @csspart text - Sentences
 * @csspart button - Every button
 * @csspart link - The way into the portal
 */
export class SnodoCalendar extends HostElement {
  static override properties = { ...HostElement.properties, dates: { state: true } };
  static override styles = [...HostElement.styles, bookingStyles, calendarStyles];

  override readonly element = 'calendar';
  override readonly namespaces = ['common', 'embed', 'portal', 'calendar'] as const;
  declare private dates: Dates;
  /** What was asked last; an answer to anything else comes too late. */
  #asked = '';

  constructor() {
    super();
    this.dates = { state: 'pending' };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { i18n, portal } = this;
    if (!i18n || typeof portal?.settings !== 'object' || !isListedPage(portal.settings)) return;
    const wanted = `${portal.client} ${i18n.language}`;
    if (wanted !== this.#asked) void this.#load(wanted);
  }

  async #load(wanted: string): Promise<void> {
    const { i18n, portal } = this;
    if (!i18n || typeof portal?.settings !== 'object') return;
    this.#asked = wanted;
    this.dates = { state: 'pending' };
    const dates = await listDates({
      api: portal.settings.origins.api,
      community: portal.community,
      language: i18n.language,
      on: dayFromNow(0),
      days: agendaDays,
    }).then(
      (entries): Dates => ({ state: 'ready', entries }),
      (): Dates => ({ state: 'failed' }),
    );
    if (wanted !== this.#asked) return;
    this.dates = dates;
    if (dates.state === 'failed') this.tell('snodo-error', { code: 'network', element: this.element });
  }

  protected override view(i18n: I18n, portal: PortalContext): TemplateResult {
    return html`<section aria-labelledby="title">
      <div>
        <h2 id="title" part="heading">${i18n.t('calendar.heading')}</h2>
        <p class="soft" part="text">${i18n.t('calendar.lead')}</p>
      </div>
      ${this.#content(i18n, portal)}
    </section>`;
  }

  #content(i18n: I18n, { settings }: PortalContext): TemplateResult {
    const { dates } = this;
    if (typeof settings === 'object' && !isListedPage(settings))
      return this.#failure(i18n, i18n.t('embed.not_listed'), false);
    if (settings === 'unknown') return this.#failure(i18n, i18n.t('common.network'), false);
    if (dates.state === 'failed') return this.#failure(i18n, i18n.t('common.network'), true);
    if (dates.state === 'pending') return html`<p role="status" part="text">${i18n.t('common.pending')}</p>`;
    const days = byDay(dates.entries);
    if (days.size === 0) return html`<p role="status" part="text">${i18n.t('calendar.none')}</p>`;
    return html`${agenda(i18n, days, {
        actionOf: (_, entry) => this.#wayOn(i18n, entry),
        placeAddress: () => undefined,
      })}
      <p>
        <a class="button" part="button" href=${this.#page(i18n)} target="_blank" rel="noopener"
          >${i18n.t('embed.portal')}</a
        >
      </p>`;
  }

  #failure(i18n: I18n, why: string, mayRetry: boolean): TemplateResult {
    return html`<div class="notice" role="alert">
      <p part="text">${why}</p>
      ${
        mayRetry
          ? html`<button
              type="button"
              class="button"
              part="button"
              @click=${() => void this.#load(this.#asked)}
            >
              ${i18n.t('common.retry')}
            </button>`
          : nothing
      }
      <a class="button" part="button" href=${this.#page(i18n)}>${i18n.t('embed.portal')}</a>
    </div>`;
  }

  #wayOn(i18n: I18n, { activity, place }: CalendarEntry): TemplateResult {
    const follow = (event: Event) => {
      if (!this.tell('snodo-navigate', { kind: 'activity', id: activity.id })) event.preventDefault();
    };
    return html`<p class="foot">
      <a part="link" href=${this.#page(i18n, place.code)} target="_blank" rel="noopener" @click=${follow}
        >${i18n.t('embed.catalogue_open')}<span class="visually-hidden">: ${activity.name}</span></a
      >
    </p>`;
  }

  /** The portal's calendar, or a place with its own. */
  #page({ language }: I18n, place?: string): string {
    const address = new URL('/places', this.portal?.portal ?? location.href);
    if (place !== undefined) address.searchParams.set('place', place);
    address.searchParams.set('lang', language);
    return address.href;
  }
}

export { SnodoCalendar as View };
