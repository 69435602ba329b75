import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, svg, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import {
  clearPoint,
  layoutPlaces,
  pathOf,
  placeLabels,
  viewBoxOf,
  type PlaceGroup,
  type ViewBox,
} from './map-layout.ts';
import type { Place, SchematicPoint, Territory } from './place.ts';
import { territoryMapStyles } from './snodo-territory-map.styles.ts';

type District = Territory['districts'][number];

/** Sizes on the screen in CSS pixels: the drawing scales, its letters and nodes do not. */
const pixels = { text: 15, junction: 6, crowd: 13, dot: 4.5 } as const;

/**
 * The schematic drawing of the territory, the second view beside a list: districts as areas, quarters as
 * junctions, places as dots joined to them. It names nothing that the list does not have. A district of
 * the programme, or one with places, is a toggle button, by pointer and by keyboard; the chosen district
 * fills the view and shows the names of its quarters.
 *
 * @fires snodo-district-chosen - `detail.district`: the code, or null for the whole territory
 */
export class SnodoTerritoryMap extends LitElement {
  static override properties = {
    territory: { attribute: false },
    places: { attribute: false },
    district: { attribute: false },
    highlightedPlace: { attribute: false },
    widthPixels: { state: true },
  };

  static override styles = [baseStyles, territoryMapStyles];

  declare territory: Territory;
  /** Every place to draw, whatever the list beside it is filtered by. */
  declare places: readonly Place[];
  /** Code of the chosen district; null for all. */
  declare district: string | null;
  /** Code of a place to point out, such as the one whose card is under the pointer. */
  declare highlightedPlace: string | null;
  declare private widthPixels: number;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #sizes = new ResizeObserver(([entry]) => {
    if (entry) this.widthPixels = Math.max(200, Math.round(entry.contentRect.width));
  });

  constructor() {
    super();
    this.territory = { districts: [], quarters: [] };
    this.places = [];
    this.district = null;
    this.highlightedPlace = null;
    this.widthPixels = 480;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    this.#sizes.disconnect();
    super.disconnectedCallback();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || this.territory.districts.length === 0) return nothing;
    const { districts, quarters } = this.territory;
    const chosen = districts.find(({ code }) => code === this.district);
    const view = viewBoxOf(
      (chosen ? [chosen] : districts).flatMap(({ outline }) => outline),
      chosen ? 30 : 12,
    );
    const units = view.width / this.widthPixels;
    const groups = layoutPlaces(quarters, this.places);
    return html`
      <div class="drawing" role="group" aria-label=${i18n.t('places.map.label')} aria-describedby="about">
        <svg
          viewBox=${`${view.x} ${view.y} ${view.width} ${view.height}`}
          font-size=${pixels.text * units}
          @keydown=${this.#onKey}
        >
          ${patterns} ${districts.map((district) => this.#area(i18n, district))}
          ${districts.map((district) => this.#districtNumber(district, chosen, groups, units))}
          ${groups.map((group) => this.#group(group, units))}
          ${chosen ? this.#quarterNames(groups, chosen, units, view) : nothing}
        </svg>
      </div>
      <p id="about">${i18n.t('places.map.about')}</p>
      ${this.#legend(i18n, chosen)}
    `;
  }

  #area(i18n: I18n, district: District): TemplateResult<2> {
    const path = pathOf(district.outline);
    const count = this.places.filter((place) => place.district === district.code).length;
    if (!district.isInProgramme && count === 0) {
      return svg`<path class="district" d=${path} aria-hidden="true"></path>`;
    }
    const isChosen = district.code === this.district;
    return svg`
      <g
        class=${isChosen ? 'choice chosen' : 'choice'}
        role="button"
        tabindex="0"
        data-district=${district.code}
        aria-pressed=${isChosen ? 'true' : 'false'}
        aria-label=${i18n.t('places.map.district', { district: district.name, count })}
        @click=${() => this.#choose(district.code)}
      >
        <path class="district programme" d=${path}></path>
        <path class="weave" d=${path} fill="url(#weave)"></path>
        <path class="ring" d=${path}></path>
      </g>`;
  }

  #group({ quarter, centre, count, dots }: PlaceGroup, units: number): TemplateResult<2> {
    const isCrowded = count > 0 && dots.length === 0;
    return svg`<g class="group" aria-hidden="true">
      ${
        quarter === null
          ? nothing
          : dots.map(
              ({ point }) =>
                svg`<line class="joint" x1=${centre.x} y1=${centre.y} x2=${point.x} y2=${point.y}></line>`,
            )
      }
      ${quarter === null ? nothing : svg`<circle class="junction" cx=${centre.x} cy=${centre.y} r=${units * (isCrowded ? pixels.crowd : pixels.junction)}></circle>`}
      ${
        isCrowded
          ? svg`<text class="count" x=${centre.x} y=${centre.y + pixels.text * units * 0.35} text-anchor="middle">${count}</text>`
          : dots.map(({ place, point }) => this.#dot(place, point, units))
      }
    </g>`;
  }

  #dot(place: Place, point: SchematicPoint, units: number): TemplateResult<2> {
    const isHighlighted = place.code === this.highlightedPlace;
    return svg`<circle
      class=${isHighlighted ? 'dot highlighted' : 'dot'}
      data-place=${place.code}
      cx=${point.x}
      cy=${point.y}
      r=${units * pixels.dot * (isHighlighted ? 1.8 : 1)}
    ><title>${place.name}</title></circle>`;
  }

  #districtNumber(
    district: District,
    chosen: District | undefined,
    groups: readonly PlaceGroup[],
    units: number,
  ) {
    if (chosen?.code === district.code) return nothing;
    // The number is enough on the drawing: the sentence below it says what the numbers are.
    const short = /\d+$/u.exec(district.name)?.[0] ?? district.name;
    const { x, y } = clearPoint(district, groups, pixels.text * units * 1.5);
    return svg`<text class="number" aria-hidden="true" x=${x} y=${y} dy="0.35em" text-anchor="middle">${short}</text>`;
  }

  #quarterNames(groups: readonly PlaceGroup[], chosen: District, units: number, view: ViewBox) {
    const here = groups.filter(({ district }) => district === chosen.code);
    return placeLabels(here, pixels.text * units, pixels.dot * units, view).map(
      ({ text, point, anchor }) =>
        svg`<text class="quarter" aria-hidden="true" x=${point.x} y=${point.y} text-anchor=${anchor}>${text}</text>`,
    );
  }

  #legend(i18n: I18n, chosen: District | undefined) {
    return html`
      <ul role="list" class="legend">
        <li>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <rect class="district programme" x="2" y="4" width="20" height="16" rx="3"></rect>
            <rect x="2" y="4" width="20" height="16" rx="3" fill="url(#weave)"></rect></svg
          >${i18n.t('places.map.legend.programme')}
        </li>
        <li>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <circle class="junction" cx="12" cy="12" r="8"></circle></svg
          >${i18n.t('places.map.legend.quarter')}
        </li>
        <li>
          <svg viewBox="0 0 24 24" aria-hidden="true"><circle class="dot" cx="12" cy="12" r="6"></circle></svg
          >${i18n.t('places.map.legend.place')}
        </li>
      </ul>
      ${
        chosen
          ? html`<button type="button" class="button" @click=${() => this.#choose(null)}>
              <snodo-icon name="map"></snodo-icon>${i18n.t('places.map.whole')}
            </button>`
          : nothing
      }
    `;
  }

  #onKey(press: KeyboardEvent): void {
    if (press.key !== 'Enter' && press.key !== ' ') return;
    const code = press.target instanceof Element ? press.target.getAttribute('data-district') : null;
    if (code === null) return;
    press.preventDefault();
    this.#choose(code);
  }

  /** Choosing the chosen district again goes back to the whole territory. */
  #choose(code: string | null): void {
    const district = code === this.district ? null : code;
    this.dispatchEvent(
      new CustomEvent('snodo-district-chosen', { bubbles: true, composed: true, detail: { district } }),
    );
  }
}

const patterns = svg`<defs>
  <pattern id="weave" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line class="thread" x1="0" y1="0" x2="0" y2="14"></line>
  </pattern>
</defs>`;

if (!customElements.get('snodo-territory-map'))
  customElements.define('snodo-territory-map', SnodoTerritoryMap);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-territory-map': SnodoTerritoryMap;
  }
}
