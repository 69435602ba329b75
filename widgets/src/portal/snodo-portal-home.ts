import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { Service, TaxonomyEntry } from '../catalogue/service.ts';
import '../impact/snodo-counter-list.ts';
import type { Counter } from '../impact/snodo-counter-list.ts';
import type { Activity, Place, Territory } from '../places/place.ts';
import '../places/snodo-place-detail.ts';
import '../places/snodo-territory-map.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { mark } from '../ui/mark.ts';
import { readFilters, writeFilters, type HomeFilters } from './home-filters.ts';
import { answerCards, countText } from './home-cards.ts';
import { HomeAnswers, type Answers } from './home-answers.ts';
import { listAll, type Community, type PortalApi } from './portal-api.ts';
import './snodo-answer-filters.ts';
import { portalHomeStyles } from './snodo-portal-home.styles.ts';

/** What the page needs before anything of it can be shown. */
interface Programme {
  readonly community: Community;
  readonly counters: readonly Counter[];
  readonly territory: Territory;
  readonly taxonomy: readonly TaxonomyEntry[];
  readonly places: readonly Place[];
}

/**
 * The home page: what the programme is, its figures, and what there is nearby as a list with a schematic
 * map beside it. The filters live in the address. Owns every load of the page.
 *
 * @fires snodo-community-loaded - `detail.name`: the programme's name, for the frame around the page
 */
export class SnodoPortalHome extends LitElement {
  static override properties = {
    api: { attribute: false },
    programme: { state: true },
    filters: { state: true },
    highlighted: { state: true },
    held: { state: true },
  };

  static override styles = [baseStyles, portalHomeStyles];

  declare api: PortalApi | undefined;
  declare private programme: Load<Programme>;
  declare private filters: HomeFilters;
  declare private highlighted: string | null;
  /** Services and activities of the open place. */
  declare private held: { services: readonly Service[]; activities: readonly Activity[] } | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #answers = new HomeAnswers(this);
  #onPopState = () => {
    this.filters = readFilters(location.search);
  };

  constructor() {
    super();
    this.programme = pending;
    this.filters = readFilters(location.search);
    this.highlighted = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.#onPopState);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#onPopState);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load(this.api);
    if ((changed.has('filters') || changed.has('api')) && this.api)
      this.#answers.show(this.api, this.filters);
    if ((changed.has('filters') || changed.has('programme')) && this.api) void this.#loadHeld(this.api);
  }

  protected override updated(changed: PropertyValues): void {
    const isFirstShown = changed.has('programme') && this.programme.state === 'ready';
    if (isFirstShown && location.hash === '#answers') {
      this.renderRoot.querySelector('#answers')?.scrollIntoView();
    }
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    if (this.programme.state === 'pending') {
      return html`${unnamed}
        <snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    }
    if (this.programme.state === 'failed') {
      return html`${unnamed} ${this.#failed(i18n, () => this.api && void this.#load(this.api))}`;
    }
    const programme = this.programme.loaded;
    return html`
      ${this.#opening(i18n, programme)}
      <section aria-labelledby="answers">
        <h2 id="answers" tabindex="-1">${i18n.t('home.answers')}</h2>
        <div class="beside">
          <div class="list">
            <snodo-answer-filters
              .filters=${this.filters}
              .territory=${programme.territory}
              .taxonomy=${programme.taxonomy}
              @snodo-filters-changed=${(change: CustomEvent<{ filters: HomeFilters }>) =>
                this.#narrow(change.detail.filters)}
            ></snodo-answer-filters>
            ${this.#list(i18n, programme)}
          </div>
          <aside aria-labelledby="map">
            <h3 id="map">${i18n.t('places.map.heading')}</h3>
            <p><a href=${`/places?lang=${i18n.language}`}>${i18n.t('places.map.toCalendar')}</a></p>
            <snodo-territory-map
              .territory=${programme.territory}
              .places=${programme.places}
              .district=${this.filters.district}
              .highlightedPlace=${this.highlighted}
              @snodo-district-chosen=${(choice: CustomEvent<{ district: string | null }>) =>
                this.#narrow({ ...this.filters, district: choice.detail.district })}
            ></snodo-territory-map>
          </aside>
        </div>
      </section>
      ${this.#detail(programme)}
    `;
  }

  #opening(i18n: I18n, { community, counters }: Programme) {
    return html`
      <section class="opening">
        <div class="stack">
          <h1><bdi>${community.name}</bdi></h1>
          <p class="purpose">${community.purpose}</p>
          ${
            community.isDemonstration
              ? html`<p class="demonstration">${i18n.t('home.demonstration')}</p>`
              : nothing
          }
          <p>
            <a class="button primary" href="#answers" @click=${this.#toAnswers}>${i18n.t('home.find')}</a>
          </p>
        </div>
        <svg class="mark" viewBox="0 0 48 48" aria-hidden="true">${mark}</svg>
      </section>
      <section aria-labelledby="figures">
        <h2 id="figures">${i18n.t('home.figures')}</h2>
        <snodo-counter-list .counters=${counters}></snodo-counter-list>
      </section>
    `;
  }

  #list(i18n: I18n, programme: Programme) {
    const { answers } = this.#answers;
    return html`
      <p class="count" role="status">
        ${answers.state === 'ready' ? countText(i18n, answers.loaded) : nothing}
      </p>
      ${answers.state === 'pending' ? html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>` : nothing}
      ${answers.state === 'failed' ? this.#failed(i18n, () => this.api && this.#answers.show(this.api, this.filters)) : nothing}
      ${answers.state === 'ready' ? this.#cards(i18n, answers.loaded, programme) : nothing}
    `;
  }

  #cards(i18n: I18n, { shown, items, nextCursor }: Answers, { territory, taxonomy }: Programme) {
    if (items.length === 0) {
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('home.empty.heading')}
        text=${i18n.t('home.empty.text')}
      ></snodo-load-state>`;
    }
    return html`
      <ul
        role="list"
        class=${this.#answers.isStale ? 'cards stale' : 'cards'}
        aria-busy=${this.#answers.isStale ? 'true' : 'false'}
        @snodo-place-chosen=${this.#openPlace}
        @snodo-place-pointed=${this.#pointOut}
      >
        ${answerCards(shown, territory, taxonomy)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<button
              type="button"
              class="button more"
              ?disabled=${this.#answers.isGrowing}
              @click=${() => this.#answers.grow()}
            >
              ${i18n.t('portal.more')}
            </button>`
      }
      ${this.#answers.hasGrowthFailed ? html`<p role="alert" class="fault">${i18n.t('common.network')}</p>` : nothing}
    `;
  }

  #failed(i18n: I18n, retry: () => void) {
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${retry}
    ></snodo-load-state>`;
  }

  #detail({ territory, places }: Programme) {
    const place = places.find(({ code }) => code === this.filters.place) ?? null;
    return html`<snodo-place-detail
      .place=${place}
      .territory=${territory}
      .services=${this.held?.services}
      .activities=${this.held?.activities}
      @snodo-place-closed=${() => this.#narrow({ ...this.filters, place: null })}
    ></snodo-place-detail>`;
  }

  async #load(api: PortalApi): Promise<void> {
    this.programme = pending;
    const load = Promise.all([
      api.getCommunity(),
      api.listCounters(),
      api.getTerritory(),
      api.listTaxonomy(),
      listAll(api.listPlaces, {}),
    ]);
    this.programme = await settle(
      load.then(([community, counters, territory, taxonomy, places]) => ({
        community,
        counters,
        territory,
        taxonomy,
        places,
      })),
    );
    if (this.programme.state !== 'ready') return;
    const { name } = this.programme.loaded.community;
    this.dispatchEvent(
      new CustomEvent('snodo-community-loaded', { bubbles: true, composed: true, detail: { name } }),
    );
  }

  async #loadHeld(api: PortalApi): Promise<void> {
    const code = this.filters.place;
    const places = this.programme.state === 'ready' ? this.programme.loaded.places : [];
    const place = places.find((each) => each.code === code);
    this.held = undefined;
    if (!place) return;
    const load = Promise.all([
      place.services.length === 0 ? [] : listAll(api.listServices, {}),
      listAll(api.listActivities, { district: place.district }),
    ]);
    const held = await settle(load);
    if (this.filters.place !== code) return;
    const [services, activities] = held.state === 'ready' ? held.loaded : [[], []];
    this.held = {
      services: services.filter((service) => place.services.includes(service.code)),
      activities: activities.filter((activity) => activity.place.code === place.code),
    };
  }

  #openPlace(choice: CustomEvent<{ code: string }>): void {
    this.#narrow({ ...this.filters, place: choice.detail.code });
  }

  #pointOut(pointing: CustomEvent<{ code: string | null }>): void {
    this.highlighted = pointing.detail.code;
  }

  #narrow(filters: HomeFilters): void {
    this.filters = filters;
    const query = writeFilters(location.search, filters);
    history.replaceState(null, '', `${location.pathname}${query}`);
  }

  #toAnswers(click: Event): void {
    click.preventDefault();
    this.renderRoot.querySelector('#answers')?.scrollIntoView();
    this.renderRoot.querySelector<HTMLElement>('#answers')?.focus();
  }
}

/** The page's heading while the programme's name is not known. */
const unnamed = html`<h1 class="visually-hidden">Snodo</h1>`;

if (!customElements.get('snodo-portal-home')) customElements.define('snodo-portal-home', SnodoPortalHome);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-portal-home': SnodoPortalHome;
  }
}
