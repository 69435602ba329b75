import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { PaperApi } from './bank-api.ts';
import type { Entry } from './own-hours-api.ts';
import { bankStyles } from './bank.styles.ts';
import { hoursText } from './hours-words.ts';
import { entryTable, everyEntry } from './entry-table.ts';

/** A statement as a page to print, or to save as PDF: in large letters where it goes to somebody on paper. */
export class SnodoHoursPaper extends LitElement {
  static override properties = {
    api: { attribute: false },
    owner: { attribute: false },
    isLarge: { type: Boolean, attribute: 'large', reflect: true },
    entries: { state: true },
  };

  static override styles = [
    baseStyles,
    bankStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-5);
        max-inline-size: 60rem;
      }
      :host([large]) {
        font-size: 1.5rem;
        --snodo-text-s: 1.5rem;
        --snodo-text-m: 1.6rem;
        --snodo-text-l: 1.8rem;
        --snodo-text-xl: 2rem;
      }
      tr {
        break-inside: avoid;
      }
      thead {
        display: table-header-group;
      }
      @media print {
        .screen-only {
          display: none;
        }
        .scroll {
          overflow: visible;
        }
        td,
        th {
          border-block-end: 1px solid #000000;
        }
      }
    `,
  ];

  declare api: PaperApi | undefined;
  /** Whose statement it is. */
  declare owner: string;
  declare isLarge: boolean;
  declare private entries: Load<readonly Entry[]>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.owner = '';
    this.isLarge = false;
    this.entries = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    const { entries, owner } = this;
    if (entries.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (entries.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const heading =
      owner === '' ? i18n.t('hours.statement.heading') : i18n.t('time-bank.statement.of', { name: owner });
    const [latest] = entries.loaded;
    return html`<h1><bdi>${heading}</bdi></h1>
      <p>${i18n.t('time-bank.statement.asOf', { day: i18n.day(new Date().toISOString().slice(0, 10)) })}</p>
      <p class="hours-figure">
        ${i18n.t('time-bank.statement.balanceNow', { time: hoursText(i18n, latest?.balanceMinutes ?? 0) })}
      </p>
      ${
        entries.loaded.length === 0
          ? html`<p>${i18n.t('hours.statement.none')}</p>`
          : entryTable(i18n, entries.loaded, i18n.t('hours.statement.caption'))
      }
      <p>${i18n.t('time-bank.statement.noMoney')}</p>
      <div class="row screen-only">
        <button type="button" class="button primary" @click=${() => window.print()}>
          <snodo-icon name="printer"></snodo-icon>${i18n.t('time-bank.statement.print')}
        </button>
        <a class="button" href=${`/time-bank?lang=${i18n.language}`}>${i18n.t('time-bank.statement.back')}</a>
      </div>`;
  }

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api) return;
    this.entries = pending;
    this.entries = await settle(
      everyEntry(async (cursor) => {
        const page = await api.listPaperEntries(cursor);
        this.owner = page.displayName ?? this.owner;
        return page;
      }),
    );
  };
}

if (!customElements.get('snodo-hours-paper')) customElements.define('snodo-hours-paper', SnodoHoursPaper);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-hours-paper': SnodoHoursPaper;
  }
}
