import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import { offerCard } from './offer-card.ts';
import { outcomeLine, problemText } from './outcome.ts';
import type {
  BoardQuery,
  Exchange,
  Offer,
  Page,
  Standing,
  TaxonomyEntry,
  Territory,
  TimeBankApi,
} from './time-bank-api.ts';

/** What stands around the list and never changes while somebody reads it. */
export interface Around {
  readonly standing: Standing;
  readonly taxonomy: readonly TaxonomyEntry[];
  readonly territory: Territory;
}

interface BoardHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

interface BoardWishes {
  /** An exchange was proposed or joined. */
  readonly went: (exchange: Exchange) => void;
  /** Where somebody opens an exchange of so many hours. */
  readonly portalAddress: (offerId: string) => string;
  /** What the page's address asks for. */
  readonly asked?: AskedOfBoard;
}

export interface AskedOfBoard {
  readonly kind?: 'offer' | 'request';
  /** Of one offer or request, which then stands before the others. */
  readonly offer?: string;
}

/** A pause in typing after which the words are looked for. */
const typingPauseMs = 300;
const wordsMax = 80;

/**
 * The board as both its elements show it, the portal's and the one in pages that embed: what people offer and ask
 * for, narrowed by kind, category, district and words, and the proposal below a card. Owns their loads.
 */
export class BoardScreen implements ReactiveController {
  around: Load<Around> = pending;
  found: Load<Page<Offer>> = pending;
  /** The one that the page's address names; undefined: it names none. */
  asked: Load<Offer> | undefined;
  /** The card whose proposal is open. */
  open: string | undefined;
  /** What was just done about an offer. */
  done: Exchange | undefined;

  readonly #host: BoardHost;
  readonly #wishes: BoardWishes;
  #api: TimeBankApi | undefined;
  #query: BoardQuery = {};
  #turn = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #fault: { offer: string; problem: string; words: string } | undefined;
  #i18n: I18n | undefined;
  #isWorking = false;
  #key = crypto.randomUUID();
  #firstNew: number | undefined;

  constructor(host: BoardHost, wishes: BoardWishes) {
    this.#host = host;
    this.#wishes = wishes;
    const { kind } = wishes.asked ?? {};
    if (kind !== undefined) this.#query = { kind };
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
    this.#turn += 1;
  }

  hostUpdated(): void {
    if (this.#firstNew === undefined) return;
    const headings = this.#host.renderRoot.querySelectorAll<HTMLElement>('article h3');
    const heading = headings.item(this.#firstNew);
    this.#firstNew = undefined;
    heading?.focus();
  }

  get api(): TimeBankApi | undefined {
    return this.#api;
  }

  /** Shows the board to whoever this API speaks for; the same again loads nothing. */
  show(api: TimeBankApi | undefined): void {
    if (api === this.#api) return;
    this.#api = api;
    if (api) this.reload();
  }

  readonly reload = (): void => {
    void this.#loadAround();
    void this.#loadOffers();
    void this.#loadAsked();
  };

  async #loadAsked(): Promise<void> {
    const [api, id] = [this.#api, this.#wishes.asked?.offer];
    if (!api || id === undefined) return;
    const asked = await settle(api.getOffer(id));
    if (api !== this.#api) return;
    // It is open at once, so that who came for it can answer.
    if (this.asked === undefined && asked.state === 'ready' && asked.loaded.isOpen) this.open = id;
    this.asked = asked;
    this.#host.requestUpdate();
  }

  async #loadAround(): Promise<void> {
    const api = this.#api;
    if (!api) return;
    this.around = pending;
    const load = Promise.all([api.getStanding(), api.listTaxonomy(), api.getTerritory()]);
    const around = await settle(
      load.then(([standing, taxonomy, territory]) => ({ standing, taxonomy, territory })),
    );
    if (api !== this.#api) return;
    this.around = around;
    this.#host.requestUpdate();
  }

  async #loadOffers(before?: Page<Offer>): Promise<void> {
    const api = this.#api;
    if (!api) return;
    const turn = (this.#turn += 1);
    const cursor = before?.nextCursor ?? undefined;
    const page = await settle(
      api.listOffers({ ...this.#query, ...(cursor === undefined ? {} : { cursor }) }),
    );
    if (turn !== this.#turn) return;
    if (before !== undefined && page.state === 'ready') {
      this.#firstNew = before.items.length;
      this.found = {
        state: 'ready',
        loaded: { ...page.loaded, items: [...before.items, ...page.loaded.items] },
      };
    } else this.found = page;
    this.#host.requestUpdate();
  }

  #narrow(change: BoardQuery): void {
    const query = { ...this.#query, ...change };
    this.#query = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
    this.open = undefined;
    void this.#loadOffers();
    this.#host.requestUpdate();
  }

  render(i18n: I18n): TemplateResult {
    this.#i18n = i18n;
    const { around, found } = this;
    if (around.state === 'pending' || found.state === 'pending')
      return html`<p role="status">${i18n.t('board.pending')}</p>`;
    if (around.state === 'failed' || found.state === 'failed') return this.#failed(i18n);
    return html`${this.#standing(i18n, around.loaded.standing)} ${this.#filters(i18n, around.loaded)}
    ${this.#askedFor(i18n, around.loaded)} ${this.#list(i18n, around.loaded, found.loaded)}`;
  }

  /** What a link led to, before everything else; her own stands among what is hers. */
  #askedFor(i18n: I18n, around: Around): TemplateResult | typeof nothing {
    const { asked } = this;
    if (asked === undefined || asked.state === 'pending') return nothing;
    if (asked.state === 'failed' || !asked.loaded.isOpen)
      return asked.state === 'ready' && asked.loaded.isMine
        ? nothing
        : html`<p class="notice" role="status">${i18n.t('board.askedOver')}</p>`;
    if (asked.loaded.isMine) return nothing;
    return html`<section class="stack" aria-labelledby="asked">
      <h2 id="asked">${i18n.t('board.asked')}</h2>
      <div class="cards">${this.#card(i18n, around, asked.loaded)}</div>
    </section>`;
  }

  #isAsked({ id }: Offer): boolean {
    return this.asked?.state === 'ready' && this.asked.loaded.id === id && !this.asked.loaded.isMine;
  }

  #failed(i18n: I18n): TemplateResult {
    return html`<div class="notice" role="alert">
      <div>
        <h3>${i18n.t('board.failed')}</h3>
        <p>${i18n.t('common.network')}</p>
      </div>
      <button type="button" class="button" @click=${this.reload}>${i18n.t('common.retry')}</button>
    </div>`;
  }

  /** What she may not do yet, and why. */
  #standing(i18n: I18n, { membership, mayGive }: Standing): TemplateResult | typeof nothing {
    if (membership !== 'admitted')
      return html`<p class="notice">
        ${i18n.t(membership === 'applied' ? 'board.applied' : 'board.notMember')}
      </p>`;
    return mayGive ? nothing : html`<p class="notice">${i18n.t('board.notInsured')}</p>`;
  }

  #filters(i18n: I18n, { taxonomy, territory }: Around): TemplateResult {
    const kinds = ['', 'offer', 'request'] as const;
    const groups = taxonomy.filter(({ group }) => group === null);
    return html`<form
      role="search"
      aria-label=${i18n.t('board.filters')}
      @submit=${this.#searchNow}
      class="stack"
    >
      <fieldset>
        <legend class="visually-hidden">${i18n.t('board.kind')}</legend>
        <div class="kinds">
          ${kinds.map(
            (kind) =>
              html`<label
                ><input
                  type="radio"
                  name="kind"
                  .checked=${(this.#query.kind ?? '') === kind}
                  @change=${() => this.#narrow({ kind } as BoardQuery)}
                />${i18n.t(kind === '' ? 'board.kindAll' : `board.kind_${kind}`)}</label
              >`,
          )}
        </div>
      </fieldset>
      <div class="field find">
        <label for="words">${i18n.t('board.words')}</label>
        <input id="words" type="search" autocomplete="off" maxlength=${wordsMax} @input=${this.#type} />
      </div>
      <details>
        <summary>${i18n.t('board.narrow')}</summary>
        <div class="filters">
          ${choice('group', i18n.t('board.category'), i18n.t('board.anyCategory'), groups, (group) => this.#narrow({ group }))}
          ${choice('district', i18n.t('board.district'), i18n.t('board.anyDistrict'), territory.districts, (district) => this.#narrow({ district }))}
        </div>
      </details>
    </form>`;
  }

  readonly #type = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#narrow({ q: value.trim() }), typingPauseMs);
  };

  readonly #searchNow = (event: SubmitEvent): void => {
    event.preventDefault();
    clearTimeout(this.#typing);
    const field = this.#host.renderRoot.querySelector<HTMLInputElement>('#words');
    this.#narrow({ q: field?.value.trim() ?? '' });
  };

  #list(i18n: I18n, around: Around, page: Page<Offer>): TemplateResult {
    const { items, nextCursor } = page;
    if (items.length === 0)
      return html`<div class="notice" role="status">
        <div>
          <h3>${i18n.t('board.empty')}</h3>
          <p>${i18n.t('board.emptyHelp')}</p>
        </div>
      </div>`;
    const count = { count: items.length };
    return html`<p class="soft" role="status">
        ${nextCursor === null ? i18n.t('board.count', count) : i18n.t('board.countMore', count)}
      </p>
      <ul role="list" class="cards" part="list">
        ${items
          .filter((offer) => !this.#isAsked(offer))
          .map((offer) => html`<li>${this.#card(i18n, around, offer)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<div>
              <button type="button" class="button" part="button" @click=${() => void this.#loadOffers(page)}>
                ${i18n.t('board.more')}
              </button>
            </div>`
      }`;
  }

  #card(i18n: I18n, around: Around, offer: Offer): TemplateResult {
    const fault = this.#fault?.offer === offer.id ? this.#fault : undefined;
    return offerCard(i18n, {
      offer,
      names: around,
      today: around.standing.today,
      mayGive: around.standing.mayGive,
      isMember: around.standing.membership === 'admitted',
      isOpen: this.open === offer.id,
      isWorking: this.#isWorking,
      outcome: html`${outcomeLine(fault?.words, true)}
      ${
        fault?.problem === 'portal_window_needed'
          ? html`<a class="button" href=${this.#wishes.portalAddress(offer.id)} target="_blank" rel="noopener"
              >${i18n.t('board.portal')}</a
            >`
          : nothing
      }`,
      toggle: () => {
        this.open = this.open === offer.id ? undefined : offer.id;
        this.#fault = undefined;
        this.#key = crypto.randomUUID();
        this.#host.requestUpdate();
      },
      propose: (minutes, plannedOn, words) =>
        void this.#act(offer.id, (api) =>
          api.proposeExchange(this.#key, {
            offerId: offer.id,
            minutes,
            plannedOn,
            ...(words === '' ? {} : { words }),
          }),
        ),
      join: (exchangeId, minutes) => void this.#act(offer.id, (api) => api.joinExchange(exchangeId, minutes)),
    });
  }

  async #act(offer: string, work: (api: TimeBankApi) => Promise<Exchange>): Promise<void> {
    if (!this.#api || this.#isWorking) return;
    this.#isWorking = true;
    this.#fault = undefined;
    this.#host.requestUpdate();
    try {
      const exchange = await work(this.#api);
      this.open = undefined;
      this.done = exchange;
      this.#wishes.went(exchange);
    } catch (cause) {
      if (!(cause instanceof LoadFault) || !this.#i18n) throw cause;
      this.#fault = { offer, problem: cause.problem, words: await problemText(this.#i18n, cause) };
    } finally {
      this.#isWorking = false;
      this.#host.requestUpdate();
    }
  }
}

function choice(
  id: string,
  label: string,
  all: string,
  options: readonly { readonly code: string; readonly name: string }[],
  choose: (code: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      <option value="">${all}</option>
      ${options.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
    </select>
  </div>`;
}
