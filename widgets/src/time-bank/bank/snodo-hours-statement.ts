import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { saveFile } from '../../surveys/save-file.ts';
import { toCsv } from '../../surveys/release-csv.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { locales, type I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { Entry, OwnHoursApi, Page, Unit } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { entryWords } from './entry-words.ts';
import { clockText } from './hours-words.ts';

const units = ['community_minute', 'volunteer_minute', 'company_minute'] as const;
/** A table that is taken away holds at most so many pages: two thousand entries. */
const mostPages = 100;

/** `20 nov 2026`: short enough for a phone. */
function shortDay({ language }: I18n, day: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(day),
  );
}

/** What one entry says in a table: the same on the screen, on paper and in a file. */
export function entryTable(i18n: I18n, entries: readonly Entry[], caption: string): TemplateResult {
  return html`<div class="scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${i18n.t('time-bank.statement.day')}</th>
          <th scope="col">${i18n.t('time-bank.statement.what')}</th>
          <th scope="col" class="number">${i18n.t('time-bank.statement.minutes')}</th>
          <th scope="col" class="number">${i18n.t('time-bank.statement.balance')}</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          (entry) =>
            html`<tr>
              <td>${shortDay(i18n, entry.servedOn)}</td>
              <th scope="row"><bdi>${entryWords(i18n, entry)}</bdi></th>
              <td class=${entry.minutes > 0 ? 'number in' : 'number'}>
                <bdi dir="ltr">${clockText(entry.minutes)}</bdi>
              </td>
              <td class="number"><bdi dir="ltr">${clockText(entry.balanceMinutes, false)}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A person's statement, page by page, to be read, printed or taken away as a table. */
export class SnodoHoursStatement extends OwnSection<OwnHoursApi> {
  static override properties = {
    ...OwnSection.properties,
    hasCounted: { attribute: false },
    unit: { state: true },
    page: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  /** Whether hours of other units are worth a choice. */
  declare hasCounted: boolean;
  declare private unit: Unit;
  declare private page: Load<Page<Entry>>;

  protected override readonly section = 'statement';

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
    if (!this.api) return;
    this.page = pending;
    this.page = await settle(this.api.listOwnEntries(this.unit));
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="history"></snodo-icon>${i18n.t('time-bank.statement.heading')}</h2>
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
    if (items.length === 0) return html`<p class="soft">${i18n.t('time-bank.statement.none')}</p>`;
    return html`${entryTable(i18n, items, i18n.t('time-bank.statement.caption'))}
      <div class="row">
        ${
          nextCursor === null
            ? nothing
            : html`<button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#more}>
                ${i18n.t('time-bank.statement.more')}
              </button>`
        }
        <button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#download}>
          <snodo-icon name="download"></snodo-icon>${i18n.t('time-bank.statement.csv')}
        </button>
        <a class="button" href=${`/time-bank/statement?lang=${i18n.language}`}>
          <snodo-icon name="printer"></snodo-icon>${i18n.t('time-bank.statement.print')}
        </a>
      </div>`;
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
      i18n.t(`time-bank.statement.${key}`),
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

/** All entries, page by page, up to a bound that no person reaches. */
export async function everyEntry(list: (cursor?: string) => Promise<Page<Entry>>): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, nextCursor } = await list(cursor);
    entries.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return entries;
}

if (!customElements.get('snodo-hours-statement'))
  customElements.define('snodo-hours-statement', SnodoHoursStatement);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-hours-statement': SnodoHoursStatement;
  }
}
