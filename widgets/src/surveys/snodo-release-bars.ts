import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, svg } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { bar, barPatterns, barRow, changeWords } from './release-bars.ts';
import { releaseBarStyles } from './release-bars.styles.ts';
import {
  barOf,
  figureGroups,
  meanChangeOf,
  scaleRange,
  toMean,
  trendOf,
  type FigureGroup,
  type MeanFigure,
  type ReleasedTable,
} from './release-figures.ts';
import { meanChangeText, meanText, nameText } from './release-words.ts';
import { releaseBarsStyles } from './snodo-release-bars.styles.ts';

const kindTones = { single: 0, multiple: 1, scale: 2, ranking: 3, number: 4 } as const;
/** Points at the mean from below. */
const pointer = svg`<path class="pointer" d="M0 0 8 13 -8 13Z"></path>`;
const example = { kind: 'shown', bound: 'about', percent: 100 } as const;

/**
 * One question, everybody together: a bar for each answer with its share in words, and thinner ones for the
 * wave before. A scale stands upright where there is room, with its ends named and its mean pointed out; it
 * runs with the reading direction. A hidden answer is a hatched stub of one size with a word, never a number.
 */
export class SnodoReleaseBars extends LitElement {
  static override properties = { table: { attribute: false } };

  static override styles = [baseStyles, releaseBarStyles, releaseBarsStyles];

  declare table: ReleasedTable | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  protected override render() {
    const i18n = this.#i18n.value;
    const { table } = this;
    const [group] = table ? figureGroups(table) : [];
    if (!i18n || !table || !group) return nothing;
    const isScale = table.kind === 'scale';
    const tone = kindTones[table.kind];
    const hasTrend = trendOf(table)?.isComparable === true;
    const tops = isScale ? { lying: 100, standing: topOf(group) } : { lying: 100 };
    const looks = [
      `chart tone-${tone} ${table.kind}`,
      isScale ? 'upright' : '',
      hasTrend ? 'with-trend' : '',
    ];
    return html`
      ${barPatterns} ${hasTrend ? this.#key(i18n, tone) : nothing}
      <ul role="list" class=${looks.join(' ')}>
        ${group.rows.map((row) => barRow(i18n, row, tone, tops))}
      </ul>
      ${isScale ? [this.#axis(table, group), this.#ends(i18n, table, group)] : nothing}
      ${group.mean === null ? nothing : this.#mean(i18n, table, group.mean)}
    `;
  }

  #key(i18n: I18n, tone: number) {
    return html`<p class=${`key tone-${tone}`}>
      <span>${bar(example, tone, 'lying')}${i18n.t('release.trend.now')}</span>
      <span
        ><span class="before">${bar(example, tone, 'lying')}</span>${i18n.t('release.trend.earlier')}</span
      >
    </p>`;
  }

  /** A pointer below the columns where the mean lies between them. */
  #axis(table: ReleasedTable, { mean, rows }: FigureGroup) {
    const range = scaleRange(table);
    if (mean?.kind !== 'shown' || range === null) return nothing;
    // The first column's middle is the start of the scale; one for those who left it out stands after its end.
    const at = ((mean.mean - range.from + 0.5) * 100) / rows.length;
    return html`<svg class="axis has-axis" aria-hidden="true">
      ${svg`<svg x=${`${at}%`} overflow="visible">${pointer}</svg>`}
    </svg>`;
  }

  #ends(i18n: I18n, table: ReleasedTable, { rows }: FigureGroup) {
    const answers = rows.filter(({ isAnswer }) => isAnswer);
    const first = answers[0];
    const last = answers.at(-1);
    if (!first || !last || first === last || scaleRange(table) === null) return nothing;
    // Ends that have words of their own say them below their bars.
    if (first.label !== first.value || last.label !== last.value) return nothing;
    return html`<p class="ends">
      <span>${i18n.t('release.lowest', { value: nameText(i18n, first) })}</span>
      <span>${i18n.t('release.top', { value: nameText(i18n, last) })}</span>
    </p>`;
  }

  #mean(i18n: I18n, table: ReleasedTable, mean: NonNullable<FigureGroup['mean']>) {
    const range = table.kind === 'scale' ? scaleRange(table) : null;
    const trend = trendOf(table);
    const earlier = trend?.isComparable ? toMean(trend.mean) : null;
    return html`<p class="mean">
      <span
        >${
          range === null || mean.kind === 'hidden'
            ? nothing
            : html`<svg class="pointed" viewBox="-8 0 16 13" aria-hidden="true">${pointer}</svg>`
        }${i18n.t('release.mean')}: <strong>${meanText(i18n, mean)}</strong></span
      >
      ${
        range === null || mean.kind === 'hidden'
          ? nothing
          : html`<span class="soft"
              >${i18n.t('release.mean.on', { from: i18n.number(range.from), to: i18n.number(range.to) })}</span
            >`
      }
      ${
        earlier === null
          ? nothing
          : html`<span class="earlier"
                >${i18n.t('release.mean.earlier', { mean: meanText(i18n, earlier) })}</span
              >${this.#meanChange(i18n, mean, earlier)}`
      }
    </p>`;
  }

  #meanChange(i18n: I18n, now: MeanFigure, before: MeanFigure) {
    const change = meanChangeOf(now, before);
    return changeWords(i18n, change, meanChangeText(i18n, change));
  }
}

/** Columns fill their height at half of all people where none is higher: few scales reach beyond it. */
function topOf({ rows }: FigureGroup): number {
  const reaches = rows.flatMap(({ figure, earlier }) => [figure, ...(earlier ? [earlier] : [])]);
  return reaches.every((figure) => (barOf(figure)?.possible ?? 0) <= 50) ? 50 : 100;
}

if (!customElements.get('snodo-release-bars')) customElements.define('snodo-release-bars', SnodoReleaseBars);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-bars': SnodoReleaseBars;
  }
}
