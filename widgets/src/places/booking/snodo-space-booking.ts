import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import type { BookedTime, Booking, BookingApi, BookingInput, FreeTimes, Space } from './booking-api.ts';
import { dayFromNow, dayText, hoursText, timeText } from './booking-words.ts';
import { bookingStyles } from './booking.styles.ts';
import { refusalIn } from './refusal.ts';
import './snodo-series-booking.ts';

const shownDays = 7;

/**
 * Booking a space: what is free in a week, a time within it, what it is for and who comes along. When somebody was
 * faster it says so and offers what is free nearby; nothing that was typed is lost.
 *
 * @fires snodo-booking-made - It is booked or asked for, with `id`
 */
export class SnodoSpaceBooking extends LitElement {
  static override properties = {
    api: { attribute: false },
    space: { attribute: false },
    on: { state: true },
    free: { state: true },
    chosen: { state: true },
    others: { state: true },
    fault: { state: true },
    done: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: BookingApi | undefined;
  declare space: Space | undefined;
  /** The first day that is shown. */
  declare private on: string;
  declare private free: Load<FreeTimes>;
  declare private chosen: BookedTime | undefined;
  /** Times that can be had in place of one that was refused. */
  declare private others: readonly BookedTime[];
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
    }
    if (changed.has('api') || changed.has('space') || changed.has('on')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    const { api, space } = this;
    if (!api || !space) return;
    this.free = pending;
    this.free = await settle(api.getFreeTimes(space.id, this.on, shownDays, 1));
  };

  protected override render() {
    const i18n = this.#i18n.value;
    const { space } = this;
    if (!i18n || !space) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading" tabindex="-1">${i18n.t('booking.bookHeading', { space: space.name })}</h2>
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
        <div class="field">
          <label for="on">${i18n.t('booking.fromDay')}</label>
          <input
            id="on"
            type="date"
            min=${dayFromNow(0)}
            .value=${this.on}
            @change=${({ target }: Event) => {
              if (target instanceof HTMLInputElement && target.value !== '') this.on = target.value;
            }}
          />
        </div>
        <button type="button" class="button" @click=${() => this.#turn(shownDays)}>
          ${i18n.t('booking.nextWeek')}
        </button>
      </div>
      ${this.#days(i18n)} ${this.#chosenForm(i18n, space)} ${outcomeLine(this.fault, true)}
      ${this.#otherTimes(i18n)}
      ${
        space.takesSeries
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

  #days(i18n: I18n): TemplateResult {
    const { free } = this;
    if (free.state === 'pending')
      return html`<snodo-load-state
        state="pending"
        heading=${i18n.t('booking.freePending')}
      ></snodo-load-state>`;
    if (free.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const now = Date.now();
    const days = free.loaded.days.map((day) => ({
      ...day,
      free: day.free.filter(({ endsAt }) => Date.parse(endsAt) > now),
    }));
    if (days.every((day) => day.free.length === 0))
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('booking.nothingFree')}
        text=${i18n.t('booking.nothingFreeHelp')}
      ></snodo-load-state>`;
    return html`<div class="days" role="list" aria-label=${i18n.t('booking.freeTimes')}>
      ${days.map(
        (day) =>
          html`<div class="day" role="listitem">
            <p class="when">${dayText(i18n, day.on)}</p>
            ${
              day.free.length === 0
                ? html`<p class="soft">
                    ${i18n.t(day.open.length === 0 ? 'booking.closed' : 'booking.full')}
                  </p>`
                : html`<div class="times">
                    ${day.free.map(
                      (time) =>
                        html`<button
                          type="button"
                          class="button"
                          aria-pressed=${this.chosen?.startsAt === time.startsAt}
                          @click=${() => this.#choose(time)}
                        >
                          <bdi>${hoursText(i18n, time)}</bdi>
                          ${time.left > 1 ? html`<span class="soft">${i18n.t('booking.left', { count: time.left })}</span>` : nothing}
                        </button>`,
                    )}
                  </div>`
            }
          </div>`,
      )}
    </div>`;
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
    const step = space.stepMinutes * 60;
    const [from, to] = proposed(chosen, space);
    return html`<form class="stack" @submit=${this.#submit}>
      <h3>${dayText(i18n, chosen.from)}</h3>
      <div class="pair">
        <div class="field">
          <label for="from">${i18n.t('booking.from')}</label>
          <input id="from" name="from" type="time" required step=${step} .value=${from} />
        </div>
        <div class="field">
          <label for="to">${i18n.t('booking.to')}</label>
          <input id="to" name="to" type="time" required step=${step} .value=${to} />
        </div>
        ${space.mode === 'seats' ? this.#number(i18n.t('booking.seats'), 'seats', space.seats) : nothing}
        ${space.mode === 'seats' ? nothing : this.#number(i18n.t('booking.people'), 'people', space.capacityPeople)}
      </div>
      <div class="field">
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
      }
      <button class="button primary" ?disabled=${this.isWorking}>
        ${i18n.t(needsApproval(space) ? 'booking.ask' : 'booking.confirm')}
      </button>
    </form>`;
  }

  #number(label: string, name: string, most: number): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        type="number"
        min="1"
        max=${most}
        value="1"
        required
        inputmode="numeric"
      />
    </div>`;
  }

  #otherTimes(i18n: I18n) {
    if (this.others.length === 0) return nothing;
    return html`<div class="notice">
      <p>${i18n.t('booking.others')}</p>
      <div class="times">
        ${this.others.map(
          (time) =>
            html`<button type="button" class="button" @click=${() => void this.#take(time)}>
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
    const text = (name: string) => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const day = chosen.from.slice(0, 10);
    const [from, to] = [`${day}T${text('from')}`, `${day}T${text('to')}`];
    const isMidnight = text('to') === '00:00';
    void this.#book({
      from,
      to: isMidnight ? `${chosen.to.slice(0, 10)}T00:00` : to,
      // The two ends of a free time say which of two hours they are; times within it that come twice are the first.
      fromSecond: chosen.fromSecond && from === chosen.from,
      toSecond: chosen.toSecond && to === chosen.to,
      ...this.#what(),
    });
  };

  /** What was typed beside the time. */
  #what(): Omit<BookingInput, 'from' | 'to' | 'fromSecond' | 'toSecond'> {
    const form = this.renderRoot.querySelector('form.stack');
    const given = new FormData(form instanceof HTMLFormElement ? form : undefined);
    const text = (name: string) => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
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

  async #take({ from, to, fromSecond, toSecond }: BookedTime): Promise<void> {
    await this.#book({ from, to, fromSecond, toSecond, ...this.#what() });
  }

  async #book(input: BookingInput): Promise<void> {
    const { api, space } = this;
    const i18n = this.#i18n.value;
    if (!api || !space || !i18n || this.isWorking) return;
    this.isWorking = true;
    this.fault = undefined;
    this.others = [];
    try {
      this.done = await api.book(space.id, input, this.#key);
      this.#key = crypto.randomUUID();
      this.dispatchEvent(
        new CustomEvent('snodo-booking-made', {
          detail: { id: this.done.id },
          bubbles: true,
          composed: true,
        }),
      );
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.#key = crypto.randomUUID();
      this.others = refusalIn(cause).alternatives;
      this.fault = misfitText(i18n, cause) ?? (await problemText(i18n, cause));
    } finally {
      this.isWorking = false;
    }
  }
}

function needsApproval({ access, yours }: Space): boolean {
  return access.find(({ audience }) => audience === yours)?.needsApproval ?? false;
}

const misfits = {
  ends_before_it_starts: 'booking.misfit_ends_before_it_starts',
  in_the_past: 'booking.misfit_in_the_past',
  too_soon: 'booking.misfit_too_soon',
  beyond_horizon: 'booking.misfit_beyond_horizon',
  too_short: 'booking.misfit_too_short',
  too_long: 'booking.misfit_too_long',
  off_step: 'booking.misfit_off_step',
  outside_opening: 'booking.misfit_outside_opening',
  no_such_time: 'booking.misfit_no_such_time',
  too_many_people: 'booking.misfit_too_many_people',
  too_many_seats: 'booking.misfit_too_many_people',
} as const;

/** Why it cannot be booked so, when the API names a reason that has a sentence. */
function misfitText(i18n: I18n, refused: LoadFault): string | undefined {
  const [fault] = refused.problem === 'booking_not_fit' ? refusalIn(refused).faults : [];
  const key = Object.entries(misfits).find(([code]) => code === fault?.code)?.[1];
  return key === undefined ? undefined : i18n.t(key);
}

/** `09:00` and `10:00`: an hour from the begin of a free time, cut to what the space is booked for. */
function proposed(
  time: BookedTime,
  { shortestMinutes, longestMinutes, stepMinutes }: Space,
): [string, string] {
  const start = minutesOf(time.from);
  const end = time.to.slice(0, 10) === time.from.slice(0, 10) ? minutesOf(time.to) : 1440;
  const first = Math.ceil(start / stepMinutes) * stepMinutes;
  const length = Math.min(
    Math.max(60, shortestMinutes),
    longestMinutes,
    Math.max(end - first, shortestMinutes),
  );
  return [clockOf(first), clockOf((first + length) % 1440)];
}

function minutesOf(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}

function clockOf(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

if (!customElements.get('snodo-space-booking'))
  customElements.define('snodo-space-booking', SnodoSpaceBooking);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-space-booking': SnodoSpaceBooking;
  }
}
