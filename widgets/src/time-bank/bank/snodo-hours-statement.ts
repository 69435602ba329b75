import { html, nothing, type PropertyValues } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { saveFile } from '../../surveys/save-file.ts';
import { toCsv } from '../../surveys/release-csv.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { bankStyles } from './bank.styles.ts';
import { entryTable, everyEntry } from './entry-table.ts';
import { entryWords } from './entry-words.ts';
import { clockText } from './hours-words.ts';
import type { Entry, OwnHoursApi, Page, Unit } from './own-hours-api.ts';
import { StatementProving } from './statement-proving.ts';

const units = ['community_minute', 'volunteer_minute', 'company_minute'] as const;

/** A person's statement, page by page, to be read, printed or taken away as a table. */
export class SnodoHoursStatement extends OwnSection<OwnHoursApi> {
  static override properties = {
    ...OwnSection.properties,
    hasCounted: { attribute: false },
    ledgerAccountId: { attribute: false },
    unit: { state: true },
    page: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  /** Whether hours of other units are worth a choice. */
  declare hasCounted: boolean;
  /** Hers in community minutes, which a check compares with. */
  declare ledgerAccountId: string | undefined;
  declare private unit: Unit;
  declare private page: Load<Page<Entry>>;

  protected override readonly section = 'statement';
  #proving = new StatementProving(this, {
    source: () => this.api,
    shown: async (isFresh) => {
      if (isFresh) await this.#read();
      const { page, ledgerAccountId } = this;
      if (page.state !== 'ready' || ledgerAccountId === undefined) return undefined;
      return { ledgerAccountId, entries: page.loaded.items, isWhole: page.loaded.nextCursor === null };
    },
  });

  constructor() {
    super();
    this.hasCounted = false;
    this.unit = 'community_minute';
    this.page = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.load();
  }

  /** Reads the first page again. */
  async load(): Promise<void> {
    this.#proving.forget();
    this.page = pending;
    await this.#read();
  }

  async #read(): Promise<void> {
    if (this.api) this.page = await settle(this.api.listOwnEntries(this.unit));
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="history"></snodo-icon>${i18n.t('hours.statement.heading')}</h2>
      ${this.hasCounted ? this.#choice(i18n) : nothing} ${this.#content(i18n)} ${this.outcomeLine()}
    </section>`;
  }

  #choice(i18n: I18n) {
    return html`<div class="field">
      <label for="unit">${i18n.t('time-bank.statement.unit')}</label>
      <select id="unit" @change=${this.#choose}>
        ${units.map(
          (unit) =>
            html`<option value=${unit} ?selected=${unit === this.unit}>
              ${i18n.t(`time-bank.unit.${unit}`)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #content(i18n: I18n) {
    const { page } = this;
    if (page.state === 'pending') return html`<p class="soft" role="status">${i18n.t('common.pending')}</p>`;
    if (page.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => void this.load()}
      ></snodo-load-state>`;
    const { items, nextCursor } = page.loaded;
    if (items.length === 0) return html`<p class="soft">${i18n.t('hours.statement.none')}</p>`;
    return html`${entryTable(i18n, items, i18n.t('hours.statement.caption'))}
      <div class="row">
        ${
          nextCursor === null
            ? nothing
            : html`<button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#more}>
                ${i18n.t('hours.statement.more')}
              </button>`
        }
        <button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#download}>
          <snodo-icon name="download"></snodo-icon>${i18n.t('time-bank.statement.csv')}
        </button>
        <a class="button" href=${`/time-bank/statement?lang=${i18n.language}`}>
          <snodo-icon name="printer"></snodo-icon>${i18n.t('time-bank.statement.print')}
        </a>
      </div>
      ${this.unit === 'community_minute' ? this.#proving.render(i18n) : nothing}`;
  }

  readonly #choose = (choosing: Event): void => {
    this.unit = (choosing.target as HTMLSelectElement).value as Unit;
    void this.load();
  };

  readonly #more = async (): Promise<void> => {
    const { page } = this;
    if (page.state !== 'ready' || page.loaded.nextCursor === null) return;
    const { items, nextCursor } = page.loaded;
    const next = await this.act((api) => api.listOwnEntries(this.unit, nextCursor));
    this.#proving.forget();
    if (next)
      this.page = {
        state: 'ready',
        loaded: { items: [...items, ...next.items], nextCursor: next.nextCursor },
      };
  };

  readonly #download = async (): Promise<void> => {
    const { i18n } = this;
    const entries = await this.act((api) => everyEntry((cursor) => api.listOwnEntries(this.unit, cursor)));
    if (!i18n || !entries) return;
    const heads = (['day', 'what', 'minutes', 'balance'] as const).map((key) =>
      i18n.t(`hours.statement.${key}`),
    );
    const lines = entries.map((entry) => [
      entry.servedOn,
      entryWords(i18n, entry),
      clockText(entry.minutes, false).replace('−', '-'),
      clockText(entry.balanceMinutes, false).replace('−', '-'),
    ]);
    const content = new Blob([toCsv([heads, ...lines], i18n.language)], { type: 'text/csv' });
    saveFile({ name: `${i18n.t('time-bank.statement.file')}.csv`, content });
  };
}

if (!customElements.get('snodo-hours-statement'))
  customElements.define('snodo-hours-statement', SnodoHoursStatement);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-hours-statement': SnodoHoursStatement;
  }
}
