import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { TaxonomyEntry } from '../catalogue/service.ts';
import { kindText, placeKinds, type Territory } from '../places/place.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { filterCount, homeLists, wordsMax, type HomeFilters, type HomeList } from './home-filters.ts';
import { answerFiltersStyles } from './snodo-answer-filters.styles.ts';

/** A pause in typing after which the words are looked for. */
const typingPauseMs = 300;

/**
 * What the list shows and how it is narrowed: places, services or activities; district; kind or group;
 * words. On a phone the filters fold into a sheet that says how many are in force.
 *
 * @fires snodo-filters-changed - `detail.filters`: the whole of the new filters
 */
export class SnodoAnswerFilters extends LitElement {
  static override properties = {
    filters: { attribute: false },
    territory: { attribute: false },
    taxonomy: { attribute: false },
    isOpen: { state: true },
  };

  static override styles = [baseStyles, answerFiltersStyles];

  declare filters: HomeFilters;
  declare territory: Territory;
  declare taxonomy: readonly TaxonomyEntry[];
  declare private isOpen: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.filters = { show: 'places', district: null, kind: null, group: null, q: '', place: null };
    this.territory = { districts: [], quarters: [] };
    this.taxonomy = [];
    this.isOpen = false;
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#typing);
    super.disconnectedCallback();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    const { show } = this.filters;
    const active = filterCount(this.filters);
    return html`
      <fieldset>
        <legend class="visually-hidden">${i18n.t('home.list.legend')}</legend>
        <div class="lists">${homeLists.map((list) => this.#list(i18n, list))}</div>
      </fieldset>
      <button
        type="button"
        class="button fold"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-controls="fields"
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${active === 0 ? i18n.t('home.filters.none') : i18n.t('home.filters.active', { count: active })}
        <snodo-icon name=${this.isOpen ? 'chevron-up' : 'chevron-down'}></snodo-icon>
      </button>
      <form
        id="fields"
        role="search"
        aria-label=${i18n.t('home.filters.label')}
        class=${this.isOpen ? 'fields' : 'fields folded'}
        @submit=${this.#searchNow}
      >
        ${show === 'activities' ? nothing : this.#words(i18n)} ${this.#district(i18n)}
        ${show === 'places' ? this.#kind(i18n) : nothing} ${show === 'services' ? this.#group(i18n) : nothing}
        ${
          active === 0
            ? nothing
            : html`<button type="button" class="button plain clear" @click=${this.#clear}>
                ${i18n.t('home.filters.clear')}
              </button>`
        }
      </form>
    `;
  }

  #list(i18n: I18n, list: HomeList) {
    return html`<label
      ><input
        type="radio"
        name="show"
        .checked=${list === this.filters.show}
        @change=${() => this.#change({ show: list })}
      />${i18n.t(`home.list.${list}`)}</label
    >`;
  }

  #words(i18n: I18n) {
    return html`<div class="field words">
      <label for="words">${i18n.t('home.filters.words')}</label>
      <input
        id="words"
        type="search"
        name="q"
        autocomplete="off"
        maxlength=${wordsMax}
        .value=${this.filters.q}
        @input=${this.#type}
      />
      <snodo-icon name="search"></snodo-icon>
    </div>`;
  }

  #district(i18n: I18n) {
    const districts = this.territory.districts.map(({ code, name }) => ({ code, name }));
    return choice({
      id: 'district',
      label: i18n.t('home.filters.district'),
      all: i18n.t('home.filters.allDistricts'),
      options: districts,
      chosen: this.filters.district,
      choose: (district) => this.#change({ district }),
    });
  }

  #kind(i18n: I18n) {
    return choice({
      id: 'kind',
      label: i18n.t('home.filters.kind'),
      all: i18n.t('home.filters.allKinds'),
      options: placeKinds.map((code) => ({ code, name: kindText(i18n, code) })),
      chosen: this.filters.kind,
      choose: (kind) => this.#change({ kind }),
    });
  }

  #group(i18n: I18n) {
    return choice({
      id: 'group',
      label: i18n.t('home.filters.group'),
      all: i18n.t('home.filters.allGroups'),
      options: this.taxonomy.filter(({ group }) => group === null),
      chosen: this.filters.group,
      choose: (group) => this.#change({ group }),
    });
  }

  #type(input: Event): void {
    const field = input.target;
    if (!(field instanceof HTMLInputElement)) return;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#change({ q: field.value }), typingPauseMs);
  }

  #searchNow(submit: Event): void {
    submit.preventDefault();
    clearTimeout(this.#typing);
    const words = this.renderRoot.querySelector<HTMLInputElement>('#words');
    if (words) this.#change({ q: words.value });
  }

  #clear(): void {
    clearTimeout(this.#typing);
    this.#change({ district: null, kind: null, group: null, q: '' });
    // The button that had the focus is about to go.
    this.renderRoot.querySelector<HTMLInputElement>('.lists input:checked')?.focus();
  }

  #change(change: Partial<HomeFilters>): void {
    const filters: HomeFilters = { ...this.filters, ...change };
    this.dispatchEvent(
      new CustomEvent('snodo-filters-changed', { bubbles: true, composed: true, detail: { filters } }),
    );
  }
}

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly all: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly chosen: string | null;
  readonly choose: (code: string | null) => void;
}

function choice({ id, label, all, options, chosen, choose }: Choice) {
  const onChange = (change: Event) => {
    if (change.target instanceof HTMLSelectElement) choose(change.target.value || null);
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} @change=${onChange}>
      <option value="" ?selected=${chosen === null}>${all}</option>
      ${options.map(
        ({ code, name }) => html`<option value=${code} ?selected=${code === chosen}>${name}</option>`,
      )}
    </select>
  </div>`;
}

if (!customElements.get('snodo-answer-filters')) {
  customElements.define('snodo-answer-filters', SnodoAnswerFilters);
}

declare global {
  interface HTMLElementTagNameMap {
    'snodo-answer-filters': SnodoAnswerFilters;
  }
}
