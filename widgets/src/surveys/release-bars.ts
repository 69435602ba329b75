import { html, nothing, svg, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { barOf, type Change, type Figure, type FigureRow } from './release-figures.ts';
import { changeText, nameText, shareText } from './release-words.ts';

/** Number of tones, each a colour and a pattern of its own: see `release-bars.styles.ts`. */
export const tones = 5;

/**
 * The patterns of a shadow root, which its bars name by id: `weave-0` … for the tones, `hidden` for what is
 * not shown. A hidden bar has one size and one look.
 */
export const barPatterns = html`<svg class="patterns" aria-hidden="true">
  ${svg`
    <pattern id="weave-0" width="8" height="8" patternUnits="userSpaceOnUse">
      <path class="thread" d="M-2 2 2 -2M0 8 8 0M6 10 10 6"></path>
    </pattern>
    <pattern id="weave-1" width="8" height="8" patternUnits="userSpaceOnUse">
      <path class="thread" d="M4 0V8"></path>
    </pattern>
    <pattern id="weave-2" width="8" height="8" patternUnits="userSpaceOnUse">
      <circle class="thread-dot" cx="4" cy="4" r="1.5"></circle>
    </pattern>
    <pattern id="weave-3" width="8" height="8" patternUnits="userSpaceOnUse">
      <path class="thread" d="M0 4H8"></path>
    </pattern>
    <pattern id="weave-4" width="8" height="8" patternUnits="userSpaceOnUse">
      <path class="thread" d="M0 4H8M4 0V8"></path>
    </pattern>
    <pattern id="hidden" width="10" height="10" patternUnits="userSpaceOnUse">
      <path class="hatch" d="M-2 2 2 -2M0 10 10 0M8 12 12 8"></path>
    </pattern>
  `}
</svg>`;

/** Which way a bar grows: along the line of reading, or up. */
export type BarWay = 'lying' | 'standing';

/**
 * The bar of one figure in a tone; `top` is the share in percent points that fills its track. Assistive technology
 * reads the words beside it.
 */
export function bar(figure: Figure, tone: number, way: BarWay, top = 100): TemplateResult {
  const reach = barOf(figure);
  if (reach === null) {
    return html`<svg class=${`track ${way} withheld`} aria-hidden="true">
      <rect class="stub" width="100%" height="100%" fill="url(#hidden)"></rect>
    </svg>`;
  }
  const sure = (reach.sure * 100) / top;
  const possible = (reach.possible * 100) / top;
  return html`<svg class=${`track ${way}`} aria-hidden="true">
    <rect class="whole" width="100%" height="100%"></rect>
    ${part('fill', 0, sure, way)} ${part('weave', 0, sure, way, `url(#weave-${tone})`)}
    ${possible > sure ? part('open', sure, possible, way) : nothing}
  </svg>`;
}

/** A piece of a bar between two percents of its track. */
function part(name: string, from: number, to: number, way: BarWay, fill?: string): TemplateResult {
  const length = `${to - from}%`;
  return way === 'lying'
    ? html`${svg`<rect class=${name} x=${`${from}%`} width=${length} height="100%" fill=${fill ?? nothing}></rect>`}`
    : html`${svg`<rect class=${name} y=${`${100 - to}%`} width="100%" height=${length} fill=${fill ?? nothing}></rect>`}`;
}

/**
 * A figure in words, with an eye struck out beside one that is hidden; `isShort` says that in one word, for figures
 * that stand close together below a sentence that gives the reason.
 */
export function figureWords(i18n: I18n, figure: Figure, isShort = false): TemplateResult {
  if (figure.kind === 'hidden') {
    const words = i18n.t(isShort ? 'release.hiddenShort' : 'release.hidden');
    return html`<snodo-icon name="eye-off"></snodo-icon><span>${words}</span>`;
  }
  return html`<strong>${shareText(i18n, figure)}</strong>`;
}

/** How a figure stands to the wave before: words, with an arrow beside them where it went up or down. */
export function changeWords(i18n: I18n, change: Change, words = changeText(i18n, change)): TemplateResult {
  const icon = { more: 'chevron-up', less: 'chevron-down', same: null, unclear: null, hidden: null } as const;
  const name = icon[change];
  return html`<span class=${`change ${change}`}
    >${name === null ? nothing : html`<snodo-icon name=${name}></snodo-icon>`}${words}</span
  >`;
}

/** One answer: its name, its bar in each way that `tops` has a top for, its figure, and the wave before. */
export function barRow(
  i18n: I18n,
  row: FigureRow,
  tone: number,
  tops: Partial<Readonly<Record<BarWay, number>>>,
): TemplateResult {
  const ways = (['lying', 'standing'] as const).flatMap((way) => {
    const top = tops[way];
    return top === undefined ? [] : [(shown: Figure) => bar(shown, tone, way, top)];
  });
  const { figure, earlier, change, rank } = row;
  const looks = ['bar-row', figure.kind, row.isAnswer ? '' : 'unanswered', earlier ? 'with-earlier' : ''];
  return html`<li class=${looks.filter((look) => look !== '').join(' ')}>
    <span class="label">
      ${
        rank === null
          ? nothing
          : html`<span class="rank" aria-hidden="true">${rank}</span
              ><span class="visually-hidden">${i18n.t('release.rank.nth', { rank })}: </span>`
      }<span><bdi>${nameText(i18n, row)}</bdi></span>
    </span>
    <span class="bars">
      ${ways.map((draw) => draw(figure))}
      ${earlier ? html`<span class="before">${ways.map((draw) => draw(earlier))}</span>` : nothing}
    </span>
    <span class="figures">
      <span class=${`figure tabular ${figure.kind}`}>${figureWords(i18n, figure)}</span>
      ${
        earlier === null || change === null
          ? nothing
          : html`${changeWords(i18n, change)}
              <span class="earlier tabular"
                >${i18n.t('release.trend.earlier')}: ${shareText(i18n, earlier)}</span
              >`
      }
    </span>
  </li>`;
}
