import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n, type MessageKey } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import { timeSelect } from '../../ui/time-select.ts';
import { hostedPlaceAddress, textOf, usualWeek, weekdayNames } from '../hosting/hosting-words.ts';
import '../hosting/snodo-week-hours.ts';
import type { BookingApi, NewPlace, PlaceSheet } from './booking-api.ts';
import { bookingStyles, roomSectionStyles } from './booking.styles.ts';

type Around = Awaited<ReturnType<BookingApi['getAround']>>;
type Named = { readonly code: string; readonly name: string };

const kinds = {
  isola: 'booking.kind_isola',
  pharmacy: 'booking.kind_pharmacy',
  shop: 'booking.kind_shop',
  cafe: 'booking.kind_cafe',
  library: 'booking.kind_library',
  company_site: 'booking.kind_company_site',
  condominium: 'booking.kind_condominium',
  club: 'booking.kind_club',
  parish: 'booking.kind_parish',
  school: 'booking.kind_school',
} as const satisfies Partial<Record<NewPlace['kind'], MessageKey>>;

/**
 * A host says yes, on a phone and in one go: what the place is, when it is open, what it has, and what happens there
 * first. At the first level there is no paperwork: the place is there at once.
 *
 * @fires snodo-place-listed - It is there, with its `code`
 */
export class SnodoPlaceForm extends LitElement {
  static override properties = {
    api: { attribute: false },
    organisations: { attribute: false },
    around: { state: true },
    hasActivity: { state: true },
    done: { state: true },
    fault: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles, roomSectionStyles];

  declare api: BookingApi | undefined;
  /** Organisations for which she is a host. */
  declare organisations: readonly Named[];
  declare private around: Load<Around>;
  declare private hasActivity: boolean;
  declare private done: PlaceSheet | undefined;
  declare private fault: string | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.organisations = [];
    this.around = pending;
    this.hasActivity = false;
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.around = pending;
    this.around = await settle(this.api.getAround());
  };

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || !this.api) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${i18n.t('booking.listHeading')}</h2>
      <p class="soft">${i18n.t('booking.listLead')}</p>
      ${this.#content(i18n)}
    </section>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { around, done } = this;
    if (around.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (around.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    if (this.organisations.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('booking.listNoHost')}
      ></snodo-load-state>`;
    if (done !== undefined)
      return html`<div class="notice" role="status">
        <h3>${i18n.t('booking.listed', { name: done.place.name })}</h3>
        <p>${i18n.t('booking.listedHelp')}</p>
        <a class="button primary" href=${hostedPlaceAddress(i18n, done.place.code)}
          >${i18n.t('booking.listedNext')}</a
        >
        <a
          class="button"
          href=${`/places?${new URLSearchParams({ place: done.place.code, lang: i18n.language })}`}
          >${i18n.t('booking.listedOpen')}</a
        >
      </div>`;
    return this.#form(i18n, around.loaded);
  }

  #form(i18n: I18n, { districts, amenities, entries }: Around): TemplateResult {
    return html`<form class="stack" @submit=${this.#submit}>
      ${pick('organisation', i18n.t('booking.listFor'), this.organisations)}
      ${pick(
        'kind',
        i18n.t('booking.listKind'),
        Object.entries(kinds).map(([code, key]) => ({ code, name: i18n.t(key) })),
      )}
      ${line('name', i18n.t('booking.listName'), 80)} ${line('description', i18n.t('booking.listWords'), 400)}
      ${pick('district', i18n.t('booking.listDistrict'), districts)}
      <div class="field">
        <label for="address">${i18n.t('booking.listAddress')}</label>
        <input id="address" name="address" maxlength="200" autocomplete="street-address" />
      </div>
      ${this.#hours(i18n)}
      <fieldset class="field">
        <legend>${i18n.t('booking.listHas')}</legend>
        <div class="times">
          ${amenities.map(
            ({ code, name }) =>
              html`<label class="choice"
                ><input type="checkbox" name="amenities" value=${code} /><span>${name}</span></label
              >`,
          )}
        </div>
      </fieldset>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${this.hasActivity}
          @change=${() => (this.hasActivity = !this.hasActivity)}
        />
        <span>${i18n.t('booking.listActivity')}</span>
      </label>
      ${this.hasActivity ? this.#activity(i18n, entries) : nothing} ${outcomeLine(this.fault, true)}
      <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('booking.listYes')}</button>
    </form>`;
  }

  #hours(i18n: I18n): TemplateResult {
    return html`<snodo-week-hours
      name="week"
      label=${i18n.t('booking.listDays')}
      .initial=${usualWeek}
    ></snodo-week-hours>`;
  }

  #activity(i18n: I18n, entries: readonly Named[]): TemplateResult {
    return html`${line('activityName', i18n.t('booking.activityName'), 80)}
      ${line('activityWords', i18n.t('booking.activityWords'), 400)}
      ${pick('activityEntry', i18n.t('booking.activityEntry'), entries)}
      ${pick(
        'activityDay',
        i18n.t('booking.day'),
        weekdayNames(i18n).map((name, index) => ({ code: String(index + 1), name })),
      )}
      <div class="pair">
        ${timeSelect({ id: 'activityFrom', label: i18n.t('booking.from'), value: 600 })}
        ${timeSelect({ id: 'activityTo', label: i18n.t('booking.to'), value: 660, isEnd: true })}
      </div>`;
  }

  readonly #submit = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    if (submitted.target instanceof HTMLFormElement)
      void this.#list(readPlace(new FormData(submitted.target)));
  };

  async #list(input: NewPlace): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n || this.isWorking) return;
    this.isWorking = true;
    this.fault = undefined;
    try {
      this.done = await this.api.listPlace(input, this.#key);
      const detail = { code: this.done.place.code };
      this.dispatchEvent(new CustomEvent('snodo-place-listed', { detail, bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.#key = crypto.randomUUID();
      this.fault = await problemText(i18n, cause);
    } finally {
      this.isWorking = false;
    }
  }
}

function pick(name: string, label: string, options: readonly Named[]): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name} required>
      ${options.map((option) => html`<option value=${option.code}>${option.name}</option>`)}
    </select>
  </div>`;
}

function line(name: string, label: string, most: number): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} required minlength="3" maxlength=${most} />
  </div>`;
}

function readPlace(given: FormData): NewPlace {
  const text = (name: string) => textOf(given, name);
  return {
    organisation: text('organisation'),
    kind: text('kind') as NewPlace['kind'],
    name: text('name'),
    description: text('description'),
    district: text('district'),
    ...(text('address') === '' ? {} : { address: text('address') }),
    hours: {
      week: JSON.parse(text('week') || '[]') as NewPlace['hours']['week'],
      holidays: ['italy'],
      closures: [],
    },
    amenities: given.getAll('amenities').map(String),
    ...(given.has('activityName')
      ? {
          firstActivity: {
            name: text('activityName'),
            description: text('activityWords'),
            entry: text('activityEntry'),
            weekday: Number(text('activityDay')),
            startMinute: Number(text('activityFrom')),
            endMinute: Number(text('activityTo')),
          },
        }
      : {}),
  };
}

if (!customElements.get('snodo-place-form')) customElements.define('snodo-place-form', SnodoPlaceForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-place-form': SnodoPlaceForm;
  }
}
