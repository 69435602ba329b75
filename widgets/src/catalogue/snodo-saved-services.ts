import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n, type MessageKey } from '../ui/i18n.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { signInAddress } from '../ui/page-frame.ts';
import { compareStyles } from './compare-view.ts';
import { enrolmentNavigation } from './enrolment-navigation.ts';
import { enrolmentStyles } from './enrolment.styles.ts';
import { SavedComparison } from './saved-comparison.ts';
import type { SavedList, SavedServicesApi } from './saved-services-api.ts';

const shareDays = [7, 30, 90] as const;

/**
 * Her own list of services as a page of the portal: what is on it, some of it side by side, and whether community managers see it, for how long
 * and what she wants to be helped with. Owns its load.
 */
export class SnodoSavedServices extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { attribute: false },
    list: { state: true },
    problem: { state: true },
    done: { state: true },
    isWorking: { state: true },
  };
  static override styles = [
    baseStyles,
    enrolmentStyles,
    compareStyles,
    css`
      h2 {
        font-size: var(--snodo-text-m);
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--snodo-space-2);
        min-block-size: 44px;
      }
    `,
  ];

  declare api: SavedServicesApi | undefined;
  /** False: nobody is, so there is nothing to load. */
  declare isSignedIn: boolean;
  declare private list: Load<SavedList>;
  declare private problem: string;
  declare private done: MessageKey | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  #comparison = new SavedComparison(this);

  constructor() {
    super();
    this.isSignedIn = false;
    this.list = pending;
    this.problem = '';
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('api') || changed.has('isSignedIn')) && this.isSignedIn) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<header class="stack">
        <h1>${i18n.t('saved.title')}</h1>
        <p class="lead">${i18n.t('saved.lead')}</p>
        ${enrolmentNavigation(i18n, 'saved')}
      </header>
      ${this.isSignedIn ? this.#content(i18n) : this.#signIn(i18n)}
      <div role="status">
        ${this.done ? html`<p>${i18n.t(this.done)}</p>` : nothing}
        ${this.problem === '' ? nothing : html`<p class="fault">${i18n.t('common.failed')}</p>`}
      </div>`;
  }

  #signIn(i18n: I18n) {
    return html`<snodo-load-state state="empty" heading=${i18n.t('saved.sign_in')}>
      <a class="button primary" href=${signInAddress('/saved-services', i18n.language)}
        >${i18n.t('portal.signIn')}</a
      >
    </snodo-load-state>`;
  }

  #content(i18n: I18n) {
    const { list } = this;
    if (list.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (list.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('saved.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => void this.#load()}
      ></snodo-load-state>`;
    const { items } = list.loaded;
    if (items.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('saved.empty')}
        text=${i18n.t('saved.empty_help')}
      >
        <a class="button primary" href=${`/services?lang=${i18n.language}`}>${i18n.t('saved.to_services')}</a>
      </snodo-load-state>`;
    return html`<ul role="list" class="cards">
        ${items.map(({ code, name, provider, savedAt }) => {
          const address = `/services/${encodeURIComponent(code)}?lang=${i18n.language}`;
          return html`<li>
            <article class="card">
              <h2>
                <a href=${address}><bdi>${name}</bdi></a>
              </h2>
              <p><bdi>${provider}</bdi></p>
              <p class="soft">${i18n.t('saved.since', { day: i18n.day(savedAt.slice(0, 10)) })}</p>
              <div class="foot">
                ${items.length > 1 ? this.#comparison.box(i18n, { code, name }) : nothing}
                <button
                  type="button"
                  class="button"
                  aria-label=${`${i18n.t('saved.take_off')}: ${name}`}
                  ?disabled=${this.isWorking}
                  @click=${() => void this.#do((api) => api.forget(code), 'saved.done_off')}
                >
                  ${i18n.t('saved.take_off')}
                </button>
              </div>
            </article>
          </li>`;
        })}
      </ul>
      ${items.length > 1 && this.api ? this.#comparison.view(i18n, this.api) : nothing}
      ${this.#sharing(i18n, list.loaded)}`;
  }

  #sharing(i18n: I18n, { share }: SavedList) {
    return html`<section class="card stack" aria-labelledby="share">
      <h2 id="share">${i18n.t('saved.share_title')}</h2>
      ${
        share === null
          ? html`<p>${i18n.t('saved.share_lead')}</p>
              <form class="stack" @submit=${this.#onShare}>
                <div class="field">
                  <label for="words">${i18n.t('saved.share_words')}</label>
                  <textarea id="words" name="words" rows="3" maxlength="500"></textarea>
                </div>
                <div class="field">
                  <label for="days">${i18n.t('saved.share_days')}</label>
                  <select id="days" name="days">
                    ${shareDays.map(
                      (days) =>
                        html`<option value=${days} ?selected=${days === 30}>
                          ${i18n.t('saved.days', { count: days })}
                        </option>`,
                    )}
                  </select>
                </div>
                <div>
                  <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('saved.share')}</button>
                </div>
              </form>`
          : html`<p>
                <strong>${i18n.t('saved.shared_until', { day: i18n.day(share.endsAt.slice(0, 10)) })}</strong>
              </p>
              ${share.words === null ? nothing : html`<p>«${share.words}»</p>`}
              <div>
                <button
                  type="button"
                  class="button"
                  ?disabled=${this.isWorking}
                  @click=${() => void this.#do((api) => api.takeBack(), 'saved.done_back')}
                >
                  ${i18n.t('saved.take_back')}
                </button>
              </div>`
      }
    </section>`;
  }

  readonly #onShare = (submitting: SubmitEvent): void => {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const words = given.get('words');
    const told = typeof words === 'string' && words.trim() !== '' ? words.trim() : null;
    void this.#do((api) => api.share(Number(given.get('days')), told), 'saved.done_shared');
  };

  async #load(): Promise<void> {
    const { api } = this;
    if (api) this.list = await settle(api.list());
  }

  async #do(work: (api: SavedServicesApi) => Promise<SavedList>, done: MessageKey): Promise<void> {
    const { api } = this;
    if (!api || this.isWorking) return;
    this.isWorking = true;
    this.done = undefined;
    const list = await settle(work(api));
    this.isWorking = false;
    this.problem = list.state === 'failed' ? list.problem : '';
    if (list.state !== 'ready') return;
    this.#comparison.keepOnly(list.loaded.items.map(({ code }) => code));
    this.list = list;
    this.done = done;
  }
}

if (!customElements.get('snodo-saved-services'))
  customElements.define('snodo-saved-services', SnodoSavedServices);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-saved-services': SnodoSavedServices;
  }
}
