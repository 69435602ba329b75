import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n, type MessageKey } from '../../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import '../../ui/snodo-day-field.ts';
import { timeSelect } from '../../ui/time-select.ts';
import { textOf } from '../hosting/hosting-words.ts';
import { numberField } from '../hosting/space-fields.ts';
import type { BookedTime, Booking, BookingApi, BookingInput, FreeTimes, Space } from './booking-api.ts';
import { dayFromNow, dayText, timeText } from './booking-words.ts';
import { bookingStyles } from './booking.styles.ts';
import { proposed, wallTimesOf } from './chosen-time.ts';
import { freeDays } from './free-days.ts';
import { misfitText } from './misfit-words.ts';
import { refusalIn } from './refusal.ts';
import type { WantedTime } from './snodo-other-spaces.ts';
import './snodo-other-spaces.ts';
import './snodo-series-booking.ts';

type WallTimes = Pick<BookingInput, 'from' | 'to' | 'fromSecond' | 'toSecond'>;

const shownDays = 7;

/**
 * Booking a space: what is free in a week, a time within it, what it is for and who comes along. When somebody was
 * faster it says so and offers what is free nearby; nothing that was typed is lost. A booking that stands is moved in
 * the same way, and only its time changes.
 *
 * @fires snodo-booking-made - It is booked or asked for, with `id`
 */
export class SnodoSpaceBooking extends LitElement {
  static override properties = {
    api: { attribute: false },
    space: { attribute: false },
    moving: { attribute: false },
    on: { state: true },
    free: { state: true },
    chosen: { state: true },
    others: { state: true },
    refused: { state: true },
    fault: { state: true },
    done: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: BookingApi | undefined;
  declare space: Space | undefined;
  /** A booking that gets another time; undefined: a new one. */
  declare moving: Booking | undefined;
  /** The first day that is shown. */
  declare private on: string;
  declare private free: Load<FreeTimes>;
  declare private chosen: BookedTime | undefined;
  /** Times that can be had in place of one that was refused. */
  declare private others: readonly BookedTime[];
  declare private refused: WantedTime | undefined;
  declare private fault: string | undefined;
  declare private done: Booking | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  /** The same as long as the same booking is sent again, so that a lost answer books nothing twice. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.on = dayFromNow(0);
    this.free = pending;
    this.others = [];
    this.isWorking = false;
  }

  focusHeading(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('space')) {
      this.chosen = undefined;
      this.done = undefined;
      this.fault = undefined;
      this.others = [];
      this.refused = undefined;
    }
    if (changed.has('moving') && this.moving) this.on = this.moving.time.from.slice(0, 10);
    if (changed.has('api') || changed.has('space') || changed.has('on')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    const { api, space } = this;
    if (!api || !space) return;
    this.free = pending;
    this.free = await settle(api.getFreeTimes(space.id, this.on, shownDays, this.moving?.seats ?? 1));
  };

  protected override render() {
    const i18n = this.#i18n.value;
    const { space } = this;
    if (!i18n || !space) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading" tabindex="-1">
        ${i18n.t(this.moving === undefined ? 'booking.bookHeading' : 'booking.moveHeading', { space: space.name })}
      </h2>
      ${this.done === undefined ? this.#form(i18n, space) : this.#made(i18n, this.done)}
    </section>`;
  }

  #made(i18n: I18n, booking: Booking): TemplateResult {
    const isAsked = booking.state === 'requested';
    return html`<div class="notice" role="status">
      <h3>${i18n.t(isAsked ? 'booking.asked' : 'booking.booked')}</h3>
      <p class="when">${timeText(i18n, booking.time)}</p>
      <p>${i18n.t(isAsked ? 'booking.askedHelp' : 'booking.bookedHelp')}</p>
      ${booking.houseRules === null ? nothing : html`<p class="words">${booking.houseRules}</p>`}
      <a class="button" href=${`/bookings?lang=${i18n.language}`}>${i18n.t('booking.toMine')}</a>
    </div>`;
  }

  #form(i18n: I18n, space: Space): TemplateResult {
    return html`<div class="pair">
        <snodo-day-field
          label=${i18n.t('booking.fromDay')}
          value=${this.on}
          min=${dayFromNow(0)}
          max=${dayFromNow(800)}
          @change=${({ target }: Event) => {
            if (target instanceof HTMLElement && 'value' in target) this.on = String(target.value);
          }}
        ></snodo-day-field>
        <button type="button" class="button" @click=${() => this.#turn(shownDays)}>
          ${i18n.t('booking.nextWeek')}
        </button>
      </div>
      ${freeDays(i18n, this.free, {
        chosen: this.chosen,
        choose: (time) => this.#choose(time),
        retry: this.#load,
      })}
      ${this.#chosenForm(i18n, space)} ${outcomeLine(this.fault, true)} ${this.#otherTimes(i18n)}
      <snodo-other-spaces .api=${this.api} .wanted=${this.refused}></snodo-other-spaces>
      ${
        space.takesSeries && this.moving === undefined
          ? html`<snodo-series-booking
              .api=${this.api}
              .space=${space}
              @snodo-booking-made=${this.#load}
            ></snodo-series-booking>`
          : nothing
      }`;
  }

  #turn(days: number): void {
    const at = new Date(`${this.on}T00:00:00Z`);
    at.setUTCDate(at.getUTCDate() + days);
    this.on = at.toISOString().slice(0, 10);
  }

  /** Of a long free time the first hour is proposed, or as much as the space is booked for at least. */
  #choose(time: BookedTime): void {
    this.chosen = time;
    this.fault = undefined;
    this.others = [];
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#from')?.focus());
  }

  #chosenForm(i18n: I18n, space: Space) {
    const { chosen } = this;
    if (!chosen) return nothing;
    const [from, to] = proposed(chosen, space);
    const step = space.stepMinutes;
    return html`<form class="stack" @submit=${this.#submit}>
      <h3>${dayText(i18n, chosen.from)}</h3>
      <div class="pair">
        ${timeSelect({ id: 'from', label: i18n.t('booking.from'), value: from, step })}
        ${timeSelect({ id: 'to', label: i18n.t('booking.to'), value: to, step, isEnd: true })}
        ${this.moving === undefined ? this.#howMany(i18n, space) : nothing}
      </div>
      ${this.moving === undefined ? this.#whatFor(i18n, space) : nothing}
      <button class="button primary" ?disabled=${this.isWorking}>${i18n.t(this.#verb(space))}</button>
    </form>`;
  }

  #verb(space: Space): MessageKey {
    if (this.moving !== undefined) return 'booking.moveDo';
    return needsApproval(space) ? 'booking.ask' : 'booking.confirm';
  }

  #howMany(i18n: I18n, space: Space): TemplateResult {
    return space.mode === 'seats'
      ? numberField(i18n.t('booking.seats'), 'seats', { value: 1, min: 1, max: space.seats })
      : numberField(i18n.t('booking.people'), 'people', { value: 1, min: 1, max: space.capacityPeople });
  }

  #whatFor(i18n: I18n, space: Space): TemplateResult {
    return html`<div class="field">
        <label for="purpose">${i18n.t('booking.purpose')}</label>
        <input id="purpose" name="purpose" maxlength="200" aria-describedby="purpose-help" />
        <p class="help" id="purpose-help">${i18n.t('booking.purposeHelp')}</p>
      </div>
      <div class="field">
        <label for="visitors">${i18n.t('booking.visitors')}</label>
        <textarea
          id="visitors"
          name="visitors"
          rows="2"
          maxlength="2400"
          aria-describedby="visitors-help"
        ></textarea>
        <p class="help" id="visitors-help">${i18n.t('booking.visitorsHelp')}</p>
      </div>
      ${
        space.houseRules === null
          ? nothing
          : html`<div class="notice">
              <h3>${i18n.t('booking.houseRules')}</h3>
              <p class="words">${space.houseRules}</p>
            </div>`
      }`;
  }

  #otherTimes(i18n: I18n) {
    if (this.others.length === 0) return nothing;
    return html`<div class="notice">
      <p>${i18n.t('booking.others')}</p>
      <div class="times">
        ${this.others.map(
          (time) =>
            html`<button type="button" class="button" @click=${() => void this.#book(time)}>
              ${timeText(i18n, time)}
            </button>`,
        )}
      </div>
    </div>`;
  }

  readonly #submit = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    const { chosen } = this;
    if (!(submitted.target instanceof HTMLFormElement) || !chosen) return;
    const given = new FormData(submitted.target);
    void this.#book(wallTimesOf(chosen, Number(textOf(given, 'from')), Number(textOf(given, 'to'))));
  };

  /** What was typed beside the time. */
  #what(): Omit<BookingInput, 'from' | 'to' | 'fromSecond' | 'toSecond'> {
    const form = this.renderRoot.querySelector('form.stack');
    const given = new FormData(form instanceof HTMLFormElement ? form : undefined);
    const text = (name: string) => textOf(given, name);
    const visitors = text('visitors')
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .slice(0, 30);
    return {
      seats: Number(text('seats') || 1),
      people: Math.max(Number(text('people') || 1), 1),
      visitors,
      ...(text('purpose') === '' ? {} : { purpose: text('purpose') }),
    };
  }

  async #book(times: WallTimes): Promise<void> {
    const { api, space, moving } = this;
    const i18n = this.#i18n.value;
    if (!api || !space || !i18n || this.isWorking) return;
    this.isWorking = true;
    this.fault = undefined;
    this.others = [];
    this.refused = undefined;
    const { from, to, fromSecond, toSecond } = times;
    const at = { from, to, fromSecond, toSecond };
    try {
      this.done =
        moving === undefined
          ? await api.book(space.id, { ...at, ...this.#what() }, this.#key)
          : await api.move(moving.id, { version: moving.version, ...at });
      this.#key = crypto.randomUUID();
      const detail = { id: this.done.id };
      this.dispatchEvent(new CustomEvent('snodo-booking-made', { detail, bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.#key = crypto.randomUUID();
      this.others = refusalIn(cause).alternatives;
      if (cause.problem === 'booking_conflict')
        this.refused = { space: space.id, from, to, people: moving?.people ?? this.#what().people };
      this.fault = misfitText(i18n, cause) ?? (await problemText(i18n, cause));
    } finally {
      this.isWorking = false;
    }
  }
}

function needsApproval({ access, yours }: Space): boolean {
  return access.find(({ audience }) => audience === yours)?.needsApproval ?? false;
}

if (!customElements.get('snodo-space-booking'))
  customElements.define('snodo-space-booking', SnodoSpaceBooking);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-space-booking': SnodoSpaceBooking;
  }
}
