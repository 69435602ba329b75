import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { costText, windowLines, type Service } from '../catalogue/service.ts';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import { listServices } from './catalogue-api.ts';
import { catalogueStyles } from './catalogue.styles.ts';
import { isListedPage } from './client-settings.ts';
import { HostElement } from './host-element.ts';
import type { PortalContext } from './portal-context.ts';
import { SignInFollower } from './sign-in-follower.ts';
import type { SignedIn } from './signed-in.ts';

type Found =
  | { readonly state: 'pending' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly services: readonly Service[]; readonly nextCursor: string | null };

/** The API takes no more words than this. */
const wordsMax = 80;

/**
 * The services of the community as a list that can be searched, in the host's own page. Somebody who is signed in
 * there sees what is for her organisation's people too.
 *
 * @fires snodo-ready - It can be used
 * @fires snodo-navigate - A link was followed, with `kind` and `id`; cancel it to go there in another way
 * @fires snodo-error - `code` says why there is no list
 * @csspart heading - The title
 * @csspart text - Sentences
 * @csspart search - The search's field
 * @csspart button - Every button
 * @csspart list - The list
 * @csspart card - One service
 * @csspart link - The way into the portal
 */
export class SnodoCatalogue extends HostElement {
  static override properties = {
    ...HostElement.properties,
    found: { state: true },
    isAsking: { state: true },
  };
  static override styles = [...HostElement.styles, catalogueStyles];

  override readonly element = 'catalogue';
  override readonly namespaces = ['common', 'embed', 'portal'] as const;
  declare private found: Found;
  declare private isAsking: boolean;
  /** Replaceable, so that the list can be shown on fixtures. */
  listServices: typeof listServices = listServices;
  #words = '';
  /** What was asked last; an answer to anything else comes too late. */
  #asked = '';
  #firstNew: number | undefined;
  #isAnybody = false;
  #signIn = new SignInFollower(this, {
    given: () => (this.#mayKnowReader() ? this.portal : undefined),
    hear: () => this.requestUpdate(),
    fail: () => {
      this.#isAnybody = true;
      this.requestUpdate();
    },
  });

  constructor() {
    super();
    this.found = { state: 'pending' };
    this.isAsking = false;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { i18n, portal } = this;
    if (i18n && typeof portal?.settings === 'object' && isListedPage(portal.settings)) {
      const wanted = [portal.client, i18n.language, this.#words, this.#reader()?.owner ?? ''].join('\n');
      if (wanted !== this.#asked && this.#isReaderKnown()) void this.#load(wanted);
    }
    if (this.#firstNew !== undefined && changed.has('found')) {
      const headings = this.renderRoot.querySelectorAll<HTMLElement>('h3');
      headings.item(this.#firstNew)?.focus();
      this.#firstNew = undefined;
    }
  }

  #mayKnowReader(): boolean {
    const { settings, openSignIn } = this.portal ?? {};
    return Boolean(openSignIn) && typeof settings === 'object' && settings.scopes.includes('catalogue:read');
  }

  /** Whether it is settled who reads: somebody, or anybody. */
  #isReaderKnown(): boolean {
    const state = this.#signIn.holder?.state;
    return this.#isAnybody || !this.#mayKnowReader() || (state !== undefined && state.status !== 'resuming');
  }

  #reader(): SignedIn | undefined {
    const state = this.#signIn.holder?.state;
    return state?.status === 'in' && this.#mayKnowReader() ? state.signedIn : undefined;
  }

  protected override view(i18n: I18n, portal: PortalContext): TemplateResult {
    return html`<section aria-labelledby="title">
      <div>
        <h2 id="title" part="heading">${i18n.t('embed.catalogue_title')}</h2>
        <p class="soft" part="text">${i18n.t('embed.catalogue_lead')}</p>
      </div>
      <form role="search" @submit=${this.#search}>
        <div class="field">
          <label for="words">${i18n.t('embed.catalogue_search')}</label>
          <input
            id="words"
            type="search"
            name="words"
            part="search"
            maxlength=${wordsMax}
            autocomplete="off"
          />
        </div>
        <button class="button" part="button">${i18n.t('embed.catalogue_find')}</button>
      </form>
      ${portal.settings === 'unknown' ? this.#failure(i18n, portal) : this.#list(i18n, portal)}
    </section>`;
  }

  #list(i18n: I18n, portal: PortalContext): TemplateResult {
    const { found } = this;
    if (portal.settings && portal.settings !== 'unknown' && !isListedPage(portal.settings))
      return this.#failure(i18n, portal, 'embed.not_listed');
    if (found.state === 'failed') return this.#failure(i18n, portal);
    if (found.state === 'pending')
      return html`<p role="status" part="text">${i18n.t('embed.catalogue_pending')}</p>`;
    const { services, nextCursor } = found;
    if (services.length === 0) return this.#nothingFound(i18n);
    const count = services.length;
    const words: MessageKey = nextCursor === null ? 'embed.catalogue_count' : 'embed.catalogue_count_more';
    return html`<p class="soft" role="status" part="text">${i18n.t(words, { count })}</p>
      <ul role="list" part="list">
        ${services.map((service) => html`<li>${this.#card(i18n, portal, service)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<div>
              <button
                type="button"
                class="button"
                part="button"
                aria-disabled=${this.isAsking ? 'true' : 'false'}
                @click=${() => void this.#more(services, nextCursor)}
              >
                ${i18n.t(this.isAsking ? 'embed.catalogue_pending' : 'embed.catalogue_more')}
              </button>
            </div>`
      }`;
  }

  #card(i18n: I18n, portal: PortalContext, service: Service): TemplateResult {
    const { name, provider, description, source, generatedFields } = service;
    const address = new URL(portal.portal);
    address.search = new URLSearchParams({
      show: 'services',
      q: name.slice(0, wordsMax),
      lang: i18n.language,
    }).toString();
    const madeUp = source === 'generated' ? 'portal.madeUp.whole' : 'portal.madeUp.partly';
    return html`<article class="card" part="card">
      <h3 tabindex="-1"><bdi>${name}</bdi></h3>
      <p class="soft"><bdi>${provider}</bdi></p>
      <ul role="list" class="facts">
        ${windowLines(i18n, service.windows).map((line) => html`<li>${line}</li>`)}
        <li>${costText(i18n, service.cost)}</li>
        ${service.audience === 'yours' ? html`<li>${i18n.t('portal.fact.yours')}</li>` : nothing}
      </ul>
      <details>
        <summary>${i18n.t('portal.details')}<span class="visually-hidden">: ${name}</span></summary>
        <p>${description}</p>
        ${source === 'generated' || generatedFields.length > 0 ? html`<p class="note">${i18n.t(madeUp)}</p>` : nothing}
      </details>
      <a
        part="link"
        href=${address.href}
        target="_blank"
        rel="noopener"
        @click=${(event: Event) => this.#follow(event, service.id)}
        >${i18n.t('embed.catalogue_open')}<span class="visually-hidden">: ${name}</span></a
      >
    </article>`;
  }

  #nothingFound(i18n: I18n): TemplateResult {
    return html`<div class="stack" role="status">
      <div>
        <h3>${i18n.t('embed.catalogue_empty')}</h3>
        <p part="text">${i18n.t('embed.catalogue_empty_help')}</p>
      </div>
      <div>
        <button type="button" class="button" part="button" @click=${this.#showAll}>
          ${i18n.t('embed.catalogue_all')}
        </button>
      </div>
    </div>`;
  }

  #failure(i18n: I18n, portal: PortalContext, why?: MessageKey): TemplateResult {
    return html`<div class="stack" role="alert">
      <div>
        <h3>${i18n.t('embed.catalogue_failed')}</h3>
        <p part="text">${i18n.t(why ?? 'common.network')}</p>
      </div>
      <div class="row">
        ${
          why
            ? nothing
            : html`<button type="button" class="button" part="button" @click=${this.#retry}>
                ${i18n.t('common.retry')}
              </button>`
        }
        <a class="button" part="button" href=${portal.portal}>${i18n.t('embed.portal')}</a>
      </div>
    </div>`;
  }

  readonly #search = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#words = this.#field().value.trim();
    this.requestUpdate();
  };

  readonly #showAll = (): void => {
    this.#field().value = '';
    this.#words = '';
    this.#field().focus();
    this.requestUpdate();
  };

  readonly #retry = (): void => {
    this.#asked = '';
    this.#field().focus();
    this.requestUpdate();
  };

  #field(): HTMLInputElement {
    const field = this.renderRoot.querySelector('input');
    if (!field) throw new Error('the search has no field');
    return field;
  }

  #follow(event: Event, id: string): void {
    if (!this.tell('snodo-navigate', { kind: 'service', id })) event.preventDefault();
  }

  async #load(wanted: string): Promise<void> {
    this.#asked = wanted;
    this.found = { state: 'pending' };
    const page = await this.#ask(undefined);
    if (wanted !== this.#asked) return;
    if (!page) this.tell('snodo-error', { code: 'network', element: this.element });
    this.found = page
      ? { state: 'ready', services: page.items, nextCursor: page.nextCursor }
      : { state: 'failed' };
  }

  async #more(services: readonly Service[], cursor: string): Promise<void> {
    if (this.isAsking) return;
    const asked = this.#asked;
    this.isAsking = true;
    const page = await this.#ask(cursor);
    this.isAsking = false;
    if (asked !== this.#asked || !page) return;
    this.#firstNew = services.length;
    this.found = { state: 'ready', services: [...services, ...page.items], nextCursor: page.nextCursor };
  }

  async #ask(cursor: string | undefined) {
    const { i18n, portal } = this;
    if (!i18n || typeof portal?.settings !== 'object') return undefined;
    const { community } = portal;
    const { api } = portal.settings.origins;
    try {
      const { language } = i18n;
      const send = this.#reader()?.send;
      return await this.listServices({ api, community, language, q: this.#words, cursor, send });
    } catch {
      // Whatever failed, what she can do is the same: try again or open the portal.
      return undefined;
    }
  }
}

export { SnodoCatalogue as View };
