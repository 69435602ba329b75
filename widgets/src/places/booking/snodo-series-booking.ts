import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, locales, type I18n, type MessageKey } from '../../ui/i18n.ts';
import { LoadFault } from '../../ui/load.ts';
import type { BookingApi, SeriesInput, SeriesPreview, Space } from './booking-api.ts';
import { dayFromNow, dayText, hoursText } from './booking-words.ts';
import { bookingStyles } from './booking.styles.ts';

type SeriesDate = SeriesPreview['dates'][number];

const outcomes = {
  ok: 'booking.date_ok',
  conflict: 'booking.date_conflict',
  closed: 'booking.date_closed',
  past: 'booking.date_past',
  too_soon: 'booking.date_too_soon',
  beyond_horizon: 'booking.date_beyond_horizon',
  no_such_time: 'booking.date_no_such_time',
} as const satisfies Record<SeriesDate['outcome'], MessageKey>;

/**
 * The same time again and again: first a look at each date, then all that can be had at once. Dates that cannot are
 * left out only when the person says so.
 *
 * @fires snodo-booking-made - The series is booked or asked for
 */
export class SnodoSeriesBooking extends LitElement {
  static override properties = {
    api: { attribute: false },
    space: { attribute: false },
    preview: { state: true },
    fault: { state: true },
    done: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: BookingApi | undefined;
  declare space: Space | undefined;
  declare private preview: SeriesPreview | undefined;
  declare private fault: string | undefined;
  declare private done: string | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #asked: SeriesInput | undefined;
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.isWorking = false;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { space } = this;
    if (!i18n || !space) return nothing;
    return html`<details>
      <summary>${i18n.t('booking.series')}</summary>
      <form class="stack" @submit=${this.#look} @input=${this.#changed}>
        ${this.#when(i18n, space)}
        <button class="button" ?disabled=${this.isWorking}>${i18n.t('booking.seriesLook')}</button>
      </form>
      ${outcomeLine(this.fault ?? this.done, this.fault !== undefined)} ${this.#dates(i18n)}
    </details>`;
  }

  #when(i18n: I18n, space: Space): TemplateResult {
    const step = space.stepMinutes * 60;
    const weekday = new Intl.DateTimeFormat(locales[i18n.language], { weekday: 'long', timeZone: 'UTC' });
    // 2024-01-01 was a Monday.
    const name = (day: number) => weekday.format(new Date(Date.UTC(2024, 0, day)));
    return html`<fieldset class="field">
        <legend>${i18n.t('booking.weekdays')}</legend>
        <div class="times">
          ${[1, 2, 3, 4, 5, 6, 7].map(
            (day) =>
              html`<label class="choice">
                <input type="checkbox" name="weekdays" value=${day} ?checked=${day === 2} />
                <span>${name(day)}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      <div class="pair">
        ${field('series-from', i18n.t('booking.from'), 'from', 'time', '18:00', step)}
        ${field('series-to', i18n.t('booking.to'), 'to', 'time', '20:00', step)}
        ${field('series-first', i18n.t('booking.firstOn'), 'firstOn', 'date', dayFromNow(1))}
        ${field('series-last', i18n.t('booking.lastOn'), 'lastOn', 'date', dayFromNow(60))}
        <div class="field">
          <label for="every">${i18n.t('booking.everyWeeks')}</label>
          <input id="every" name="everyWeeks" type="number" min="1" max="52" value="1" required />
        </div>
      </div>`;
  }

  #dates(i18n: I18n) {
    const { preview } = this;
    if (!preview) return nothing;
    const total = preview.dates.length;
    return html`<h3 id="dates">${i18n.t('booking.seriesFound', { ok: preview.okDates, total })}</h3>
      <ol class="dates" aria-labelledby="dates" tabindex="0">
        ${preview.dates.map((date) => html`<li>${dateText(i18n, date)}</li>`)}
      </ol>
      ${
        preview.okDates === 0
          ? nothing
          : html`<button
              type="button"
              class="button primary"
              ?disabled=${this.isWorking}
              @click=${() => void this.#book(i18n)}
            >
              ${i18n.t(preview.needsApproval ? 'booking.seriesAsk' : 'booking.seriesBook', {
                count: preview.okDates,
              })}
            </button>`
      }`;
  }

  readonly #changed = (): void => {
    this.preview = undefined;
    this.done = undefined;
    this.fault = undefined;
  };

  readonly #look = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    if (submitted.target instanceof HTMLFormElement) this.#asked = readSeries(new FormData(submitted.target));
    void this.#run(async (api, space) => {
      if (this.#asked) this.preview = await api.previewSeries(space.id, this.#asked);
    });
  };

  /** All that can be had: what cannot is named, and left out. */
  async #book(i18n: I18n): Promise<void> {
    const { preview } = this;
    await this.#run(async (api, space) => {
      if (!this.#asked || !preview) return;
      const without = preview.dates.filter(({ outcome }) => outcome !== 'ok').map(({ on }) => on);
      const { bookings } = await api.bookSeries(space.id, { ...this.#asked, without }, this.#key);
      this.preview = undefined;
      this.done = i18n.t('booking.seriesDone', { count: bookings });
      this.dispatchEvent(new CustomEvent('snodo-booking-made', { bubbles: true, composed: true }));
    });
    this.#key = crypto.randomUUID();
  }

  async #run(work: (api: BookingApi, space: Space) => Promise<void>): Promise<void> {
    const { api, space } = this;
    const i18n = this.#i18n.value;
    if (!api || !space || !i18n || this.isWorking) return;
    this.isWorking = true;
    this.fault = undefined;
    try {
      await work(api, space);
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.fault = await problemText(i18n, cause);
    } finally {
      this.isWorking = false;
    }
  }
}

function field(
  id: string,
  label: string,
  name: string,
  type: string,
  value: string,
  step?: number,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input id=${id} name=${name} type=${type} value=${value} step=${step ?? nothing} required />
  </div>`;
}

function readSeries(given: FormData): SeriesInput {
  const text = (name: string) => {
    const value = given.get(name);
    return typeof value === 'string' ? value : '';
  };
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const [start, end] = [minutes(text('from')), minutes(text('to'))];
  return {
    startMinute: start,
    // An end that is not later is on the next day.
    endMinute: end > start ? end : end + 1440,
    weekdays: given.getAll('weekdays').map(Number),
    everyWeeks: Number(text('everyWeeks') || 1),
    firstOn: text('firstOn'),
    lastOn: text('lastOn'),
    without: [],
    seats: 1,
    people: 1,
  };
}

function dateText(i18n: I18n, { on, time, outcome, alternatives }: SeriesDate): string {
  const day = dayText(i18n, on);
  const what = i18n.t(outcomes[outcome]);
  const line = time === null ? `${day}: ${what}` : `${day}, ${hoursText(i18n, time)}: ${what}`;
  const [other] = alternatives;
  if (other === undefined) return line;
  return `${line}. ${i18n.t('booking.dateOther', { hours: hoursText(i18n, other) })}`;
}

if (!customElements.get('snodo-series-booking'))
  customElements.define('snodo-series-booking', SnodoSeriesBooking);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-series-booking': SnodoSeriesBooking;
  }
}
