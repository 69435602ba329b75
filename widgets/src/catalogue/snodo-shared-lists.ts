import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import type { Page } from '../ui/api-call.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { SavedServicesApi, SharedServiceList } from './saved-services-api.ts';

/** Lists of services that people let community managers see, each with what she wants to be helped with. */
export class SnodoSharedLists extends LitElement {
  static override properties = {
    api: { attribute: false },
    lists: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      .lists,
      .lists article {
        display: grid;
        gap: var(--snodo-space-3);
      }
      article ul {
        padding-inline-start: var(--snodo-space-5);
      }
    `,
  ];

  declare api: SavedServicesApi | undefined;
  declare private lists: Load<Page<SharedServiceList>>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.lists = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="users"></snodo-icon>${i18n.t('saved.desk_title')}</h2>
      <p>${i18n.t('saved.desk_lead')}</p>
      ${this.#content(i18n)}
    </section>`;
  }

  #content(i18n: I18n) {
    const { lists } = this;
    if (lists.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (lists.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('saved.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => void this.#load()}
      ></snodo-load-state>`;
    const { items, nextCursor } = lists.loaded;
    if (items.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('saved.desk_empty')}
        text=${i18n.t('saved.desk_empty_help')}
      ></snodo-load-state>`;
    return html`<ul role="list" class="lists">
        ${items.map(
          ({ person, words, endsAt, services }) =>
            html`<li>
              <article class="card">
                <h3><bdi>${person}</bdi></h3>
                ${words === null ? nothing : html`<p>«${words}»</p>`}
                <ul>
                  ${services.map(
                    ({ code, name, provider }) =>
                      html`<li>
                        <a href=${`/services/${encodeURIComponent(code)}?lang=${i18n.language}`}
                          ><bdi>${name}</bdi></a
                        >, <bdi>${provider}</bdi>
                      </li>`,
                  )}
                </ul>
                <p class="soft">${i18n.t('saved.desk_until', { day: i18n.day(endsAt.slice(0, 10)) })}</p>
              </article>
            </li>`,
        )}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => void this.#more(lists.loaded)}>
              ${i18n.t('saved.more')}
            </button>`
      }`;
  }

  async #load(): Promise<void> {
    const { api } = this;
    if (api) this.lists = await settle(api.listShared());
  }

  async #more(before: Page<SharedServiceList>): Promise<void> {
    const page = this.api && (await settle(this.api.listShared(before.nextCursor ?? undefined)));
    if (page?.state === 'ready')
      this.lists = {
        state: 'ready',
        loaded: { ...page.loaded, items: [...before.items, ...page.loaded.items] },
      };
    else if (page) this.lists = page;
  }
}

if (!customElements.get('snodo-shared-lists')) customElements.define('snodo-shared-lists', SnodoSharedLists);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-shared-lists': SnodoSharedLists;
  }
}
