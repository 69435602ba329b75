import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import { exchangeView } from './exchange-view.ts';
import { movedHours, outcomeLine, problemText } from './outcome.ts';
import { stateLine } from './exchange-words.ts';
import { hoursText } from './hours.ts';
import type { Exchange, ExchangeMessage, ExchangeSummary, Page, TimeBankApi } from './time-bank-api.ts';

/** One exchange with what was said in it, newest first. */
export interface Opened {
  readonly exchange: Exchange;
  readonly messages: readonly ExchangeMessage[];
}

interface ScreenHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

interface ExchangeWishes {
  /** Another exchange was opened, or the list; the address follows where there is one. */
  readonly opened: (id: string | undefined) => void;
  readonly portalAddress: (id: string) => string;
}

/**
 * A person's exchanges, and the one that is open, as both its elements show them: where it stands, what she can do
 * now, the conversation, what has happened so far. Owns their loads.
 */
export class ExchangeScreen implements ReactiveController {
  list: Load<Page<ExchangeSummary>> = pending;
  opened: Load<Opened> = pending;
  /** The exchange that is open; undefined: the list. */
  id: string | undefined;

  readonly #host: ScreenHost;
  readonly #wishes: ExchangeWishes;
  #api: TimeBankApi | undefined;
  #turn = 0;
  #isWorking = false;
  #outcome: { words: string; isFault: boolean; problem: string | undefined } | undefined;
  #i18n: I18n | undefined;
  #key = crypto.randomUUID();
  #isFocusWanted = false;

  constructor(host: ScreenHost, wishes: ExchangeWishes) {
    this.#host = host;
    this.#wishes = wishes;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#turn += 1;
  }

  hostUpdated(): void {
    const isShown = this.id === undefined ? this.list.state === 'ready' : this.opened.state === 'ready';
    if (!this.#isFocusWanted || !isShown) return;
    this.#isFocusWanted = false;
    this.#host.renderRoot.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  /** Shows the exchange, or the list, to whoever this API speaks for; the same again loads nothing. */
  show(api: TimeBankApi | undefined, id: string | undefined): void {
    if (api === this.#api && id === this.id) return;
    this.#api = api;
    this.id = id;
    if (api) this.reload();
  }

  /** Follows a link within the screen. */
  go(id: string | undefined): void {
    this.id = id;
    this.#isFocusWanted = true;
    this.reload();
    this.#wishes.opened(id);
  }

  readonly reload = (): void => {
    this.#outcome = undefined;
    this.#key = crypto.randomUUID();
    void this.#load();
  };

  async #load(): Promise<void> {
    const { id } = this;
    const api = this.#api;
    if (!api) return;
    const turn = (this.#turn += 1);
    if (id === undefined) {
      this.list = pending;
      this.#host.requestUpdate();
      const list = await settle(api.listExchanges());
      if (turn === this.#turn) this.list = list;
    } else {
      this.opened = pending;
      this.#host.requestUpdate();
      const opened = await settle(open(api, id));
      if (turn === this.#turn) this.opened = opened;
    }
    this.#host.requestUpdate();
  }

  render(i18n: I18n): TemplateResult {
    this.#i18n = i18n;
    return this.id === undefined ? this.#list(i18n) : this.#one(i18n);
  }

  #list(i18n: I18n): TemplateResult {
    const { list } = this;
    if (list.state === 'pending') return html`<p role="status">${i18n.t('exchange.pending')}</p>`;
    if (list.state === 'failed') return this.#failed(i18n);
    const { items, nextCursor } = list.loaded;
    if (items.length === 0)
      return html`<div class="notice" role="status">
        <div>
          <h3 tabindex="-1" data-heading>${i18n.t('exchange.empty')}</h3>
          <p>${i18n.t('exchange.emptyHelp')}</p>
        </div>
      </div>`;
    return html`<ul role="list" class="cards" part="list">
        ${items.map((summary) => html`<li>${this.#summary(i18n, summary)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<div>
              <button type="button" class="button" part="button" @click=${() => void this.#more(list.loaded)}>
                ${i18n.t('exchange.more')}
              </button>
            </div>`
      }`;
  }

  #summary(i18n: I18n, summary: ExchangeSummary): TemplateResult {
    const { id, title, side, others, minutes, isMyTurn } = summary;
    const name = others[0];
    return html`<article class="card" part="card">
      <div class="row">
        ${isMyTurn ? html`<span class="chip turn">${i18n.t('exchange.yourTurn')}</span>` : nothing}
        <span class="soft">${stateLine(i18n, summary.state)}</span>
      </div>
      <h3><bdi>${title}</bdi></h3>
      <p class="soft">
        ${
          name === undefined
            ? i18n.t('exchange.nobodyYet')
            : i18n.t(side === 'gives' ? 'exchange.youHelp' : 'exchange.helpsYou', { name })
        }
        ${others.length > 1 ? i18n.t('exchange.andOthers', { count: others.length - 1 }) : nothing}
      </p>
      <p class="hours">${hoursText(i18n, minutes)}</p>
      <div class="foot">
        <button
          type="button"
          class="button ${isMyTurn ? 'primary' : ''}"
          part="button"
          @click=${() => this.go(id)}
        >
          ${i18n.t('exchange.open')}<span class="visually-hidden">: ${title}</span>
        </button>
      </div>
    </article>`;
  }

  async #more(before: Page<ExchangeSummary>): Promise<void> {
    if (!this.#api || before.nextCursor === null) return;
    const turn = (this.#turn += 1);
    const page = await settle(this.#api.listExchanges(before.nextCursor));
    if (turn !== this.#turn || page.state !== 'ready') return;
    this.list = {
      state: 'ready',
      loaded: { ...page.loaded, items: [...before.items, ...page.loaded.items] },
    };
    this.#host.requestUpdate();
  }

  #one(i18n: I18n): TemplateResult {
    const { opened } = this;
    const back = html`<div>
      <button type="button" class="button plain" part="button" @click=${() => this.go(undefined)}>
        ${i18n.t('exchange.all')}
      </button>
    </div>`;
    if (opened.state === 'pending')
      return html`${back}
        <p role="status">${i18n.t('exchange.pending')}</p>`;
    if (opened.state === 'failed') return html`${back}${this.#failed(i18n, opened.problem)}`;
    const { exchange, messages } = opened.loaded;
    return html`${back}
    ${exchangeView(i18n, {
      exchange,
      messages,
      isWorking: this.#isWorking,
      outcome: html`${outcomeLine(this.#outcome?.words, this.#outcome?.isFault === true)}
      ${
        this.#outcome?.problem === 'portal_window_needed'
          ? html`<a
              class="button"
              href=${this.#wishes.portalAddress(exchange.id)}
              target="_blank"
              rel="noopener"
              >${i18n.t('board.portal')}</a
            >`
          : nothing
      }`,
      move: (step) =>
        void this.#act((api) => api.moveExchange(exchange.id, { ...step, version: exchange.version })),
      write: (words) =>
        this.#act(async (api) => {
          await api.writeMessage(exchange.id, this.#key, words);
          return undefined;
        }),
      thank: (thanks) =>
        void this.#act(async (api) => {
          await api.thank(exchange.id, thanks);
          return undefined;
        }, 'exchange.thanked'),
      publish: (thanks, isPublished) =>
        void this.#act(async (api) => {
          await api.publishThanks(exchange.id, thanks, isPublished);
          return undefined;
        }),
    })}`;
  }

  #failed(i18n: I18n, problem = 'unavailable'): TemplateResult {
    const isGone = problem === 'not_found';
    return html`<div class="notice" role="alert">
      <div>
        <h3>${i18n.t(isGone ? 'exchange.gone' : 'exchange.failed')}</h3>
        <p>${i18n.t(isGone ? 'exchange.goneHelp' : 'common.network')}</p>
      </div>
      ${
        isGone
          ? nothing
          : html`<button type="button" class="button" part="button" @click=${this.reload}>
              ${i18n.t('common.retry')}
            </button>`
      }
    </div>`;
  }

  /** Does something once at a time, shows what became of it, and where the exchange stands now. */
  async #act(
    work: (api: TimeBankApi) => Promise<Exchange | undefined>,
    done: 'exchange.saved' | 'exchange.thanked' = 'exchange.saved',
  ): Promise<boolean> {
    const api = this.#api;
    const { id } = this;
    if (!api || id === undefined || this.#isWorking || !this.#i18n) return false;
    this.#isWorking = true;
    this.#outcome = undefined;
    this.#host.requestUpdate();
    try {
      await work(api);
      movedHours.dispatchEvent(new Event('moved'));
      this.#key = crypto.randomUUID();
      this.#outcome = { words: this.#i18n.t(done), isFault: false, problem: undefined };
      await this.#refresh(api, id);
      return true;
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.#outcome = {
        words: await problemText(this.#i18n, cause),
        isFault: true,
        problem: cause.problem,
      };
      // Somebody was faster: what she sees next is how it is now.
      if (cause.problem === 'exchange_changed') await this.#refresh(api, id);
      return false;
    } finally {
      this.#isWorking = false;
      this.#host.requestUpdate();
    }
  }

  async #refresh(api: TimeBankApi, id: string): Promise<void> {
    const opened = await settle(open(api, id));
    if (this.id === id) this.opened = opened;
  }
}

async function open(api: TimeBankApi, id: string): Promise<Opened> {
  const [exchange, messages] = await Promise.all([api.getExchange(id), api.listMessages(id)]);
  return { exchange, messages: messages.items };
}
