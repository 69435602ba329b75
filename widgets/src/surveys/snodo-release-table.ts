import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { Territory } from '../places/place.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { figureTable } from './release-figure-table.ts';
import { figureGroups, isByDistrict, isCrossed, trendOf, type ReleasedTable } from './release-figures.ts';
import { headlineText, peopleText } from './release-words.ts';
import './snodo-release-bars.ts';
import './snodo-release-crossing.ts';
import { releaseTableStyles } from './snodo-release-table.styles.ts';

/** Whether a figure is drawn or written out. */
export type FigureForm = 'chart' | 'table';

/**
 * One question of a release as a chart or the same figures as a table, turned over by a button; printed, both.
 * Crossed by district it has a map as well. A refused table says why and what can be done. Below each stand how
 * many people it is about, how its shares are rounded, its date and its floor.
 */
export class SnodoReleaseTable extends LitElement {
  static override properties = {
    table: { attribute: false },
    releasedOn: { attribute: false },
    territory: { attribute: false },
    form: { type: String },
    isTable: { state: true },
    isMapLoaded: { state: true },
  };

  static override styles = [baseStyles, releaseTableStyles];

  declare table: ReleasedTable | undefined;
  declare releasedOn: string;
  /** The drawing that a map is made of; none: a question crossed by district has the charts alone. */
  declare territory: Territory | undefined;
  /** How the figure starts; the person can turn each figure over. */
  declare form: FigureForm;
  declare private isTable: boolean;
  declare private isMapLoaded: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.releasedOn = '';
    this.form = 'chart';
    this.isTable = false;
    this.isMapLoaded = false;
  }

  /** Brings the figure's heading into view and gives it the focus. */
  focusHeading(): void {
    const heading = this.renderRoot.querySelector('h2');
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('form')) this.isTable = this.form === 'table';
    if (this.#isMappable() && !this.isMapLoaded) this.#loadMap();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { table } = this;
    if (!i18n || !table) return nothing;
    return html`<section class="card" aria-labelledby="title">
      <p class="kind">
        <span>${i18n.t(`release.kind.${table.kind}`)}</span>
        ${table.by === null ? nothing : html`<span>${i18n.t('release.by', { dimension: table.by.label })}</span>`}
        ${
          table.isSpecial
            ? html`<span class="chip"
                ><snodo-icon name="shield-check"></snodo-icon>${i18n.t('release.special')}</span
              >`
            : nothing
        }
      </p>
      <h2 id="title" tabindex="-1"><bdi>${table.title}</bdi></h2>
      ${table.refusal === null ? this.#figure(i18n, table) : this.#refused(i18n, table)}
    </section>`;
  }

  #refused(i18n: I18n, table: ReleasedTable) {
    return html`<div class="refused">
        <p><strong>${i18n.t('release.refused.heading')}</strong></p>
        <p>${i18n.t('release.refused.text')}</p>
        <p>${i18n.t('release.refused.advice')}</p>
      </div>
      <p class="soft">${this.#sourceText(i18n, table)}</p>`;
  }

  #figure(i18n: I18n, table: ReleasedTable) {
    const headline = headlineText(i18n, table);
    return html`
      ${headline === '' ? nothing : html`<p class="headline">${headline}</p>`} ${this.#trend(i18n, table)}
      <div class=${this.isTable ? 'turned' : 'shown'}>${this.#chart(i18n, table)}</div>
      <div class=${this.isTable ? 'shown' : 'turned'}>${figureTable(i18n, table)}</div>
      <div class="foot">
        <div class="soft notes">${this.#notes(i18n, table).map((note) => html`<p>${note}</p>`)}</div>
        <button type="button" class="button plain turn" @click=${() => (this.isTable = !this.isTable)}>
          <snodo-icon name=${this.isTable ? 'chart-bar' : 'table-2'}></snodo-icon>
          <span>
            ${i18n.t(this.isTable ? 'release.showChart' : 'release.showTable')}
            <span class="visually-hidden">: ${table.title}</span>
          </span>
        </button>
      </div>
    `;
  }

  #chart(i18n: I18n, table: ReleasedTable) {
    if (!isCrossed(table)) return html`<snodo-release-bars .table=${table}></snodo-release-bars>`;
    const crossing = html`<snodo-release-crossing .table=${table}></snodo-release-crossing>`;
    if (!this.isMapLoaded || !this.#isMappable()) return crossing;
    return html`<snodo-release-districts
        .table=${table}
        .territory=${this.territory}
      ></snodo-release-districts>
      <details>
        <summary>${i18n.t('release.map.all')}</summary>
        ${crossing}
      </details>`;
  }

  /** What the wave before is, or why there is no comparison with it. */
  #trend(i18n: I18n, table: ReleasedTable) {
    const trend = trendOf(table);
    if (trend === null) return nothing;
    const day = i18n.day(trend.releasedOn);
    if (trend.isComparable) return html`<p class="trend">${i18n.t('release.trend.from', { day })}</p>`;
    return html`<div class="trend incomparable">
      <snodo-icon name="info"></snodo-icon>
      <div>
        <p><strong>${i18n.t('release.trend.incomparable', { day })}</strong></p>
        <p>${i18n.t('release.trend.incomparableText')}</p>
      </div>
    </div>`;
  }

  #notes(i18n: I18n, table: ReleasedTable): string[] {
    const [group] = figureGroups(table);
    const people = i18n.t('release.note', { people: peopleText(i18n, group?.people ?? null) });
    const notes = [isCrossed(table) ? i18n.t('release.note.crossed') : people];
    if (table.kind === 'multiple' || table.kind === 'ranking') notes.push(i18n.t('release.note.multiple'));
    if (trendOf(table)?.isComparable) notes.push(i18n.t('release.trend.about'));
    return [...notes, this.#sourceText(i18n, table)];
  }

  #sourceText(i18n: I18n, { floor }: ReleasedTable): string {
    return i18n.t('release.note.source', { day: i18n.day(this.releasedOn), floor });
  }

  /** Until the map is there, and where it does not come, the charts say all that it says. */
  #loadMap(): void {
    import('./snodo-release-districts.ts').then(
      () => (this.isMapLoaded = true),
      () => (this.isMapLoaded = false),
    );
  }

  #isMappable(): boolean {
    const { table, territory } = this;
    return table !== undefined && territory !== undefined && isByDistrict(table, territory.districts);
  }
}

if (!customElements.get('snodo-release-table'))
  customElements.define('snodo-release-table', SnodoReleaseTable);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-table': SnodoReleaseTable;
  }
}
