import { html, nothing, type TemplateResult } from 'lit';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import { districtName, type Territory } from '../places/place.ts';
import type { ServiceFacets, Surroundings } from './catalogue-api.ts';
import { choices, foldedCount, type CatalogueFilters } from './catalogue-filters.ts';
import { languageName, openText } from './service-words.ts';

type Counts = ReadonlyMap<string, number>;

interface FilterView {
  readonly i18n: I18n;
  readonly filters: CatalogueFilters;
  readonly around: Surroundings;
  /** Undefined: not here yet, so that choices stand without their counts. */
  readonly facets: ServiceFacets | undefined;
  readonly isOpen: boolean;
  readonly narrow: (change: Partial<CatalogueFilters>) => void;
  readonly toggled: (isOpen: boolean) => void;
}

/** Times of the day that people ask for; weekdays first, then the weekend. */
const openTimes = [
  '1-0900',
  '1-1630',
  '2-1630',
  '3-1630',
  '4-1630',
  '5-1630',
  '5-1930',
  '6-1000',
  '6-1600',
  '7-1000',
];

/** The filters in a sheet that folds, each with how many services it would leave. */
export function filterView({
  i18n,
  filters,
  around,
  facets,
  isOpen,
  narrow,
  toggled,
}: FilterView): TemplateResult {
  const count = foldedCount(filters);
  return html`<details
    class="filters"
    ?open=${isOpen}
    @toggle=${(event: Event) => {
      if (event.target instanceof HTMLDetailsElement) toggled(event.target.open);
    }}
  >
    <summary>
      <span
        >${i18n.t('catalogue.filters')}${
          count > 0
            ? html` <span class="soft">(${i18n.t('catalogue.filters_on', { count })})</span>`
            : nothing
        }</span
      ><snodo-icon name="chevron-down"></snodo-icon>
    </summary>
    <div class="stack">
      ${select(i18n, 'group', filters.group, groupOptions(around, countsOf(facets?.group)), narrow)}
      ${select(i18n, 'kind', filters.kind, ownOptions(i18n, 'kind', choices.kind, countsOf(facets?.kind)), narrow)}
      ${select(i18n, 'cost', filters.cost, ownOptions(i18n, 'cost', choices.cost, countsOf(facets?.cost)), narrow)}
      ${select(i18n, 'district', filters.district, districtOptions(around.territory, countsOf(facets?.district)), narrow)}
      ${select(
        i18n,
        'open',
        filters.open,
        [
          'now',
          ...openTimes,
          ...(openTimes.includes(filters.open) || filters.open === '' || filters.open === 'now'
            ? []
            : [filters.open]),
        ].map((code) => ({ code, name: openText(i18n, code), count: undefined })),
        narrow,
        'catalogue.open_any',
      )}
      ${select(i18n, 'language', filters.language, languageOptions(i18n, countsOf(facets?.language)), narrow)}
      ${select(
        i18n,
        'accessibility',
        filters.accessibility,
        ownOptions(i18n, 'accessibility', choices.accessibility, countsOf(facets?.accessibility)),
        narrow,
      )}
      ${
        count > 0
          ? html`<button
              type="button"
              class="button plain"
              @click=${() =>
                narrow({
                  group: '',
                  kind: '',
                  cost: '',
                  district: '',
                  open: '',
                  language: '',
                  accessibility: '',
                })}
            >
              ${i18n.t('catalogue.clear')}
            </button>`
          : nothing
      }
    </div>
  </details>`;
}

function countsOf(facet: ServiceFacets['group'] | undefined): Counts | undefined {
  return facet && new Map(facet.map(({ code, count }) => [code, count]));
}

interface Option {
  readonly code: string;
  readonly name: string;
  readonly count: number | undefined;
}

function optionOf(code: string, name: string, counts: Counts | undefined): Option {
  return { code, name, count: counts && (counts.get(code) ?? 0) };
}

function groupOptions({ taxonomy }: Surroundings, counts: Counts | undefined): Option[] {
  return taxonomy
    .filter(({ group, isRetired }) => group === null && !isRetired)
    .map(({ code, name }) => optionOf(code, name, counts));
}

function districtOptions(territory: Territory, counts: Counts | undefined): Option[] {
  return territory.districts.map(({ code }) => optionOf(code, districtName(territory, code), counts));
}

function languageOptions(i18n: I18n, counts: Counts | undefined): Option[] {
  const known = choices.language.filter((code) => counts === undefined || (counts.get(code) ?? 0) > 0);
  return known.map((code) => optionOf(code, languageName(i18n, code), counts));
}

function ownOptions(
  i18n: I18n,
  facet: 'kind' | 'cost' | 'accessibility',
  codes: readonly string[],
  counts: Counts | undefined,
): Option[] {
  return codes.map((code) => optionOf(code, i18n.t(`catalogue.${facet}.${code}` as MessageKey), counts));
}

function select(
  i18n: I18n,
  name: 'group' | 'kind' | 'cost' | 'district' | 'open' | 'language' | 'accessibility',
  chosen: string,
  options: readonly Option[],
  narrow: FilterView['narrow'],
  any: MessageKey = 'catalogue.all',
): TemplateResult {
  return html`<div class="field">
    <label for=${`by-${name}`}>${i18n.t(`catalogue.${name}`)}</label>
    <select
      id=${`by-${name}`}
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) narrow({ [name]: event.target.value });
      }}
    >
      <option value="" ?selected=${chosen === ''}>${i18n.t(any)}</option>
      ${
        chosen !== '' && !options.some(({ code }) => code === chosen)
          ? html`<option value=${chosen} selected>${chosen}</option>`
          : nothing
      }
      ${options.map(
        ({ code, name: words, count }) =>
          html`<option value=${code} ?selected=${code === chosen}>
            ${words}${count === undefined ? '' : ` (${i18n.number(count)})`}
          </option>`,
      )}
    </select>
  </div>`;
}
