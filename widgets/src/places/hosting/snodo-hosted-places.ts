import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import type { Page } from '../../ui/api-call.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { HostedPlace, HostingApi } from './hosting-api.ts';
import { hostedPlaceAddress } from './hosting-words.ts';
import { hostingStyles } from './hosting.styles.ts';

/** The places that somebody looks after, each with what waits for her there. */
export class SnodoHostedPlaces extends OwnSection<HostingApi> {
  static override properties = { ...OwnSection.properties, page: { state: true } };
  static override styles = [baseStyles, ...hostingStyles];

  declare private page: Load<Page<HostedPlace>>;
  protected override readonly section = 'spaces';

  constructor() {
    super();
    this.page = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.page = pending;
    this.page = await settle(this.api.listHostedPlaces());
  };

  protected override render() {
    const { i18n } = this;
    if (!i18n || !this.api) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="map-pin"></snodo-icon>${i18n.t('hosting.places')}</h2>
      ${this.#content(i18n)}
    </section>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { page } = this;
    if (page.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (page.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { items, nextCursor } = page.loaded;
    if (items.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('hosting.noPlaces')}
        text=${i18n.t('hosting.noPlacesHelp')}
      ></snodo-load-state>`;
    return html`<ul role="list" class="cards">
        ${items.map((place) => html`<li>${card(i18n, place)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => void this.#more(nextCursor)}>
              ${i18n.t('booking.more')}
            </button>`
      }`;
  }

  async #more(cursor: string): Promise<void> {
    if (!this.api || this.page.state !== 'ready') return;
    const before = this.page.loaded.items;
    const next = await settle(this.api.listHostedPlaces(cursor));
    this.page =
      next.state === 'ready'
        ? { state: 'ready', loaded: { ...next.loaded, items: [...before, ...next.loaded.items] } }
        : next;
  }
}

function card(i18n: I18n, place: HostedPlace): TemplateResult {
  const { code, name, host, lifeCycle, spaces, requests, troubles } = place;
  return html`<article class="card" aria-labelledby=${`of-${code}`}>
    <h3 id=${`of-${code}`}><bdi>${name}</bdi></h3>
    <ul role="list" class="facts">
      <li>${i18n.t(`places.lifeCycle.${lifeCycle}`)} · <bdi>${host}</bdi></li>
      <li>${i18n.t('hosting.spacesOf', { count: spaces })}</li>
      ${requests === 0 ? nothing : html`<li class="alarm">${i18n.t('hosting.requestsOf', { count: requests })}</li>`}
      ${troubles === 0 ? nothing : html`<li class="alarm">${i18n.t('hosting.troublesOf', { count: troubles })}</li>`}
    </ul>
    <a class="button" href=${hostedPlaceAddress(i18n, code)}
      >${i18n.t('hosting.open')}<span class="visually-hidden"> ${name}</span></a
    >
  </article>`;
}

if (!customElements.get('snodo-hosted-places'))
  customElements.define('snodo-hosted-places', SnodoHostedPlaces);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-hosted-places': SnodoHostedPlaces;
  }
}
