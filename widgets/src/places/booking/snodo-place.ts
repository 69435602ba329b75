import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { listText } from '../../ui/list-text.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { signInAddress } from '../../ui/page-frame.ts';
import type { ActivityApi } from '../calendar/activity-api.ts';
import type { CalendarApi } from '../calendar/calendar-api.ts';
import type { BookingApi, PlaceSheet, Space } from './booking-api.ts';
import { bookingStyles } from './booking.styles.ts';

/**
 * One place: what it is, when it is open, what it has, and the spaces that can be booked there. A space is booked on
 * the same page; what that needs is loaded when somebody asks for it.
 *
 * @fires snodo-booking-made - Something was booked here
 */
export class SnodoPlace extends LitElement {
  static override properties = {
    api: { attribute: false },
    calendarApi: { attribute: false },
    activityApi: { attribute: false },
    code: { type: String },
    isSignedIn: { type: Boolean, attribute: 'signed-in' },
    sheet: { state: true },
    open: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: BookingApi | undefined;
  /** What is on here stands below; undefined: nothing does. */
  declare calendarApi: CalendarApi | undefined;
  /** For somebody who may host it; undefined: she does not. */
  declare activityApi: ActivityApi | undefined;
  declare code: string;
  declare isSignedIn: boolean;
  declare private sheet: Load<PlaceSheet>;
  /** Id of the space that is being booked. */
  declare private open: string | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.code = '';
    this.isSignedIn = false;
    this.sheet = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('code')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api || this.code === '') return;
    this.sheet = pending;
    this.sheet = await settle(this.api.getPlace(this.code));
  };

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    const { sheet } = this;
    if (sheet.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (sheet.state === 'failed') return this.#failed(i18n, sheet.problem);
    return this.#ready(i18n, sheet.loaded);
  }

  #failed(i18n: I18n, problem: string): TemplateResult {
    if (problem === 'not_found')
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('booking.noPlace')}
        text=${i18n.t('booking.noPlaceHelp')}
      >
        <a class="button" href=${`/?lang=${i18n.language}&show=places#answers`}
          >${i18n.t('booking.allPlaces')}</a
        >
      </snodo-load-state>`;
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${this.#load}
    ></snodo-load-state>`;
  }

  #ready(i18n: I18n, sheet: PlaceSheet): TemplateResult {
    const { place, spaces } = sheet;
    const isOpen = place.lifeCycle === 'active' || place.lifeCycle === 'handed_over';
    return html`<section>
        <h1>${place.name}</h1>
        <p class="soft">${place.description}</p>
        ${
          this.isSignedIn
            ? html`<p><a href=${`/bookings?lang=${i18n.language}`}>${i18n.t('booking.toMine')}</a></p>`
            : nothing
        }
        ${isOpen ? nothing : this.#notOpen(i18n, sheet)}
        <ul role="list" class="facts">
          ${sheet.address === null ? nothing : html`<li>${sheet.address}</li>`}
          <li>${i18n.t('booking.host', { name: place.host })}</li>
          ${
            sheet.hours.length === 0
              ? html`<li>${i18n.t('booking.hoursUnknown')}</li>`
              : sheet.hours.map((line) => html`<li>${line}</li>`)
          }
          ${sheet.changes.map((line) => html`<li>${line}</li>`)}
          ${
            place.amenities.length === 0
              ? nothing
              : html`<li>${i18n.t('booking.has', { things: listText(i18n, place.amenities) })}</li>`
          }
          ${sheet.lent.map(({ amenity, lender }) => html`<li>${i18n.t('booking.lent', { amenity, lender })}</li>`)}
          ${this.#family(i18n, sheet)}
        </ul>
      </section>
      ${
        spaces.length === 0
          ? nothing
          : html`<section aria-labelledby="spaces">
              <h2 id="spaces">${i18n.t('booking.spaces')}</h2>
              <ul role="list" class="cards">
                ${spaces.map((space) => html`<li>${this.#space(i18n, space, isOpen)}</li>`)}
              </ul>
              ${this.#booking(spaces)}
            </section>`
      }
      ${this.#calendar(sheet)}`;
  }

  #calendar({ mother, satellites }: PlaceSheet) {
    if (this.calendarApi === undefined) return nothing;
    // The place itself comes first.
    void import('../calendar/snodo-calendar.ts');
    return html`<snodo-calendar
        .api=${this.calendarApi}
        .isSignedIn=${this.isSignedIn}
        .place=${this.code}
        .hasFamily=${mother !== null || satellites.length > 0}
      ></snodo-calendar>
      ${this.#desk()}`;
  }

  #desk() {
    if (this.activityApi === undefined) return nothing;
    void import('../calendar/snodo-activity-desk.ts');
    return html`<snodo-activity-desk
      .api=${this.activityApi}
      .place=${this.code}
      @snodo-activity-kept=${this.#refresh}
    ></snodo-activity-desk>`;
  }

  /** What the host changed is to be seen in the calendar beside. */
  readonly #refresh = (): void => {
    void this.renderRoot.querySelector('snodo-calendar')?.reload();
  };

  #notOpen(i18n: I18n, { alternatives }: PlaceSheet): TemplateResult {
    return html`<div class="notice">
      <p>${i18n.t('booking.notActive')}</p>
      ${
        alternatives.length === 0
          ? nothing
          : html`<p>${i18n.t('booking.nearby')}</p>
              <ul role="list" class="times">
                ${alternatives.map(
                  ({ code, name }) => html`<li><a href=${placeAddress(code, i18n.language)}>${name}</a></li>`,
                )}
              </ul>`
      }
    </div>`;
  }

  #family(i18n: I18n, { mother, satellites }: PlaceSheet) {
    const link = ({ code, name }: { code: string; name: string }) =>
      html`<a href=${placeAddress(code, i18n.language)}>${name}</a>`;
    return html`${
      mother === null ? nothing : html`<li>${i18n.t('booking.mother')} ${link(mother)}</li>`
    }${satellites.map((satellite) => html`<li>${i18n.t('booking.satellite')} ${link(satellite)}</li>`)}`;
  }

  #space(i18n: I18n, space: Space, isOpen: boolean): TemplateResult {
    const rule = space.access.find(({ audience }) => audience === space.yours);
    return html`<article class="card">
      <h3>${space.name}</h3>
      <ul role="list" class="facts">
        <li>
          ${
            space.mode === 'seats'
              ? i18n.t('booking.seatsOf', { count: space.seats })
              : i18n.t('booking.peopleOf', { count: space.capacityPeople })
          }
        </li>
        ${space.hours.map((line) => html`<li>${line}</li>`)}
        ${rule?.needsApproval ? html`<li>${i18n.t('booking.hostDecides')}</li>` : nothing}
        ${space.insuranceNote === null ? nothing : html`<li>${space.insuranceNote}</li>`}
      </ul>
      <div class="foot">${this.#action(i18n, space, isOpen)}</div>
    </article>`;
  }

  #action(i18n: I18n, space: Space, isOpen: boolean) {
    if (!isOpen || space.isPaused) return html`<p class="soft">${i18n.t('booking.notNow')}</p>`;
    if (!this.isSignedIn) {
      const back = `/places?place=${encodeURIComponent(this.code)}`;
      return html`<a class="button" href=${signInAddress(back, i18n.language)}
        >${i18n.t('booking.signInToBook')}</a
      >`;
    }
    if (space.yours === null) return html`<p class="soft">${i18n.t('booking.notForYou')}</p>`;
    return html`<button
      type="button"
      class="button primary"
      aria-expanded=${this.open === space.id}
      @click=${() => void this.#choose(space.id)}
    >
      ${i18n.t('booking.book')}<span class="visually-hidden"> ${space.name}</span>
    </button>`;
  }

  async #choose(id: string): Promise<void> {
    // The form is not needed by people who only look.
    await import('./snodo-space-booking.ts');
    this.open = this.open === id ? undefined : id;
    await this.updateComplete;
    this.renderRoot.querySelector('snodo-space-booking')?.focusHeading();
  }

  #booking(spaces: readonly Space[]) {
    const space = spaces.find(({ id }) => id === this.open);
    if (space === undefined) return nothing;
    return html`<snodo-space-booking .api=${this.api} .space=${space}></snodo-space-booking>`;
  }
}

function placeAddress(code: string, language: string): string {
  return `/places?${new URLSearchParams({ place: code, lang: language }).toString()}`;
}

if (!customElements.get('snodo-place')) customElements.define('snodo-place', SnodoPlace);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-place': SnodoPlace;
  }
}
