import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import '../ui/load-state.ts';
import { signInAddress } from '../ui/page-frame.ts';
import { needHead, needStory } from './need-card.ts';
import { entryNames } from './need-words.ts';
import { needsStyles } from './needs.styles.ts';
import type { NeedsApi, StatedNeed, TaxonomyEntry, Territory } from './needs-api.ts';
import './snodo-matches.ts';
import './snodo-need-form.ts';
import './snodo-need-outcome.ts';
import './snodo-referrals.ts';
import '../poolings/snodo-need-pooling.ts';

interface Screen {
  readonly needs: readonly StatedNeed[];
  readonly taxonomy: readonly TaxonomyEntry[];
  readonly territory: Territory;
}

/** What is loaded when a need is opened: its story, and how many others have it. */
interface Opened {
  readonly need: StatedNeed;
  readonly alike: number | null;
}

/**
 * What a person has asked for: where each need stands, by when somebody answers, what has happened, what the territory
 * has for it, and what was proposed. `?need=` opens one. Owns what it loads.
 */
export class SnodoMyNeeds extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { attribute: false },
    screen: { state: true },
    opened: { state: true },
    writing: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, needsStyles];

  declare api: NeedsApi | undefined;
  /** False: nobody is, so there is nothing to load. */
  declare isSignedIn: boolean;
  declare private screen: Load<Screen>;
  declare private opened: Opened | undefined;
  /** The need that is being changed; `new` for one that is being stated. */
  declare private writing: StatedNeed | 'new' | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.isSignedIn = false;
    this.screen = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('api') || changed.has('isSignedIn')) && this.isSignedIn) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<header class="stack">
        <h1>${i18n.t('need.title')}</h1>
        <p class="lead">${i18n.t('need.lead')}</p>
        <p>${i18n.t('need.who_reads')}</p>
        <p><a href=${`/rounds?lang=${i18n.language}`}>${i18n.t('need.rounds')}</a></p>
      </header>
      ${this.isSignedIn ? this.#content(i18n) : this.#signIn(i18n)}`;
  }

  #signIn(i18n: I18n): TemplateResult {
    return html`<snodo-load-state state="empty" heading=${i18n.t('need.sign_in')}>
      <a class="button primary" href=${signInAddress('/needs', i18n.language)}>${i18n.t('portal.signIn')}</a>
    </snodo-load-state>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { screen } = this;
    if (screen.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('need.pending')}></snodo-load-state>`;
    if (screen.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('need.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { needs, taxonomy, territory } = screen.loaded;
    const write = html`<button type="button" class="button primary" @click=${() => (this.writing = 'new')}>
      ${i18n.t('need.write')}
    </button>`;
    return html`${
      needs.length === 0
        ? html`<snodo-load-state
            state="empty"
            heading=${i18n.t('need.empty')}
            text=${i18n.t('need.empty_next')}
            >${write}</snodo-load-state
          >`
        : html`<div>${write}</div>
            <ul role="list" class="stack">
              ${needs.map((need) => html`<li>${this.#card(i18n, need, territory)}</li>`)}
            </ul>`
    }
    ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}
    ${
      this.writing === undefined
        ? nothing
        : html`<snodo-need-form
            .api=${this.api}
            .taxonomy=${taxonomy}
            .territory=${territory}
            .need=${this.writing === 'new' ? undefined : this.writing}
            @snodo-need-stated=${this.#onStated}
            @snodo-dialog-closed=${() => (this.writing = undefined)}
          ></snodo-need-form>`
    }`;
  }

  #card(i18n: I18n, need: StatedNeed, territory: Territory): TemplateResult {
    const opened = this.opened?.need.id === need.id ? this.opened : undefined;
    const isOpen = need.state !== 'settled' && need.state !== 'withdrawn';
    const name = html`<span class="visually-hidden">: ${entryNames(i18n, need)}</span>`;
    return html`<article class="card" id="need-${need.id}">
      ${needHead(i18n, need, territory)}
      <snodo-need-outcome
        .api=${this.api}
        .need=${need}
        @snodo-need-moved=${() => void this.#reload(need.id)}
      ></snodo-need-outcome>
      <div class="foot">
        <button
          type="button"
          class=${isOpen && !opened ? 'button primary' : 'button'}
          aria-expanded=${opened ? 'true' : 'false'}
          @click=${() => void (opened ? this.#close() : this.#open(need.id))}
        >
          ${i18n.t(opened ? 'need.hide_answers' : 'need.see_answers')}${name}
        </button>
        ${
          isOpen
            ? html`<button type="button" class="button" @click=${() => (this.writing = need)}>
                  ${i18n.t('need.change')}${name}
                </button>
                <button
                  type="button"
                  class="button"
                  @click=${() => void this.#act(need, (api) => api.settleNeed(need.id))}
                >
                  ${i18n.t('need.settle')}${name}
                </button>`
            : nothing
        }
      </div>
      ${opened ? this.#story(i18n, opened, territory) : nothing}
      ${
        isOpen
          ? html`<details>
              <summary>${i18n.t('need.withdraw')}${name}</summary>
              <button
                type="button"
                class="button"
                @click=${() => void this.#act(need, (api) => api.withdrawNeed(need.id))}
              >
                ${i18n.t('need.withdraw_sure')}
              </button>
            </details>`
          : nothing
      }
    </article>`;
  }

  #story(i18n: I18n, { need, alike }: Opened, territory: Territory): TemplateResult {
    return html`${alike === null ? nothing : html`<p><strong>${i18n.t('need.alike', { count: alike })}</strong></p>`}
      <h4>${i18n.t('need.steps')}</h4>
      ${needStory(i18n, need)}
      ${
        need.state === 'withdrawn'
          ? nothing
          : html`${
                need.state === 'settled'
                  ? nothing
                  : html`<snodo-need-pooling
                      .api=${this.api}
                      .need=${need}
                      @snodo-need-moved=${() => void this.#reload(need.id)}
                    ></snodo-need-pooling>`
              }<snodo-referrals
                .api=${this.api}
                .need=${need}
                .territory=${territory}
                @snodo-need-moved=${() => void this.#reload(need.id)}
              ></snodo-referrals>
              <snodo-matches
                .api=${this.api}
                .need=${need}
                .territory=${territory}
                @snodo-need-moved=${() => void this.#reload(need.id)}
              ></snodo-matches>`
      }`;
  }

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api) return;
    this.screen = pending;
    const screen = await settle(
      Promise.all([api.listOwnNeeds(), api.listTaxonomy(), api.getTerritory()]).then(
        ([page, taxonomy, territory]): Screen => ({ needs: page.items, taxonomy, territory }),
      ),
    );
    this.screen = screen;
    const asked = new URL(location.href).searchParams.get('need');
    if (screen.state === 'ready' && screen.loaded.needs.some(({ id }) => id === asked) && asked !== null)
      await this.#open(asked);
  };

  async #open(id: string): Promise<void> {
    await this.#attempt(async (api) => {
      const [need, { atLeastPeople }] = await Promise.all([api.getNeed(id), api.countAlike(id)]);
      this.opened = { need, alike: atLeastPeople };
    });
  }

  #close(): void {
    this.opened = undefined;
  }

  readonly #onStated = async (): Promise<void> => {
    this.writing = undefined;
    this.opened = undefined;
    await this.#load();
  };

  /** The list and the open need as they are now, without taking the page away meanwhile. */
  async #reload(id: string): Promise<void> {
    await this.#attempt(async (api) => {
      const [page, need] = await Promise.all([api.listOwnNeeds(), api.getNeed(id)]);
      if (this.screen.state === 'ready')
        this.screen = { state: 'ready', loaded: { ...this.screen.loaded, needs: page.items } };
      if (this.opened?.need.id === id) this.opened = { ...this.opened, need };
    });
  }

  async #act(need: StatedNeed, work: (api: NeedsApi) => Promise<unknown>): Promise<void> {
    const i18n = this.#i18n.value;
    await this.#attempt(async (api) => {
      await work(api);
      if (i18n) this.outcome = { words: i18n.t('need.saved'), isFault: false };
    });
    await this.#reload(need.id);
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

if (!customElements.get('snodo-my-needs')) customElements.define('snodo-my-needs', SnodoMyNeeds);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-my-needs': SnodoMyNeeds;
  }
}
