import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n, type MessageKey } from '../../ui/i18n.ts';
import { LoadFault } from '../../ui/load.ts';
import '../../ui/snodo-day-field.ts';
import { timeSelect } from '../../ui/time-select.ts';
import { textOf, weekdayNames } from '../hosting/hosting-words.ts';
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
  readonly #firstOn = dayFromNow(1);
  readonly #lastOn = dayFromNow(60);
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
      <form class="stack" @submit=${this.#look} @input=${this.#changed} @change=${this.#changed}>
        ${this.#when(i18n, space)}
        <button class="button" ?disabled=${this.isWorking}>${i18n.t('booking.seriesLook')}</button>
      </form>
      ${outcomeLine(this.fault ?? this.done, this.fault !== undefined)} ${this.#dates(i18n)}
    </details>`;
  }

  #when(i18n: I18n, space: Space): TemplateResult {
    return html`<fieldset class="field">
        <legend>${i18n.t('booking.weekdays')}</legend>
        <div class="times">
          ${weekdayNames(i18n).map(
            (name, index) =>
              html`<label class="choice">
                <input type="checkbox" name="weekdays" value=${index + 1} ?checked=${index === 1} />
                <span>${name}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      <div class="pair">
        ${timeSelect({ id: 'series-from', label: i18n.t('booking.from'), value: 1080, step: space.stepMinutes })}
        ${timeSelect({ id: 'series-to', label: i18n.t('booking.to'), value: 1200, step: space.stepMinutes, isEnd: true })}
      </div>
      <div class="pair">
        <snodo-day-field
          name="firstOn"
          label=${i18n.t('booking.firstOn')}
          value=${this.#firstOn}
          min=${dayFromNow(0)}
          max=${dayFromNow(800)}
        ></snodo-day-field>
        <snodo-day-field
          name="lastOn"
          label=${i18n.t('booking.lastOn')}
          value=${this.#lastOn}
          min=${dayFromNow(0)}
          max=${dayFromNow(800)}
        ></snodo-day-field>
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

function readSeries(given: FormData): SeriesInput {
  const text = (name: string) => textOf(given, name);
  const [start, end] = [Number(text('series-from')), Number(text('series-to'))];
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
