import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { timeSelect } from '../../ui/time-select.ts';
import { weekdayNames } from './hosting-words.ts';

/** 1 Monday … 7 Sunday; minutes after midnight, half-open. */
export interface WeekWindow {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

const usual = { startMinute: 540, endMinute: 1080 };
const afternoon = { startMinute: 900, endMinute: 1140 };
const mostOfADay = 3;

/**
 * The hours of a week, day by day: open or not, from when to when, and a second time where there is a break. In a form
 * it is a JSON list of windows.
 *
 * @fires change - The hours are others now
 */
export class SnodoWeekHours extends LitElement {
  static formAssociated = true;
  static override properties = {
    label: { type: String },
    name: { type: String, reflect: true },
    initial: { attribute: false },
    week: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      fieldset {
        display: grid;
        gap: 0;
      }
      legend {
        margin-block-end: var(--snodo-space-1);
        font-weight: 600;
      }
      .day {
        display: grid;
        grid-template-columns: minmax(0, 9rem) minmax(0, 1fr);
        gap: var(--snodo-space-1) var(--snodo-space-3);
        align-items: start;
        padding-block: var(--snodo-space-1);
        border-block-end: 1px solid var(--snodo-color-hairline);
      }
      .choice {
        display: inline-flex;
        align-items: center;
        gap: var(--snodo-space-2);
        min-block-size: 44px;
      }
      .spans {
        display: grid;
        gap: var(--snodo-space-1);
      }
      .span {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--snodo-space-1) var(--snodo-space-2);
      }
      .closed {
        display: flex;
        align-items: center;
        min-block-size: 44px;
        color: var(--snodo-color-ink-soft);
      }
      .all {
        margin-block-start: var(--snodo-space-2);
      }
      select {
        inline-size: auto;
        padding-inline: var(--snodo-space-2);
      }
      @media (max-width: 30rem) {
        .day {
          grid-template-columns: minmax(0, 1fr);
        }
        .closed {
          display: none;
        }
      }
    `,
  ];

  declare label: string;
  declare name: string;
  /** What stood there before anybody touched it; another list starts anew, the same one changes nothing. */
  declare initial: readonly WeekWindow[];
  declare private week: readonly WeekWindow[];

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #internals = this.attachInternals();

  constructor() {
    super();
    this.label = '';
    this.name = '';
    this.initial = [];
    this.week = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('initial')) this.week = this.initial;
    this.#internals.setFormValue(JSON.stringify(this.week));
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<fieldset>
      <legend>${this.label}</legend>
      ${weekdayNames(i18n).map((name, index) => this.#day(i18n, index + 1, name))}
      <button type="button" class="button plain all" @click=${this.#likeFirst}>
        ${i18n.t('hosting.hoursSame')}
      </button>
    </fieldset>`;
  }

  #day(i18n: I18n, weekday: number, name: string): TemplateResult {
    const spans = this.#spansOf(weekday);
    return html`<div class="day" role="group" aria-label=${name}>
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${spans.length > 0}
          @change=${() => this.#put(weekday, spans.length > 0 ? [] : [usual])}
        /><span>${name}</span></label
      >
      ${
        spans.length === 0
          ? html`<span class="closed">${i18n.t('booking.closed')}</span>`
          : html`<div class="spans">
              ${spans.map((_, index) => this.#span(i18n, weekday, index))}
              ${
                spans.length < mostOfADay
                  ? html`<button
                      type="button"
                      class="button plain"
                      @click=${() => this.#put(weekday, [...spans, afternoon])}
                    >
                      ${i18n.t('hosting.hoursMore')}<span class="visually-hidden"> ${name}</span>
                    </button>`
                  : nothing
              }
            </div>`
      }
    </div>`;
  }

  #span(i18n: I18n, weekday: number, index: number) {
    const spans = this.#spansOf(weekday);
    const span = spans[index];
    if (span === undefined) return nothing;
    const change = (other: Partial<typeof usual>) =>
      this.#put(
        weekday,
        spans.map((one, at) => (at === index ? { ...one, ...other } : one)),
      );
    return html`<div class="span">
      ${timeSelect({
        id: `from-${weekday}-${index}`,
        label: i18n.t('booking.from'),
        value: span.startMinute,
        isLabelHidden: true,
        change: (startMinute) => change({ startMinute }),
      })}
      <span aria-hidden="true">–</span>
      ${timeSelect({
        id: `to-${weekday}-${index}`,
        label: i18n.t('booking.to'),
        value: span.endMinute,
        isEnd: true,
        isLabelHidden: true,
        change: (endMinute) => change({ endMinute }),
      })}
      ${
        index === 0
          ? nothing
          : html`<button
              type="button"
              class="button plain"
              @click=${() =>
                this.#put(
                  weekday,
                  spans.filter((_, at) => at !== index),
                )}
            >
              ${i18n.t('hosting.hoursLess')}
            </button>`
      }
    </div>`;
  }

  #spansOf(weekday: number): (typeof usual)[] {
    return this.week
      .filter((window) => window.weekday === weekday)
      .map(({ startMinute, endMinute }) => ({ startMinute, endMinute }));
  }

  #put(weekday: number, spans: readonly (typeof usual)[]): void {
    this.#take([
      ...this.week.filter((window) => window.weekday !== weekday),
      ...spans.map((span) => ({ weekday, ...span })),
    ]);
  }

  /** Every open day gets the hours of the first. */
  readonly #likeFirst = (): void => {
    const first = this.week[0]?.weekday;
    if (first === undefined) return;
    const spans = this.#spansOf(first);
    const days = [...new Set(this.week.map(({ weekday }) => weekday))];
    this.#take(days.flatMap((weekday) => spans.map((span) => ({ weekday, ...span }))));
  };

  #take(week: readonly WeekWindow[]): void {
    this.week = week.toSorted((one, other) => one.weekday - other.weekday);
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }
}

if (!customElements.get('snodo-week-hours')) customElements.define('snodo-week-hours', SnodoWeekHours);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-week-hours': SnodoWeekHours;
  }
}
