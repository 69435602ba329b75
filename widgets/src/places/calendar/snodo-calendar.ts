import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { settle } from '../../ui/load.ts';
import { signInAddress } from '../../ui/page-frame.ts';
import { bookingStyles } from '../booking/booking.styles.ts';
import { outcomeLine } from '../../time-bank/outcome.ts';
import type { CalendarApi, CalendarEntry, Registration } from './calendar-api.ts';
import { CalendarScreen } from './calendar-screen.ts';
import { calendarStyles } from './calendar.styles.ts';

type District = Awaited<ReturnType<CalendarApi['listDistricts']>>[number];

/**
 * What is on, in one calendar: everywhere or in a district, or at a place and at those that work together with it.
 * Whoever is signed in says here that she comes; what that needs is loaded when she does.
 *
 * @fires snodo-registration-made - Somebody said that she comes, with `id`
 */
export class SnodoCalendar extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { type: Boolean, attribute: 'signed-in' },
    place: { type: String },
    hasFamily: { type: Boolean, attribute: 'has-family' },
    district: { state: true },
    districts: { state: true },
    isFamily: { state: true },
    coming: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, bookingStyles, calendarStyles];

  declare api: CalendarApi | undefined;
  declare isSignedIn: boolean;
  /** Code of the place whose calendar it is; empty: the community's. */
  declare place: string;
  /** The place has a mother or satellites. */
  declare hasFamily: boolean;
  declare private district: string;
  declare private districts: readonly District[];
  declare private isFamily: boolean;
  /** The date that she is about to say yes to, by activity and begin. */
  declare private coming: string | undefined;
  declare private outcome: string | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #screen = new CalendarScreen(this, {
    actionOf: (i18n, entry) => this.#action(i18n, entry),
    placeAddress: (i18n, code) => (code === this.place ? undefined : placeAddress(code, i18n.language)),
  });

  constructor() {
    super();
    this.isSignedIn = false;
    this.place = '';
    this.hasFamily = false;
    this.district = '';
    this.districts = [];
    this.isFamily = true;
  }

  /** Looks again, where what it shows was changed beside it. */
  async reload(): Promise<void> {
    await this.#screen.load();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.place === '') void this.#loadDistricts();
    this.#screen.show(this.api, {
      ...(this.place !== '' && { place: this.place, isFamily: this.hasFamily && this.isFamily }),
      ...(this.place === '' && this.district !== '' && { district: this.district }),
    });
  }

  async #loadDistricts(): Promise<void> {
    if (!this.api) return;
    const districts = await settle(this.api.listDistricts());
    this.districts = districts.state === 'ready' ? districts.loaded : [];
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || !this.api) return nothing;
    const lead = this.hasFamily && this.isFamily ? 'calendar.leadFamily' : 'calendar.lead';
    return html`<section aria-labelledby="calendar">
      <div>
        ${
          this.place === ''
            ? html`<h1 id="calendar">${i18n.t('calendar.heading')}</h1>`
            : html`<h2 id="calendar">${i18n.t('calendar.heading')}</h2>`
        }
        <p class="soft">${i18n.t(lead)}</p>
        ${
          this.place === ''
            ? html`<a href=${this.#mapAddress(i18n)}>${i18n.t('calendar.toMap')}</a>`
            : nothing
        }
      </div>
      ${this.#where(i18n)} ${outcomeLine(this.outcome, false)} ${this.#screen.render(i18n)}
      ${this.#feeds(i18n)}
    </section>`;
  }

  /** The list of places with its map, where she looks now. */
  #mapAddress({ language }: I18n): string {
    const where = this.district === '' ? {} : { district: this.district };
    return `/?${new URLSearchParams({ ...where, lang: language })}#answers`;
  }

  /** An address for her own calendar is of a place, or of the district that she looks at. */
  #feeds(i18n: I18n): TemplateResult | typeof nothing {
    const scope =
      this.place !== ''
        ? { kind: 'place' as const, place: this.place }
        : this.district === ''
          ? undefined
          : { kind: 'district' as const, district: this.district };
    if (!this.isSignedIn || scope === undefined) return nothing;
    return html`<details @toggle=${() => void import('./snodo-calendar-feeds.ts')}>
      <summary>${i18n.t('calendar.feed')}</summary>
      <snodo-calendar-feeds .api=${this.api} .scope=${scope}></snodo-calendar-feeds>
    </details>`;
  }

  #where(i18n: I18n): TemplateResult | typeof nothing {
    if (this.place !== '')
      return this.hasFamily
        ? html`<label class="choice">
            <input
              type="checkbox"
              .checked=${this.isFamily}
              @change=${() => (this.isFamily = !this.isFamily)}
            />
            <span>${i18n.t('calendar.family')}</span>
          </label>`
        : nothing;
    return html`<div class="bar">
      <div class="field">
        <label for="district">${i18n.t('calendar.district')}</label>
        <select
          id="district"
          @change=${({ target }: Event) => {
            if (target instanceof HTMLSelectElement) this.district = target.value;
          }}
        >
          <option value="">${i18n.t('calendar.everywhere')}</option>
          ${this.districts.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>
      </div>
    </div>`;
  }

  #action(i18n: I18n, entry: CalendarEntry): TemplateResult | typeof nothing {
    if (entry.own !== null)
      return html`<p class="foot">
        <a class="button" href=${`/bookings?lang=${i18n.language}`}>${i18n.t('calendar.seeOwn')}</a>
      </p>`;
    if (!entry.takesRegistrations) return nothing;
    if (!this.isSignedIn) {
      const back = this.place === '' ? '/places' : `/places?place=${encodeURIComponent(this.place)}`;
      return html`<p class="foot">
        <a class="button" href=${signInAddress(back, i18n.language)}>${i18n.t('calendar.signInToCome')}</a>
      </p>`;
    }
    const key = keyOf(entry);
    return html`<div class="foot">
      ${
        this.coming === key
          ? html`<snodo-registration-form
              .api=${this.api}
              .entry=${entry}
              @snodo-registration-made=${this.#made}
              @snodo-registration-dropped=${() => (this.coming = undefined)}
            ></snodo-registration-form>`
          : html`<button type="button" class="button primary" @click=${() => void this.#come(key)}>
              ${i18n.t(entry.freePlaces === 0 ? 'calendar.signUpWait' : 'calendar.signUp')}<span
                class="visually-hidden"
              >
                ${entry.activity.name}</span
              >
            </button>`
      }
    </div>`;
  }

  async #come(key: string): Promise<void> {
    await import('./snodo-registration-form.ts');
    this.outcome = undefined;
    this.coming = key;
    await this.updateComplete;
    this.renderRoot.querySelector('snodo-registration-form')?.focusHeading();
  }

  readonly #made = ({ detail }: CustomEvent<Registration>): void => {
    const i18n = this.#i18n.value;
    this.coming = undefined;
    this.outcome = i18n?.t(
      detail.state === 'registered' ? 'calendar.done_registered' : 'calendar.done_waiting',
    );
    void this.#screen.load();
  };
}

function keyOf({ activity, time }: CalendarEntry): string {
  return `${activity.id} ${time.startsAt}`;
}

function placeAddress(code: string, language: string): string {
  return `/places?${new URLSearchParams({ place: code, lang: language }).toString()}`;
}

if (!customElements.get('snodo-calendar')) customElements.define('snodo-calendar', SnodoCalendar);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-calendar': SnodoCalendar;
  }
}
