import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, svg, type TemplateResult } from 'lit';
import { pathOf, viewBoxOf } from '../places/map-layout.ts';
import type { Territory } from '../places/place.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { bar, barPatterns, figureWords } from './release-bars.ts';
import { releaseBarStyles } from './release-bars.styles.ts';
import {
  figureGroups,
  mapStep,
  mapSteps,
  type Figure,
  type FigureGroup,
  type ReleasedTable,
} from './release-figures.ts';
import { nameText, peopleText, shortShareText } from './release-words.ts';
import { releaseDistrictsStyles } from './snodo-release-districts.styles.ts';

type District = Territory['districts'][number];

/** Sizes on the screen in CSS pixels: the drawing scales, its letters do not. */
const pixels = { share: 17, name: 14 } as const;
/** From this width of the drawing on, districts carry their whole names. */
const nameFromPixels = 440;
const hiddenFigure: Figure = { kind: 'hidden' };

/**
 * A question crossed by district: the share of one chosen answer on the schematic map, and the same figures
 * as a list beside it. A district is drawn in one of five steps, each with a tone and a pattern; one that is
 * hidden is hatched, without a number, whatever the reason. The map takes no focus: the list says it all.
 */
export class SnodoReleaseDistricts extends LitElement {
  static override properties = {
    table: { attribute: false },
    territory: { attribute: false },
    answer: { state: true },
    widthPixels: { state: true },
  };

  static override styles = [baseStyles, releaseBarStyles, releaseDistrictsStyles];

  declare table: ReleasedTable | undefined;
  declare territory: Territory | undefined;
  /** Place of the chosen answer among the categories. */
  declare private answer: number;
  declare private widthPixels: number;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #sizes = new ResizeObserver(([entry]) => {
    if (entry) this.widthPixels = Math.max(200, Math.round(entry.contentRect.width));
  });

  constructor() {
    super();
    this.answer = 0;
    this.widthPixels = 480;
  }

  override disconnectedCallback(): void {
    this.#sizes.disconnect();
    super.disconnectedCallback();
  }

  protected override updated(): void {
    const drawing = this.renderRoot.querySelector('.drawing');
    if (drawing) this.#sizes.observe(drawing);
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { table, territory } = this;
    if (!i18n || !table || !territory) return nothing;
    const groups = figureGroups(table);
    const answers = groups[0]?.rows ?? [];
    const chosen = answers[this.answer];
    if (!chosen) return nothing;
    const answer = nameText(i18n, chosen);
    return html`
      ${barPatterns}
      <div class="field">
        <label for="answer">${i18n.t('release.map.answer')}</label>
        <select id="answer" @change=${this.#choose}>
          ${answers.map(
            (row, index) =>
              html`<option value=${index} ?selected=${index === this.answer}>${nameText(i18n, row)}</option>`,
          )}
        </select>
      </div>
      <div class="sides">
        <div class="map">
          ${this.#drawing(i18n, territory, groups, answer)} ${this.#legend(i18n)}
          <p class="soft">
            ${i18n.t('release.map.about')} ${this.#isNarrow ? i18n.t('release.map.numbers') : nothing}
          </p>
        </div>
        <div class="list" role="group" aria-labelledby="list">
          <h3 id="list"><bdi>${answer}</bdi></h3>
          <ul role="list">
            ${groups.map((group) => this.#line(i18n, group))}
          </ul>
        </div>
      </div>
    `;
  }

  #line(i18n: I18n, group: FigureGroup) {
    const figure = this.#figureOf(group);
    return html`<li class="tone-0">
      <span class="label">
        <bdi>${nameText(i18n, group)}</bdi>
        ${group.people === null ? nothing : html`<span class="soft">${peopleText(i18n, group.people)}</span>`}
      </span>
      <span class=${`figure tabular ${figure.kind}`}>${figureWords(i18n, figure, true)}</span>
      ${bar(figure, 0, 'lying')}
    </li>`;
  }

  #drawing(i18n: I18n, { districts }: Territory, groups: readonly FigureGroup[], answer: string) {
    const view = viewBoxOf(
      districts.flatMap(({ outline }) => outline),
      10,
    );
    const units = view.width / this.widthPixels;
    return html`<svg
      class="drawing"
      role="img"
      aria-label=${i18n.t('release.map.label', { answer })}
      viewBox=${`${view.x} ${view.y} ${view.width} ${view.height}`}
    >
      ${stepPatterns('map', units)} ${districts.map((district) => this.#area(i18n, district, groups, units))}
    </svg>`;
  }

  #area(i18n: I18n, district: District, groups: readonly FigureGroup[], units: number): TemplateResult<2> {
    const path = pathOf(district.outline);
    const group = groups.find(({ value }) => value === district.code);
    const figure = group ? this.#figureOf(group) : hiddenFigure;
    const step = mapStep(figure);
    const { x, y } = district.labelPoint;
    // On a small drawing the number is enough: the sentence below it says what the numbers are.
    const short = this.#isNarrow ? (/\d+$/u.exec(district.name)?.[0] ?? district.name) : district.name;
    const half = Math.max(step === null ? 14 : 30, (short.length * pixels.name * 0.56) / 2 + 8) * units;
    const name = svg`<text class="name" x=${x} y=${y + units * 24} font-size=${units * pixels.name} text-anchor="middle">${short}</text>`;
    if (!group) {
      return svg`<g data-district=${district.code}><path class="district none" d=${path}></path>${name}</g>`;
    }
    return svg`<g data-district=${district.code}>
      <path class=${step === null ? 'district' : `district step-${step}`} d=${path}></path>
      <path d=${path} fill=${`url(#map-${step ?? 'hidden'})`}></path>
      ${
        step === null
          ? svg`<rect class="plate" x=${x - half} y=${y + units * 8} width=${half * 2} height=${units * 24} rx=${units * 8}></rect>`
          : svg`<rect class="plate" x=${x - half} y=${y - units * 16} width=${half * 2} height=${units * 48} rx=${units * 8}></rect>
            <text class="share" x=${x} y=${y + units * 5} font-size=${units * pixels.share} text-anchor="middle">${shortShareText(i18n, figure)}</text>`
      }
      ${name}
    </g>`;
  }

  #legend(i18n: I18n) {
    const steps = mapSteps.map((least, step) => {
      const next = mapSteps[step + 1];
      const from = i18n.percent(least);
      const key = step === 0 ? 'first' : next === undefined ? 'last' : 'middle';
      const to = next === undefined ? '' : i18n.percent(step === 0 ? next : next - 1);
      return this.#legendLine(step, i18n.t(`release.map.step.${key}`, { from, to }));
    });
    return html`<svg class="patterns" aria-hidden="true">${stepPatterns('legend', 1)}</svg>
      <ul role="list" class="legend">
        ${steps} ${this.#legendLine('hidden', i18n.t('release.map.step.hidden'))}
        ${this.#legendLine(null, i18n.t('release.map.step.none'))}
      </ul>`;
  }

  /** A sample of a step, of what is hidden, or (null) of a district that the table has nothing about. */
  #legendLine(step: number | 'hidden' | null, words: string) {
    const look = step === null ? 'none' : `step-${step}`;
    return html`<li>
      <svg viewBox="0 0 28 20" aria-hidden="true">
        <rect class=${`district ${look}`} x="1" y="1" width="26" height="18" rx="3"></rect>
        ${
          step === null
            ? nothing
            : svg`<rect x="1" y="1" width="26" height="18" rx="3" fill=${`url(#legend-${step})`}></rect>`
        }</svg
      >${words}
    </li>`;
  }

  get #isNarrow(): boolean {
    return this.widthPixels < nameFromPixels;
  }

  #figureOf({ rows }: FigureGroup): Figure {
    return rows[this.answer]?.figure ?? hiddenFigure;
  }

  #choose(choice: Event): void {
    if (choice.target instanceof HTMLSelectElement) this.answer = Number(choice.target.value);
  }
}

/** Drawn denser from step to step, so that steps differ without colour; `units` is a pixel in the drawing. */
const stepThreads = ['', 'M0 4H1', 'M0 8 8 0', 'M0 8 8 0M0 0 8 8', 'M0 8 8 0M0 0 8 8M0 4H8M4 0V8'] as const;

function stepPatterns(prefix: string, units: number): TemplateResult<2>[] {
  const threads = stepThreads.map((thread, step) => [String(step), 'line', thread] as const);
  return [...threads, ['hidden', 'hatch', 'M-2 2 2 -2M0 8 8 0M6 10 10 6'] as const].map(
    ([
      name,
      look,
      thread,
    ]) => svg`<pattern id=${`${prefix}-${name}`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform=${`scale(${units})`}>
      <path class=${look} d=${thread}></path>
    </pattern>`,
  );
}

if (!customElements.get('snodo-release-districts'))
  customElements.define('snodo-release-districts', SnodoReleaseDistricts);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-districts': SnodoReleaseDistricts;
  }
}
