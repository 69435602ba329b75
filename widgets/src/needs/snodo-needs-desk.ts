import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import '../ui/load-state.ts';
import { changeAddress } from './desk-address.ts';
import { needHead, needStory } from './need-card.ts';
import { dueWords, entryNames } from './need-words.ts';
import { needsStyles } from './needs.styles.ts';
import type { NeedShow, NeedsApi, StatedNeed, Territory } from './needs-api.ts';
import './snodo-matches.ts';
import './snodo-need-outcomes.ts';
import './snodo-referrals.ts';

const shows = ['waiting', 'late', 'mine', 'answered'] as const satisfies readonly NeedShow[];

interface Inbox {
  readonly needs: readonly StatedNeed[];
  readonly nextCursor: string | null;
  readonly territory: Territory;
}

/**
 * The community managers' inbox of needs, who has waited longest first, and the board of one need: the need on one side,
 * explained answers on the other. Which list is shown and which need is open stand in the page's address.
 */
export class SnodoNeedsDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    show: { state: true },
    inbox: { state: true },
    opened: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, needsStyles];

  declare api: NeedsApi | undefined;
  declare private show: NeedShow;
  declare private inbox: Load<Inbox>;
  declare private opened: StatedNeed | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    const asked = new URL(location.href).searchParams.get('needs');
    this.show = shows.find((show) => show === asked) ?? 'waiting';
    this.inbox = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#start();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<section class="stack" aria-labelledby="needs">
      <h2 id="needs">${i18n.t('need.desk_title')}</h2>
      ${this.opened ? this.#board(i18n, this.opened) : this.#list(i18n)}
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}
    </section>`;
  }

  #list(i18n: I18n): TemplateResult {
    const { inbox } = this;
    return html`<p>${i18n.t('need.desk_lead')}</p>
      <snodo-need-outcomes .api=${this.api}></snodo-need-outcomes>
      <div class="field">
        <label for="show">${i18n.t('need.show')}</label>
        <select
          id="show"
          @change=${(event: Event) => this.#showOther((event.target as HTMLSelectElement).value)}
        >
          ${shows.map(
            (show) =>
              html`<option value=${show} ?selected=${show === this.show}>
                ${i18n.t(`need.show_${show}`)}
              </option>`,
          )}
        </select>
      </div>
      ${
        inbox.state === 'pending'
          ? html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`
          : nothing
      }
      ${
        inbox.state === 'failed'
          ? html`<snodo-load-state
              state="failed"
              heading=${i18n.t('need.desk_failed')}
              text=${i18n.t('common.network')}
              action=${i18n.t('common.retry')}
              @snodo-load-retried=${this.#load}
            ></snodo-load-state>`
          : nothing
      }
      ${inbox.state === 'ready' ? this.#needs(i18n, inbox.loaded) : nothing}`;
  }

  #needs(i18n: I18n, { needs, nextCursor, territory }: Inbox): TemplateResult {
    if (needs.length === 0)
      return html`<snodo-load-state state="empty" heading=${i18n.t('need.desk_empty')}></snodo-load-state>`;
    return html`<ul role="list" class="cards">
        ${needs.map(
          (need) =>
            html`<li>
              <article class="card">
                <p>
                  <strong><bdi>${need.person}</bdi></strong>
                </p>
                ${needHead(i18n, need, territory)}
                <div class="foot">
                  <button type="button" class="button primary" @click=${() => void this.#open(need.id)}>
                    ${i18n.t('need.open')}<span class="visually-hidden"
                      >: ${entryNames(i18n, need)}, ${need.person}, ${dueWords(i18n, need)}</span
                    >
                  </button>
                </div>
              </article>
            </li>`,
        )}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<div>
              <button type="button" class="button" @click=${() => void this.#more(nextCursor)}>
                ${i18n.t('need.more_needs')}
              </button>
            </div>`
      }`;
  }

  #board(i18n: I18n, need: StatedNeed): TemplateResult {
    const territory = this.inbox.state === 'ready' ? this.inbox.loaded.territory : undefined;
    const isOpen = need.state === 'open' || need.state === 'taken' || need.state === 'answered';
    return html`<div>
        <button type="button" class="button" @click=${this.#close}>${i18n.t('need.back')}</button>
      </div>
      <div class="board">
        <article class="card" id="board" tabindex="-1">
          <p>
            <strong><bdi>${need.person}</bdi></strong>
          </p>
          ${needHead(i18n, need, territory)}
          ${
            isOpen && !need.isTendedByMe
              ? html`<div class="foot">
                  <button type="button" class="button primary" @click=${() => void this.#take(need)}>
                    ${i18n.t('need.take')}
                  </button>
                </div>`
              : nothing
          }
          <h4>${i18n.t('need.steps')}</h4>
          ${needStory(i18n, need)}
        </article>
        <div class="stack">
          <snodo-referrals
            .api=${this.api}
            .need=${need}
            .territory=${territory}
            @snodo-need-moved=${() => void this.#open(need.id)}
          ></snodo-referrals>
          <snodo-matches
            .api=${this.api}
            .need=${need}
            .territory=${territory}
            @snodo-need-moved=${() => void this.#open(need.id)}
          ></snodo-matches>
        </div>
      </div>`;
  }

  async #start(): Promise<void> {
    await this.#load();
    const asked = new URL(location.href).searchParams.get('need');
    if (asked !== null) await this.#open(asked);
  }

  readonly #load = async (): Promise<void> => {
    const { api, show } = this;
    if (!api) return;
    this.inbox = pending;
    const inbox = await settle(
      Promise.all([api.listNeeds(show), api.getTerritory()]).then(([page, territory]): Inbox => ({
        needs: page.items,
        nextCursor: page.nextCursor,
        territory,
      })),
    );
    if (this.show === show) this.inbox = inbox;
  };

  /** What stands beside it has moved needs: the list, or the need that is open, as they are now. */
  async refresh(): Promise<void> {
    if (this.opened) await this.#open(this.opened.id);
    const page = this.api && (await settle(this.api.listNeeds(this.show)));
    if (page?.state !== 'ready' || this.inbox.state !== 'ready') return;
    const { items: needs, nextCursor } = page.loaded;
    this.inbox = { state: 'ready', loaded: { ...this.inbox.loaded, needs, nextCursor } };
  }

  async #more(cursor: string): Promise<void> {
    await this.#attempt(async (api) => {
      const page = await api.listNeeds(this.show, cursor);
      if (this.inbox.state !== 'ready') return;
      const { needs, territory } = this.inbox.loaded;
      const loaded = { needs: [...needs, ...page.items], nextCursor: page.nextCursor, territory };
      this.inbox = { state: 'ready', loaded };
    });
  }

  #showOther(asked: string): void {
    this.show = shows.find((show) => show === asked) ?? 'waiting';
    changeAddress({ needs: this.show });
    void this.#load();
  }

  async #open(id: string): Promise<void> {
    const wasOpen = this.opened?.id === id;
    await this.#attempt(async (api) => {
      this.opened = await api.getNeed(id);
      changeAddress({ need: id });
    });
    await this.updateComplete;
    if (!wasOpen) this.renderRoot.querySelector<HTMLElement>('#board')?.focus();
  }

  readonly #close = async (): Promise<void> => {
    this.opened = undefined;
    changeAddress({ need: undefined });
    await this.#load();
    this.renderRoot.querySelector<HTMLElement>('#show')?.focus();
  };

  async #take(need: StatedNeed): Promise<void> {
    await this.#attempt(async (api) => {
      this.opened = await api.takeNeed(need.id, need.version);
    });
  }

  async #attempt(work: (api: NeedsApi) => Promise<void>): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return;
    this.outcome = undefined;
    try {
      await work(this.api);
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    }
  }
}

if (!customElements.get('snodo-needs-desk')) customElements.define('snodo-needs-desk', SnodoNeedsDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-needs-desk': SnodoNeedsDesk;
  }
}
