import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { CatalogueApi, ServiceFacets, ServicePage, Surroundings } from './catalogue-api.ts';
import {
  noFilters,
  readCatalogueFilters,
  wordsMax,
  writeCatalogueFilters,
  type CatalogueFilters,
} from './catalogue-filters.ts';
import { compareStyles, compareTable, mostCompared } from './compare-view.ts';
import { filterView } from './filter-view.ts';
import { nearView, whomView, type Helped } from './near-view.ts';
import { serviceCatalogueStyles } from './service-catalogue.styles.ts';
import { serviceLine } from './service-line.ts';
import type { Service } from './service.ts';

/**
 * The catalogue as a page of the portal: what somebody needs in her own words, near whom, narrowed by filters that say
 * how many services each would leave; then the list, and services side by side. What is asked lives in the address.
 */
export class SnodoServiceCatalogue extends LitElement {
  static override properties = {
    api: { attribute: false },
    around: { state: true },
    found: { state: true },
    facets: { state: true },
    filters: { state: true },
    helped: { state: true },
    compared: { state: true },
    isFolded: { state: true },
    isAsking: { state: true },
  };
  static override styles = [baseStyles, dialogStyles, serviceCatalogueStyles, compareStyles];

  declare api: CatalogueApi | undefined;
  declare private around: Load<Surroundings>;
  declare private found: Load<ServicePage>;
  declare private facets: ServiceFacets | undefined;
  declare private filters: CatalogueFilters;
  /** Of somebody else, for whom the search is; kept nowhere. Undefined: it is for whoever searches. */
  declare private helped: Helped | undefined;
  declare private compared: readonly Service[];
  declare private isFolded: boolean;
  declare private isAsking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #turn = 0;
  #firstNew: number | undefined;
  readonly #onPopState = (): void => {
    this.filters = readCatalogueFilters(location.search);
    void this.#search();
  };

  constructor() {
    super();
    this.around = pending;
    this.found = pending;
    this.filters = noFilters;
    this.compared = [];
    this.isFolded = matchMedia('(max-width: 52rem)').matches;
    this.isAsking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.#onPopState);
    this.filters = readCatalogueFilters(location.search);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#onPopState);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) this.#load();
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#firstNew === undefined || !changed.has('found')) return;
    this.renderRoot.querySelectorAll<HTMLElement>('article a')[this.#firstNew]?.focus();
    this.#firstNew = undefined;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<header class="stack">
        <h1>${i18n.t('catalogue.title')}</h1>
        <p class="lead">${i18n.t('catalogue.lead')}</p>
      </header>
      ${this.around.state === 'failed' ? this.#failure(i18n) : this.#content(i18n)}`;
  }

  #content(i18n: I18n) {
    const around = this.around.state === 'ready' ? this.around.loaded : undefined;
    if (!around)
      return html`<snodo-load-state
        state="pending"
        heading=${i18n.t('catalogue.pending')}
      ></snodo-load-state>`;
    return html`${this.#form(i18n, around)}
      <div class="columns">
        ${filterView({
          i18n,
          filters: this.filters,
          around,
          facets: this.facets,
          isOpen: !this.isFolded,
          narrow: this.#narrow,
          toggled: (isOpen) => {
            this.isFolded = !isOpen;
          },
        })}
        <section class="stack" aria-labelledby="results">
          <h2 id="results">${i18n.t('catalogue.results')}</h2>
          ${this.#results(i18n, around)}
        </section>
      </div>
      ${this.#comparing(i18n, around)}`;
  }

  #form(i18n: I18n, { territory }: Surroundings) {
    return html`<form role="search" @submit=${this.#onSubmit}>
      ${whomView(i18n, this.helped, this.#helping)}
      <div class="field">
        <label for="words">${i18n.t('catalogue.search')}</label>
        <input
          id="words"
          name="words"
          type="search"
          maxlength=${wordsMax}
          autocomplete="off"
          placeholder=${i18n.t('catalogue.search_hint')}
          .value=${this.filters.q}
        />
      </div>
      ${nearView(i18n, {
        territory,
        near: this.filters.near,
        helped: this.helped,
        isNear: (near) => this.#narrow({ near }),
        isFor: this.#helping,
      })}
      <button class="button primary">
        <snodo-icon name="search"></snodo-icon>${i18n.t('catalogue.find')}
      </button>
      <p class="help" id="near-help">
        ${i18n.t(this.helped ? 'catalogue.helped_help' : 'catalogue.near_help')}
      </p>
    </form>`;
  }

  #results(i18n: I18n, around: Surroundings) {
    const { found } = this;
    if (found.state === 'pending')
      return html`<snodo-load-state
        state="pending"
        heading=${i18n.t('catalogue.pending')}
      ></snodo-load-state>`;
    if (found.state === 'failed') return this.#failure(i18n);
    const { items, nextCursor } = found.loaded;
    if (items.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('catalogue.empty')}
        text=${i18n.t('catalogue.empty_help')}
      >
        <button type="button" class="button" @click=${() => this.#narrow(noFilters)}>
          ${i18n.t('catalogue.back')}
        </button>
      </snodo-load-state>`;
    return html`<p role="status">
        ${this.facets ? i18n.t('catalogue.total', { count: this.facets.total }) : nothing}
        ${this.#foundText(i18n)}
      </p>
      <ul role="list" class="cards">
        ${items.map(
          (service) =>
            html`<li>
              ${serviceLine(i18n, around, service, {
                isCompared: this.compared.some(({ id }) => id === service.id),
                compare: this.#compare,
              })}
            </li>`,
        )}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<div>
              <button
                type="button"
                class="button"
                aria-disabled=${this.isAsking ? 'true' : 'false'}
                @click=${() => void this.#search(found.loaded)}
              >
                ${i18n.t(this.isAsking ? 'catalogue.pending' : 'catalogue.more')}
              </button>
            </div>`
      }`;
  }

  #foundText(i18n: I18n) {
    if (this.found.state !== 'ready' || this.filters.q.trim() === '') return nothing;
    const { found } = this.found.loaded;
    if (found === 'alike') return html`<br />${i18n.t('catalogue.found_alike', { words: this.filters.q })}`;
    return found === 'some' ? html`<br />${i18n.t('catalogue.found_some')}` : nothing;
  }

  #failure(i18n: I18n) {
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('catalogue.failed')}
      text=${i18n.t('catalogue.failed_help')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${() => this.#load()}
    ></snodo-load-state>`;
  }

  #comparing(i18n: I18n, around: Surroundings) {
    const count = this.compared.length;
    return html`<button
        type="button"
        class="button primary comparing"
        ?hidden=${count < 2}
        @click=${() => this.renderRoot.querySelector('dialog')?.showModal()}
      >
        ${i18n.t('catalogue.compare_open', { count })}
      </button>
      <dialog aria-labelledby="compare-title">
        <div class="sheet">
          <h2 id="compare-title">${i18n.t('catalogue.compare_title')}</h2>
          ${count < 2 ? nothing : compareTable(i18n, around, this.compared)}
          <form method="dialog"><button class="button">${i18n.t('catalogue.close')}</button></form>
        </div>
      </dialog>`;
  }

  readonly #compare = (service: Service, box: HTMLInputElement): void => {
    const others = this.compared.filter(({ id }) => id !== service.id);
    if (box.checked && others.length >= mostCompared) {
      box.checked = false;
      box.setCustomValidity(this.#i18n.value?.t('catalogue.compare_most') ?? '');
      box.reportValidity();
      box.setCustomValidity('');
      return;
    }
    this.compared = box.checked ? [...others, service] : others;
  };

  /** What she says of somebody else stands in no address, so it is no step of the history either. */
  readonly #helping = (helped: Helped | undefined): void => {
    const isNew = helped !== undefined && this.helped === undefined;
    this.helped = helped;
    if (isNew) void this.#loadPlaces();
    else void this.#search();
  };

  async #loadPlaces(): Promise<void> {
    void this.#search();
    const places = this.api && (await settle(this.api.listPlaces()));
    if (places?.state === 'ready' && this.helped) this.helped = { ...this.helped, places: places.loaded };
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>('#words');
    this.#narrow({ q: field?.value.trim() ?? '' });
  };

  readonly #narrow = (change: Partial<CatalogueFilters>): void => {
    this.filters = { ...this.filters, ...change };
    const search = writeCatalogueFilters(location.search, this.filters);
    history.pushState(null, '', `${location.pathname}${search}`);
    void this.#search();
  };

  #load(): void {
    void this.#loadAround();
    void this.#search();
  }

  async #loadAround(): Promise<void> {
    const { api } = this;
    if (!api) return;
    this.around = pending;
    const around = await settle(api.getSurroundings());
    if (api === this.api) this.around = around;
  }

  async #search(before?: ServicePage): Promise<void> {
    const { api, helped } = this;
    const filters = helped ? { ...this.filters, near: helped.near } : this.filters;
    if (!api || (before && this.isAsking)) return;
    const turn = (this.#turn += 1);
    if (before) this.isAsking = true;
    else {
      this.found = pending;
      void this.#count(turn);
    }
    const page = await settle(api.listServices(filters, before?.nextCursor ?? undefined));
    this.isAsking = false;
    if (turn !== this.#turn) return;
    if (before && page.state === 'ready') {
      this.#firstNew = before.items.length;
      this.found = {
        state: 'ready',
        loaded: { ...page.loaded, items: [...before.items, ...page.loaded.items] },
      };
    } else if (!before) this.found = page;
  }

  /** The list does not wait for its counts, and stands without them if they do not come. */
  async #count(turn: number): Promise<void> {
    const facets = this.api && (await settle(this.api.listFacets(this.filters)));
    if (turn === this.#turn) this.facets = facets?.state === 'ready' ? facets.loaded : undefined;
  }
}

if (!customElements.get('snodo-service-catalogue'))
  customElements.define('snodo-service-catalogue', SnodoServiceCatalogue);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-service-catalogue': SnodoServiceCatalogue;
  }
}
