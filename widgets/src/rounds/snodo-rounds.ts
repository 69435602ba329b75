import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { signInAddress } from '../ui/page-frame.ts';
import type { Round, RoundResult, RoundsApi } from './rounds-api.ts';
import { roundsStyles } from './rounds.styles.ts';
import './snodo-allocation-result.ts';
import './snodo-round-application.ts';

/**
 * Rounds of places: who applies until when, by which rules, and what was drawn. `?round=` opens what one has drawn, for
 * anybody; the rest is for people who are signed in. Owns what it loads.
 */
export class SnodoRounds extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { attribute: false },
    rounds: { state: true },
    result: { state: true },
    opened: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, roundsStyles];

  declare api: RoundsApi | undefined;
  declare isSignedIn: boolean;
  declare private rounds: Load<readonly Round[]>;
  declare private result: Load<RoundResult> | undefined;
  /** The round whose result is shown. */
  declare private opened: string | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.isSignedIn = false;
    this.rounds = pending;
    this.opened = new URL(location.href).searchParams.get('round') ?? undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('api') && !changed.has('isSignedIn')) return;
    if (this.isSignedIn) void this.#load();
    if (this.opened !== undefined) void this.#open(this.opened);
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<header class="stack">
        <h1>${i18n.t('round.title')}</h1>
        <p class="lead">${i18n.t('round.lead')}</p>
      </header>
      ${this.result ? this.#drawn(i18n, this.result) : nothing}
      ${this.isSignedIn ? this.#list(i18n) : this.#signIn(i18n)}`;
  }

  #signIn(i18n: I18n): TemplateResult {
    return html`<snodo-load-state state="empty" heading=${i18n.t('round.sign_in')}>
      <a class="button primary" href=${signInAddress('/rounds', i18n.language)}>${i18n.t('portal.signIn')}</a>
    </snodo-load-state>`;
  }

  #list(i18n: I18n): TemplateResult {
    const { rounds } = this;
    if (rounds.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (rounds.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('round.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    if (rounds.loaded.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('round.empty')}
        text=${i18n.t('round.empty_next')}
      ></snodo-load-state>`;
    return html`<ul role="list" class="stack">
      ${rounds.loaded.map((round) => html`<li>${this.#card(i18n, round)}</li>`)}
    </ul>`;
  }

  #card(i18n: I18n, round: Round): TemplateResult {
    return html`<article class="card">
      <div class="row"><span class="chip">${i18n.t(`round.state_${round.state}`)}</span></div>
      <h2><bdi>${round.name}</bdi></h2>
      <p>${i18n.t('round.until', { day: i18n.day(round.appliesUntil) })}</p>
      ${
        round.mine
          ? html`<p>${i18n.t('round.your_code')} <code class="code">${round.mine.code}</code></p>`
          : nothing
      }
      ${round.criteria.length === 0 ? nothing : this.#rules(i18n, round)}
      ${
        round.state === 'open'
          ? html`<details ?open=${round.mine !== null}>
              <summary>${i18n.t(round.mine ? 'round.see_application' : 'round.apply')}</summary>
              <snodo-round-application
                .api=${this.api}
                .round=${round}
                @snodo-round-applied=${this.#applied}
              ></snodo-round-application>
            </details>`
          : nothing
      }
      ${
        round.commitment === null
          ? nothing
          : html`<p class="soft">${i18n.t('round.commitment')}: <code>${round.commitment}</code></p>`
      }
      ${
        round.state === 'drawn'
          ? html`<div class="foot">
              <button type="button" class="button primary" @click=${() => void this.#open(round.id)}>
                ${i18n.t('round.see_result')}<span class="visually-hidden">: ${round.name}</span>
              </button>
            </div>`
          : nothing
      }
    </article>`;
  }

  #rules(i18n: I18n, { criteria }: Round): TemplateResult {
    return html`<details>
      <summary>${i18n.t('round.rules')}</summary>
      <ol>
        ${criteria.map(
          ({ name, levels }) => html`<li><bdi>${name}</bdi>: <bdi>${levels.join(' → ')}</bdi></li>`,
        )}
      </ol>
      <p>${i18n.t('round.rules_lottery')}</p>
    </details>`;
  }

  #drawn(i18n: I18n, result: Load<RoundResult>): TemplateResult {
    if (result.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (result.state === 'failed')
      return html`<snodo-load-state state="failed" heading=${i18n.t('round.not_drawn')}></snodo-load-state>`;
    const rounds = this.rounds.state === 'ready' ? this.rounds.loaded : [];
    const own = rounds.find(({ id }) => id === this.opened)?.mine?.code;
    return html`<snodo-allocation-result
      id="drawn"
      tabindex="-1"
      .result=${result.loaded}
      .code=${own}
    ></snodo-allocation-result>`;
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.rounds = pending;
    const page = await settle(this.api.listRounds());
    this.rounds = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
  };

  async #open(id: string): Promise<void> {
    if (!this.api) return;
    this.opened = id;
    const address = new URL(location.href);
    address.searchParams.set('round', id);
    history.replaceState(history.state, '', address);
    this.result = pending;
    this.result = await settle(this.api.getResult(id));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#drawn')?.focus();
  }

  readonly #applied = (event: CustomEvent<{ round: Round }>): void => {
    const { round } = event.detail;
    if (this.rounds.state !== 'ready') return;
    this.rounds = {
      state: 'ready',
      loaded: this.rounds.loaded.map((one) => (one.id === round.id ? round : one)),
    };
  };
}

if (!customElements.get('snodo-rounds')) customElements.define('snodo-rounds', SnodoRounds);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-rounds': SnodoRounds;
  }
}
