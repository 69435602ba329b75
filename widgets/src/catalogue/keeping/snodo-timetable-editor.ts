import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n, type Language } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import { keepingStyles } from './keeping.styles.ts';
import { emptyPeriod, timetableFaults, timetableWords, type TimetableDraft } from './timetable-draft.ts';
import {
  closuresField,
  exceptionsField,
  periodField,
  wholeFault,
  type TimetableView,
} from './timetable-parts.ts';

const languages = ['it', 'en', 'ar'] as const;
const mostPeriods = 10;

/**
 * Plain weekly hours, and what is different on which days; beside it how all that will be read. What cannot be is said
 * where it stands.
 *
 * @fires snodo-timetable-changed - `detail`: the hours as they are now, finished or not
 */
export class SnodoTimetableEditor extends LitElement {
  static override properties = {
    hours: { attribute: false },
    timeZone: { attribute: false },
    today: { attribute: false },
    isStrict: { type: Boolean, attribute: false },
  };
  static override styles = [
    baseStyles,
    keepingStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-4);
        container-type: inline-size;
      }
      .day {
        display: grid;
        grid-template-columns: 7.5rem minmax(0, 1fr);
        align-items: start;
        gap: var(--snodo-space-1) var(--snodo-space-4);
        padding-block: var(--snodo-space-2);
        border-block-end: 1px solid var(--snodo-color-hairline);
      }
      .day > .name {
        padding-block: var(--snodo-space-2);
        font-weight: 600;
      }
      .day > .name::first-letter {
        text-transform: uppercase;
      }
      .day > .button {
        grid-column: -2;
      }
      .spans {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--snodo-space-1) var(--snodo-space-3);
      }
      .spans > .fault,
      .span {
        flex: 1 1 100%;
      }
      .span {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--snodo-space-2) var(--snodo-space-3);
      }
      .span label:not(.choice) {
        display: inline-flex;
        align-items: center;
        gap: var(--snodo-space-2);
      }
      .span input[type='time'] {
        inline-size: 9.5rem;
      }
      .read {
        padding: var(--snodo-space-4);
        border-inline-start: 6px solid var(--snodo-color-services);
        border-radius: var(--snodo-radius-field);
        background: var(--snodo-color-sunken);
      }
      .read ul {
        padding-inline-start: var(--snodo-space-5);
      }
      @container (max-width: 34rem) {
        .day {
          grid-template-columns: minmax(0, 1fr);
        }
        .day > .name {
          padding-block: 0;
        }
      }
    `,
  ];

  declare hours: TimetableDraft | undefined;
  /** In which its times are. */
  declare timeZone: string;
  /** ISO day; what is over by then is not told. */
  declare today: string;
  declare isStrict: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.timeZone = 'Europe/Rome';
    this.today = '';
    this.isStrict = false;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { hours } = this;
    if (!i18n || !hours) return nothing;
    const view: TimetableView = {
      i18n,
      draft: hours,
      faults: timetableFaults(hours, this.timeZone),
      isStrict: this.isStrict,
      change: this.#change,
    };
    return html`${hours.periods.map((period, at) => periodField(view, at, period))}
    ${
      hours.periods.length >= mostPeriods
        ? nothing
        : html`<div>
            <button
              type="button"
              class="button"
              @click=${() => this.#change({ ...hours, periods: [...hours.periods, emptyPeriod()] })}
            >
              ${i18n.t('timetable.addPeriod')}
            </button>
            <p class="help">${i18n.t('timetable.addPeriodHelp')}</p>
          </div>`
    }
    ${exceptionsField(view)} ${closuresField(view)}
    ${this.isStrict || view.faults.some(({ code }) => code !== 'never_occurs') ? wholeFault(view) : nothing}
    ${this.#words(i18n, hours)}`;
  }

  #words(i18n: I18n, hours: TimetableDraft): TemplateResult {
    const { timeZone, today } = this;
    const lines = (language: Language) => {
      const told = timetableWords(hours, { timeZone, today, language });
      return told === undefined
        ? html`<p class="soft">${i18n.t('timetable.unread')}</p>`
        : html`<ul lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>
            ${[...told.hours, ...told.changes].map((line) => html`<li>${line}</li>`)}
          </ul>`;
    };
    return html`<div class="read stack">
      <h4>${i18n.t('timetable.read')}</h4>
      <div role="status">${lines(i18n.language)}</div>
      <details>
        <summary>${i18n.t('timetable.otherLanguages')}</summary>
        ${languages.filter((language) => language !== i18n.language).map((language) => lines(language))}
      </details>
    </div>`;
  }

  readonly #change = (hours: TimetableDraft): void => {
    this.dispatchEvent(
      new CustomEvent<TimetableDraft>('snodo-timetable-changed', {
        bubbles: true,
        composed: true,
        detail: hours,
      }),
    );
  };
}

if (!customElements.get('snodo-timetable-editor'))
  customElements.define('snodo-timetable-editor', SnodoTimetableEditor);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-timetable-editor': SnodoTimetableEditor;
  }
}
