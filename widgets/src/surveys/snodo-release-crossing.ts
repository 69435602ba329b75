import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { bar, barPatterns, figureWords, tones } from './release-bars.ts';
import { releaseBarStyles } from './release-bars.styles.ts';
import {
  figureGroups,
  scaleRange,
  type Figure,
  type FigureGroup,
  type ReleasedTable,
} from './release-figures.ts';
import { meanText, nameText, peopleText } from './release-words.ts';

const whole = { kind: 'shown', bound: 'about', percent: 100 } as const;

/**
 * One question for several groups: a small chart for each answer, with a bar for each group, so that groups
 * stand side by side; before them the means where the answers are numbers. Up to five groups have a colour
 * and a pattern of their own, more share one. On a phone the charts stand below one another.
 */
export class SnodoReleaseCrossing extends LitElement {
  static override properties = { table: { attribute: false } };

  static override styles = [
    baseStyles,
    releaseBarStyles,
    css`
      :host {
        container-type: inline-size;
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: var(--snodo-space-1) var(--snodo-space-5);
        margin-block-end: var(--snodo-space-5);
      }
      .key li {
        display: inline-flex;
        align-items: center;
        gap: var(--snodo-space-2);
      }
      .key .track.lying {
        inline-size: 1.5rem;
        block-size: 1.125rem;
        flex: none;
      }
      .panels {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
        gap: var(--snodo-space-5) var(--snodo-space-6);
      }
      .panel {
        display: grid;
        align-content: start;
        gap: var(--snodo-space-2);
        break-inside: avoid;
      }
      .panel h3 {
        font-size: var(--snodo-text-m);
      }
      .panel ul {
        display: grid;
        gap: var(--snodo-space-1);
      }
      .panel li {
        display: grid;
        grid-template-columns: minmax(0, 8.5rem) minmax(3rem, 1fr) minmax(7rem, max-content);
        align-items: center;
        gap: var(--snodo-space-3);
        min-block-size: 1.875rem;
      }
      .panel li.hidden {
        grid-template-columns: minmax(0, 8.5rem) 4rem 1fr;
      }
      .label {
        line-height: 1.3;
      }
      @media print {
        .panels {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          gap: var(--snodo-space-3) var(--snodo-space-5);
        }
        .panel li,
        .panel li.hidden {
          grid-template-columns: minmax(0, 6rem) minmax(3rem, 1fr) 6rem;
          min-block-size: 1.5rem;
        }
      }
      @container (max-width: 30rem) {
        .panel li,
        .panel li.hidden {
          grid-template-columns: minmax(4rem, 1fr) auto;
          gap: 0 var(--snodo-space-3);
        }
        .panel li.hidden {
          grid-template-columns: 4rem 1fr;
        }
        .panel .label {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  declare table: ReleasedTable | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  protected override render() {
    const i18n = this.#i18n.value;
    const { table } = this;
    if (!i18n || !table) return nothing;
    const groups = figureGroups(table);
    const answers = groups[0]?.rows ?? [];
    return html`
      ${barPatterns}
      <ul role="list" class="key" aria-label=${i18n.t('release.groups')}>
        ${groups.map(
          (group, index) =>
            html`<li class=${`tone-${toneOf(groups, index)}`}>
              ${bar(whole, toneOf(groups, index), 'lying')}<span
                ><bdi>${nameText(i18n, group)}</bdi> ·
                <span class="soft">${peopleText(i18n, group.people)}</span></span
              >
            </li>`,
        )}
      </ul>
      <div class="panels">
        ${this.#means(i18n, table, groups)}
        ${answers.map((answer, index) =>
          this.#panel(i18n, `answer-${index}`, nameText(i18n, answer), groups, ({ rows }) => {
            const figure = rows[index]?.figure ?? { kind: 'hidden' };
            return { figure, words: figureWords(i18n, figure, true) };
          }),
        )}
      </div>
    `;
  }

  #means(i18n: I18n, table: ReleasedTable, groups: readonly FigureGroup[]) {
    const range = table.kind === 'scale' ? scaleRange(table) : null;
    if (range === null || groups.every(({ mean }) => mean === null)) return nothing;
    const scale = i18n.t('release.mean.on', { from: i18n.number(range.from), to: i18n.number(range.to) });
    return this.#panel(i18n, 'mean', `${i18n.t('release.mean')} · ${scale}`, groups, ({ mean }) => {
      if (mean?.kind !== 'shown')
        return { figure: { kind: 'hidden' }, words: figureWords(i18n, { kind: 'hidden' }, true) };
      const percent = ((mean.mean - range.from) * 100) / (range.to - range.from);
      return {
        figure: { kind: 'shown', bound: 'about', percent },
        words: html`<strong>${meanText(i18n, mean)}</strong>`,
      };
    });
  }

  #panel(
    i18n: I18n,
    id: string,
    heading: string,
    groups: readonly FigureGroup[],
    figureOf: (group: FigureGroup) => { readonly figure: Figure; readonly words: unknown },
  ) {
    return html`<section class="panel" aria-labelledby=${id}>
      <h3 id=${id}><bdi>${heading}</bdi></h3>
      <ul role="list">
        ${groups.map((group, index) => {
          const { figure, words } = figureOf(group);
          const tone = toneOf(groups, index);
          return html`<li class=${`tone-${tone} ${figure.kind}`}>
            <span class="label"><bdi>${nameText(i18n, group)}</bdi></span>
            ${bar(figure, tone, 'lying')}
            <span class=${`figure tabular ${figure.kind}`}>${words}</span>
          </li>`;
        })}
      </ul>
    </section>`;
  }
}

/** A tone for each group as long as there are enough of them; else one for all. */
function toneOf(groups: readonly FigureGroup[], index: number): number {
  return groups.length <= tones ? index : 0;
}

if (!customElements.get('snodo-release-crossing'))
  customElements.define('snodo-release-crossing', SnodoReleaseCrossing);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-crossing': SnodoReleaseCrossing;
  }
}
