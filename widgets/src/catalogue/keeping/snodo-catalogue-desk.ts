import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type {
  CatalogueAlarms,
  KeepingApi,
  KeptService,
  KeptServicePage,
  KeptServiceSheet,
  Show,
} from './keeping-api.ts';
import { keepingAddress, keepingNavigation } from './keeping-navigation.ts';
import { keepingStyles } from './keeping.styles.ts';
import { verifiedText } from '../service-words.ts';

const shows: readonly Show[] = ['all', 'to_verify', 'hidden', 'draft'];

/**
 * The catalogue's part of the desk: what wants attention, and the services that a provider or a manager keeps, each with
 * its sheet to write.
 */
export class SnodoCatalogueDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    saved: { type: String },
    mayDecide: { type: Boolean, attribute: false },
    alarms: { state: true },
    kept: { state: true },
    show: { state: true },
    words: { state: true },
    done: { state: true },
    problem: { state: true },
    isWorking: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    keepingStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-4);
      }
      .services {
        display: grid;
        gap: var(--snodo-space-3);
      }
      .search {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--snodo-space-3);
      }
      .search .field {
        flex: 1 1 14rem;
      }
      .services article {
        display: grid;
        gap: var(--snodo-space-2);
      }
      h4 {
        font-size: var(--snodo-text-s);
      }
      ul:not([role='list']) {
        padding-inline-start: var(--snodo-space-5);
      }
    `,
  ];

  declare api: KeepingApi | undefined;
  /** Code of the sheet that was saved just before. */
  declare saved: string;
  /** Looks after all of the catalogue. */
  declare mayDecide: boolean;
  declare private alarms: Load<CatalogueAlarms>;
  declare private kept: Load<KeptServicePage>;
  declare private show: Show;
  /** What names are searched for. */
  declare private words: string;
  /** What was just done, in words. */
  declare private done: string;
  declare private problem: string;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.saved = '';
    this.mayDecide = false;
    this.alarms = pending;
    this.kept = pending;
    this.show = 'all';
    this.words = '';
    this.done = '';
    this.problem = '';
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`${keepingNavigation(i18n, 'services', this.mayDecide)}
      <section aria-labelledby="heading">
        <h2 id="heading">
          <snodo-icon name="heart-handshake"></snodo-icon>${i18n.t('catalogue-desk.heading')}
        </h2>
        <p>${i18n.t('catalogue-desk.lead')}</p>
        <p>
          <a class="button primary" href=${keepingAddress(i18n, { service: '' })}
            >${i18n.t('catalogue-desk.new')}</a
          >
        </p>
        ${this.#todo(i18n)}
        <form class="search" role="search" @submit=${this.#onSearch}>
          <div class="field">
            <label for="words">${i18n.t('catalogue-desk.search')}</label>
            <input id="words" type="search" maxlength="80" autocomplete="off" .value=${this.words} />
          </div>
          <button class="button">
            <snodo-icon name="search"></snodo-icon>${i18n.t('catalogue-desk.find')}
          </button>
        </form>
        <div class="field">
          <label for="show">${i18n.t('catalogue-desk.show')}</label>
          <select id="show" @change=${this.#onShow}>
            ${shows.map(
              (each) =>
                html`<option value=${each} ?selected=${each === this.show}>
                  ${i18n.t(`catalogue-desk.show.${each}`)}
                </option>`,
            )}
          </select>
        </div>
        <div role="status">
          ${this.done === '' ? nothing : html`<p>${this.done}</p>`}
          ${
            this.problem === ''
              ? nothing
              : html`<p class="fault">${i18n.t('catalogue-desk.fault', { code: this.problem })}</p>`
          }
        </div>
        ${this.#list(i18n)}
      </section>`;
  }

  #todo(i18n: I18n) {
    if (this.alarms.state !== 'ready') return nothing;
    const { toVerify, hidden, accreditations, taxLabels, notes, unanswered } = this.alarms.loaded;
    const to = (asked: Readonly<Record<string, string>>, words: string) =>
      html`<a href=${keepingAddress(i18n, asked)}>${words}</a>`;
    const lines = [
      ...(toVerify > 0 ? [i18n.t('catalogue-desk.to_verify', { count: toVerify })] : []),
      ...(hidden > 0 ? [i18n.t('catalogue-desk.hidden_count', { count: hidden })] : []),
      ...accreditations.map(({ organisation, provider, issuer, endsOn }) =>
        to(
          { provider: organisation },
          i18n.t('catalogue-desk.ending', { name: provider, issuer, day: i18n.day(endsOn) }),
        ),
      ),
      ...taxLabels.map(({ service, name }) => to({ service }, i18n.t('catalogue-desk.tax_over', { name }))),
      ...notes.map(({ service, name, answer, note }) =>
        to(
          { service },
          answer === 'gone'
            ? i18n.t('catalogue-desk.note_gone', { name })
            : i18n.t('catalogue-desk.note_changed', { name, note: note ?? '' }),
        ),
      ),
    ];
    return html`<div class="card">
      <h3>${i18n.t('catalogue-desk.todo')}</h3>
      ${
        lines.length === 0
          ? html`<p>${i18n.t('catalogue-desk.todo_none')}</p>`
          : html`<ul>
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>`
      }
      ${
        unanswered.length === 0
          ? nothing
          : html`<h4>${i18n.t('catalogue-desk.unanswered')}</h4>
              <p class="soft">${i18n.t('catalogue-desk.unanswered_help')}</p>
              <ul>
                ${unanswered.map(
                  ({ words, searches }) =>
                    html`<li>${i18n.t('catalogue-desk.unanswered_one', { words, count: searches })}</li>`,
                )}
              </ul>`
      }
    </div>`;
  }

  #list(i18n: I18n) {
    const { kept } = this;
    if (kept.state === 'pending')
      return html`<snodo-load-state
        state="pending"
        heading=${i18n.t('catalogue-desk.pending')}
      ></snodo-load-state>`;
    if (kept.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('catalogue-desk.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => this.#load()}
      ></snodo-load-state>`;
    const { items, nextCursor } = kept.loaded;
    if (items.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('catalogue-desk.empty')}
        text=${i18n.t('catalogue-desk.empty_help')}
      ></snodo-load-state>`;
    return html`<ul role="list" class="services">
        ${items.map((service) => html`<li>${this.#service(i18n, service)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<div>
              <button type="button" class="button" @click=${() => void this.#more(kept.loaded)}>
                ${i18n.t('catalogue-desk.more')}
              </button>
            </div>`
      }`;
  }

  #service(i18n: I18n, service: KeptService) {
    const { name, provider, status, isHidden, freshness, renewal, canBeAsked } = service;
    const isAsked = renewal?.state === 'open';
    return html`<article class="card">
      <h3><bdi>${name}</bdi></h3>
      <p class="soft"><bdi>${provider}</bdi></p>
      <p class="row">
        <span class="chip">${i18n.t(`catalogue-desk.status.${status}`)}</span>
        ${isHidden ? html`<span class="chip old">${i18n.t('catalogue-desk.hidden')}</span>` : nothing}
        <span class=${freshness === 'fresh' ? 'chip' : 'chip old'}>${verifiedText(i18n, service)}</span>
      </p>
      ${isAsked ? html`<p>${i18n.t('catalogue-desk.asked', { day: i18n.day(renewal.sentAt.slice(0, 10)) })}</p>` : nothing}
      ${canBeAsked ? nothing : html`<p class="soft">${i18n.t('catalogue-desk.no_mail')}</p>`}
      <div class="row">
        ${this.#button(i18n, service, 'verify')}
        ${canBeAsked && !isAsked ? this.#button(i18n, service, 'ask') : nothing}
        ${isAsked ? this.#button(i18n, service, 'revoke') : nothing}
        <a
          class="button"
          href=${keepingAddress(i18n, { service: service.code })}
          aria-label=${i18n.t('catalogue-desk.edit_this', { name })}
          >${i18n.t('catalogue-desk.edit')}</a
        >
      </div>
    </article>`;
  }

  #button(i18n: I18n, service: KeptService, deed: 'verify' | 'ask' | 'revoke') {
    const words = i18n.t(`catalogue-desk.${deed}`);
    return html`<button
      type="button"
      class="button"
      aria-label=${`${words}: ${service.name}`}
      ?disabled=${this.isWorking}
      @click=${() => void this.#do(i18n, service, deed)}
    >
      ${words}
    </button>`;
  }

  readonly #onShow = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const chosen = event.target.value;
    this.show = shows.find((each) => each === chosen) ?? 'all';
    void this.#loadKept();
  };

  readonly #onSearch = (submitting: SubmitEvent): void => {
    submitting.preventDefault();
    this.words = this.renderRoot.querySelector<HTMLInputElement>('#words')?.value.trim() ?? '';
    void this.#loadKept();
  };

  #load(): void {
    void this.#loadAlarms();
    void this.#loadKept();
    void this.#tellSaved();
  }

  async #tellSaved(): Promise<void> {
    const { api, saved } = this;
    const i18n = this.#i18n.value;
    if (!api || !i18n || saved === '') return;
    const sheet = await settle(api.getKept(saved));
    if (sheet.state === 'ready') this.done = i18n.t('catalogue-desk.done_saved', { name: sheet.loaded.name });
  }

  async #loadAlarms(): Promise<void> {
    const alarms = this.api && (await settle(this.api.getAlarms()));
    if (alarms) this.alarms = alarms;
  }

  async #loadKept(): Promise<void> {
    const { api, show, words } = this;
    if (!api) return;
    this.kept = pending;
    const kept = await settle(api.listKept({ show, q: words }));
    if (show === this.show && words === this.words) this.kept = kept;
  }

  async #more(before: KeptServicePage): Promise<void> {
    const { api, show, words } = this;
    const page = api && (await settle(api.listKept({ show, q: words }, before.nextCursor ?? undefined)));
    if (page?.state === 'ready' && show === this.show && words === this.words)
      this.kept = {
        state: 'ready',
        loaded: { ...page.loaded, items: [...before.items, ...page.loaded.items] },
      };
    else if (page?.state === 'failed') this.problem = page.problem;
  }

  async #do(i18n: I18n, { code, name }: KeptService, deed: 'verify' | 'ask' | 'revoke'): Promise<void> {
    const { api } = this;
    if (!api) return;
    const told = { verify: 'done_verified', ask: 'done_asked', revoke: 'done_revoked' } as const;
    await this.#work(api[deed](code), i18n.t(`catalogue-desk.${told[deed]}`, { name }));
  }

  /** Puts what came of it into its place in the list. */
  async #work(call: Promise<KeptServiceSheet>, words: string): Promise<boolean> {
    this.isWorking = true;
    const outcome = await settle(call);
    this.isWorking = false;
    this.done = outcome.state === 'ready' ? words : '';
    this.problem = outcome.state === 'failed' ? outcome.problem : '';
    if (outcome.state !== 'ready') return false;
    if (this.kept.state === 'ready') {
      const { items, nextCursor } = this.kept.loaded;
      const changed = items.map((item) => (item.id === outcome.loaded.id ? outcome.loaded : item));
      this.kept = { state: 'ready', loaded: { items: changed, nextCursor } };
    }
    void this.#loadAlarms();
    return true;
  }
}

if (!customElements.get('snodo-catalogue-desk'))
  customElements.define('snodo-catalogue-desk', SnodoCatalogueDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-catalogue-desk': SnodoCatalogueDesk;
  }
}
