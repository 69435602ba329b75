import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, svg, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { barPercent, figureRows, highestRow, type FigureRow, type ReleasedTable } from './release-figures.ts';
import { releaseTableStyles } from './snodo-release-table.styles.ts';

/** Whether a figure is drawn or written out. */
export type FigureForm = 'chart' | 'table';

/**
 * One question of a release: a bar for each answer, or the same figures as a table. A hidden cell is a
 * hatched stub with the reason in words, never a number. Each figure says its n and its date.
 */
export class SnodoReleaseTable extends LitElement {
  static override properties = {
    table: { attribute: false },
    respondents: { attribute: false },
    releasedOn: { attribute: false },
    form: { type: String },
    isTable: { state: true },
  };

  static override styles = [baseStyles, releaseTableStyles];

  declare table: ReleasedTable | undefined;
  /** How many people answered the survey; null when that is not released. */
  declare respondents: number | null;
  declare releasedOn: string;
  /** How the figure starts; the person can turn each figure over. */
  declare form: FigureForm;
  declare private isTable: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.respondents = null;
    this.releasedOn = '';
    this.form = 'chart';
    this.isTable = false;
  }

  /** Brings the figure's heading into view and gives it the focus. */
  focusHeading(): void {
    const heading = this.renderRoot.querySelector('h2');
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('form')) this.isTable = this.form === 'table';
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { table } = this;
    if (!i18n || !table) return nothing;
    const rows = figureRows(table, this.respondents, i18n.t('console.noAnswer'));
    return html`<section class=${`card ${table.kind}`} aria-labelledby="title">
      <p class="kind">${i18n.t(`console.kind.${table.kind}`)}</p>
      <h2 id="title" tabindex="-1"><bdi>${table.title}</bdi></h2>
      ${this.isTable ? this.#table(i18n, table, rows) : this.#chart(i18n, table, rows)}
      <div class="foot">
        <p class="soft">${this.#noteText(i18n)}</p>
        <button type="button" class="button plain turn" @click=${() => (this.isTable = !this.isTable)}>
          <snodo-icon name=${this.isTable ? 'chart-bar' : 'table-2'}></snodo-icon>
          <span>
            ${i18n.t(this.isTable ? 'console.showChart' : 'console.showTable')}
            <span class="visually-hidden">: ${table.title}</span>
          </span>
        </button>
      </div>
    </section>`;
  }

  #noteText(i18n: I18n): string {
    const day = i18n.day(this.releasedOn);
    return this.respondents === null
      ? i18n.t('console.note.withoutCount', { day })
      : i18n.t('console.note', { count: this.respondents, day });
  }

  #chart(i18n: I18n, table: ReleasedTable, rows: readonly FigureRow[]) {
    const highestCount = Math.max(0, ...rows.map((row) => (row.kind === 'hidden' ? 0 : row.count)));
    return html`
      <svg class="patterns" aria-hidden="true">${patterns}</svg>
      <div class="chart" role="img" aria-label=${this.#summary(i18n, table, rows)}>
        ${rows.map((row) => this.#bar(i18n, row, highestCount))}
      </div>
    `;
  }

  #bar(i18n: I18n, row: FigureRow, highestCount: number) {
    if (row.kind === 'hidden') {
      return html`<div class="row hidden">
        <span class="label"><bdi>${row.label}</bdi></span>
        <span class="bar">
          <svg class="track"><rect class="stub" width="100%" height="100%" fill="url(#hidden)"></rect></svg>
        </span>
        <span class="figure"><snodo-icon name="eye-off"></snodo-icon>${i18n.t('console.hidden')}</span>
      </div>`;
    }
    const length = `${barPercent(row, highestCount)}%`;
    const label = row.kind === 'rest' ? i18n.t('console.rest') : row.label;
    return html`<div
      class=${row.kind === 'shown' && !row.isAnswer ? 'row shown unanswered' : `row ${row.kind}`}
    >
      <span class="label"><bdi>${label}</bdi></span>
      <span class="bar">
        <svg class="track">
          <rect class="whole" width="100%" height="100%"></rect>
          <rect class="fill" width=${length} height="100%"></rect>
          <rect
            class="weave"
            width=${length}
            height="100%"
            fill="url(#${row.kind === 'rest' ? 'rest' : 'answer'})"
          ></rect>
        </svg>
      </span>
      <span class="figure tabular">${this.#figureText(i18n, row)}</span>
    </div>`;
  }

  #figureText(i18n: I18n, { count, percent }: Exclude<FigureRow, { kind: 'hidden' }>) {
    if (percent === null) return html`<strong>${i18n.number(count)}</strong>`;
    return html`<strong>${i18n.percent(percent)}</strong> <span class="soft">${i18n.number(count)}</span>`;
  }

  #summary(i18n: I18n, { title }: ReleasedTable, rows: readonly FigureRow[]): string {
    const highest = highestRow(rows);
    const hidden = rows.filter(({ kind }) => kind === 'hidden').length;
    const parts = [
      i18n.t('console.summary', { title, count: rows.filter(({ kind }) => kind !== 'rest').length }),
    ];
    if (highest) {
      const share = highest.percent === null ? i18n.number(highest.count) : i18n.percent(highest.percent);
      parts.push(i18n.t('console.summary.highest', { label: highest.label, share }));
    }
    if (hidden > 0) parts.push(i18n.t('console.summary.hidden', { count: hidden }));
    parts.push(i18n.t('console.summary.table'));
    return parts.join(' ');
  }

  #table(i18n: I18n, { title }: ReleasedTable, rows: readonly FigureRow[]) {
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="title">
      <table class="tabular">
        <caption class="visually-hidden">
          ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col">${i18n.t('console.column.answer')}</th>
            <th scope="col" class="number">${i18n.t('console.column.people')}</th>
            <th scope="col" class="number">${i18n.t('console.column.share')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) =>
            row.kind === 'hidden'
              ? html`<tr>
                  <th scope="row"><bdi>${row.label}</bdi></th>
                  <td colspan="2" class="withheld">${i18n.t('console.hidden')}</td>
                </tr>`
              : html`<tr>
                  <th scope="row"><bdi>${row.kind === 'rest' ? i18n.t('console.rest') : row.label}</bdi></th>
                  <td class="number">${i18n.number(row.count)}</td>
                  <td class="number">
                    ${row.percent === null ? i18n.t('console.noShare') : i18n.percent(row.percent)}
                  </td>
                </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

const patterns = svg`
  <pattern id="answer" width="8" height="8" patternUnits="userSpaceOnUse">
    <path class="thread oblique" d="M-2 2 2 -2M0 8 8 0M6 10 10 6"></path>
    <path class="thread upright" d="M4 0V8"></path>
    <circle class="thread-dot" cx="4" cy="4" r="1.4"></circle>
    <path class="thread level" d="M0 4H8"></path>
  </pattern>
  <pattern id="rest" width="8" height="8" patternUnits="userSpaceOnUse">
    <path class="thread always" d="M0 0 8 8M8 0 0 8"></path>
  </pattern>
  <pattern id="hidden" width="10" height="10" patternUnits="userSpaceOnUse">
    <path class="hatch" d="M-2 2 2 -2M0 10 10 0M8 12 12 8"></path>
  </pattern>
`;

if (!customElements.get('snodo-release-table'))
  customElements.define('snodo-release-table', SnodoReleaseTable);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-table': SnodoReleaseTable;
  }
}
