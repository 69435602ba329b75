import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from './base.styles.ts';
import { i18nContext, locales, type I18n } from './i18n.ts';

type Part = 'day' | 'month' | 'year';

/**
 * A day of the calendar in three lists: day, month, year, in the language of the page and not in the browser's. Below
 * them the weekday, so that a slip shows. Takes part in a form as an ISO day.
 *
 * @fires change - Another day was chosen
 */
export class SnodoDayField extends LitElement {
  static formAssociated = true;
  static override properties = {
    label: { type: String },
    name: { type: String, reflect: true },
    value: { type: String },
    min: { type: String },
    max: { type: String },
  };
  static override styles = [
    baseStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--snodo-space-1);
      }
      legend {
        margin-block-end: var(--snodo-space-1);
        font-weight: 600;
      }
      .parts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--snodo-space-2);
      }
      select {
        inline-size: auto;
      }
    `,
  ];

  declare label: string;
  declare name: string;
  /** ISO day. */
  declare value: string;
  /** The first and the last day that can be chosen, ISO; their years are those in the list. */
  declare min: string;
  declare max: string;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #internals = this.attachInternals();

  constructor() {
    super();
    this.label = '';
    this.name = '';
    this.value = '';
    this.min = '';
    this.max = '';
  }

  override focus(): void {
    this.renderRoot.querySelector('select')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('value')) this.#internals.setFormValue(this.value);
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || this.value === '') return nothing;
    const [year = 0, month = 1, day = 1] = this.value.split('-').map(Number);
    const first = Math.min(year, Number(this.min.slice(0, 4)) || year);
    const last = Math.max(year, Number(this.max.slice(0, 4)) || year + 1);
    const locale = locales[i18n.language];
    const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    return html`<fieldset>
      <legend>${this.label}</legend>
      <div class="parts">
        ${this.#list(i18n, 'day', day, range(1, daysOf(year, month)), String)}
        ${this.#list(i18n, 'month', month, range(1, 12), (one) =>
          monthName.format(new Date(Date.UTC(2024, one - 1, 1))),
        )}
        ${this.#list(i18n, 'year', year, range(first, last), String)}
      </div>
      <p class="help" role="status">${weekday.format(new Date(`${this.value}T00:00:00Z`))}</p>
    </fieldset>`;
  }

  #list(
    i18n: I18n,
    part: Part,
    chosen: number,
    choices: readonly number[],
    nameOf: (choice: number) => string,
  ) {
    const named = new Intl.DisplayNames(locales[i18n.language], { type: 'dateTimeField' }).of(part);
    return html`<select
      aria-label=${named ?? part}
      .value=${String(chosen)}
      @change=${({ target }: Event) => this.#take(part, target)}
    >
      ${choices.map(
        (choice) => html`<option value=${choice} ?selected=${choice === chosen}>${nameOf(choice)}</option>`,
      )}
    </select>`;
  }

  /** A day that the month does not have becomes its last; one out of bounds the nearest within. */
  #take(part: Part, target: EventTarget | null): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const [year = 0, month = 1, day = 1] = this.value.split('-').map(Number);
    const wanted = { year, month, day, [part]: Number(target.value) };
    const within = Math.min(wanted.day, daysOf(wanted.year, wanted.month));
    const iso = new Date(Date.UTC(wanted.year, wanted.month - 1, within)).toISOString().slice(0, 10);
    const least = this.min !== '' && iso < this.min ? this.min : iso;
    this.value = this.max !== '' && least > this.max ? this.max : least;
    this.requestUpdate();
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

if (!customElements.get('snodo-day-field')) customElements.define('snodo-day-field', SnodoDayField);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-day-field': SnodoDayField;
  }
}
