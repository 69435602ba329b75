import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import '../ui/load-state.ts';
import type { Round, RoundsApi, Service } from './rounds-api.ts';
import { roundsStyles } from './rounds.styles.ts';
import './snodo-round-form.ts';

interface Screen {
  readonly rounds: readonly Round[];
  readonly services: readonly Service[];
}

/**
 * For community managers: publishes a round, fixes it after its last day, and draws it once the parties open their
 * numbers. Each step says what it does and that it cannot be taken back. Owns what it loads.
 */
export class SnodoRoundsDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    screen: { state: true },
    outcome: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, roundsStyles];

  declare api: RoundsApi | undefined;
  declare private screen: Load<Screen>;
  declare private outcome: { words: string; isFault: boolean } | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.screen = pending;
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<section class="stack" aria-labelledby="rounds">
      <h2 id="rounds" tabindex="-1">${i18n.t('round-desk.title')}</h2>
      <p>${i18n.t('round-desk.lead')}</p>
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)} ${this.#content(i18n)}
    </section>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { screen } = this;
    if (screen.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (screen.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('round.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { rounds, services } = screen.loaded;
    return html`<details class="card">
        <summary>${i18n.t('round-desk.new')}</summary>
        <snodo-round-form
          .api=${this.api}
          .services=${services}
          @snodo-round-published=${() => void this.#done('round-desk.published')}
        ></snodo-round-form>
      </details>
      ${
        rounds.length === 0
          ? html`<snodo-load-state state="empty" heading=${i18n.t('round.empty')}></snodo-load-state>`
          : html`<ul role="list" class="stack">
              ${rounds.map((round) => html`<li>${this.#card(i18n, round)}</li>`)}
            </ul>`
      }`;
  }

  #card(i18n: I18n, round: Round): TemplateResult {
    return html`<article class="card">
      <div class="row"><span class="chip">${i18n.t(`round.state_${round.state}`)}</span></div>
      <h3><bdi>${round.name}</bdi></h3>
      <p>${i18n.t('round.until', { day: i18n.day(round.appliesUntil) })}</p>
      <ul role="list" class="facts">
        ${round.services.map(
          ({ name, places, reservedPlaces }) =>
            html`<li>
              ${i18n.t('round-desk.places_told', {
                name,
                places: i18n.number(places),
                reserved: i18n.number(reservedPlaces),
              })}
            </li>`,
        )}
      </ul>
      ${
        round.commitment === null
          ? nothing
          : html`<p>
                ${i18n.t('round-desk.fixed', {
                  count: i18n.number(round.applications ?? 0),
                  day: i18n.day(round.committedAt ?? round.appliesUntil),
                })}
              </p>
              <p class="soft">${i18n.t('round.commitment')}: <code>${round.commitment}</code></p>`
      }
      ${this.#next(i18n, round)}
    </article>`;
  }

  #next(i18n: I18n, round: Round): TemplateResult {
    const name = html`<span class="visually-hidden">: ${round.name}</span>`;
    if (round.state === 'open') return html`<p class="soft">${i18n.t('round-desk.next_open')}</p>`;
    if (round.state === 'closed')
      return html`<p>${i18n.t('round-desk.next_closed')}</p>
        <div class="foot">
          <button
            type="button"
            class="button primary"
            ?disabled=${this.isWorking}
            @click=${() => void this.#act('round-desk.committed', (api) => api.commit(round.id))}
          >
            ${i18n.t('round-desk.commit')}${name}
          </button>
        </div>`;
    if (round.state === 'committed') return this.#drawForm(i18n, round);
    return html`<div class="foot">
      <a class="button primary" href="/rounds?round=${round.id}&lang=${i18n.language}"
        >${i18n.t('round.see_result')}${name}</a
      >
    </div>`;
  }

  #drawForm(i18n: I18n, round: Round): TemplateResult {
    const draw = (event: SubmitEvent) => {
      event.preventDefault();
      const form = new FormData(event.target as HTMLFormElement);
      const nonces = round.promises.map((_, at) =>
        String(form.get(`nonce${at}`) ?? '')
          .trim()
          .toLowerCase(),
      );
      void this.#act('round-desk.drawn', (api) => api.draw(round.id, nonces));
    };
    return html`<form class="stack" @submit=${draw}>
      <p>${i18n.t('round-desk.next_committed')}</p>
      ${round.promises.map(
        ({ party }, at) =>
          html`<div class="field">
            <label for="nonce-${round.id}-${at}">${i18n.t('round-desk.nonce', { party })}</label>
            <input
              id="nonce-${round.id}-${at}"
              name="nonce${at}"
              pattern="[0-9a-fA-F]{64}"
              maxlength="64"
              autocomplete="off"
              required
            />
          </div>`,
      )}
      <div>
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('round-desk.draw')}<span class="visually-hidden">: ${round.name}</span>
        </button>
      </div>
    </form>`;
  }

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api) return;
    this.screen = await settle(
      Promise.all([api.listRounds(), api.listServices()]).then(([page, services]): Screen => ({
        rounds: page.items,
        services,
      })),
    );
  };

  async #act(
    done: 'round-desk.committed' | 'round-desk.drawn',
    work: (api: RoundsApi) => Promise<unknown>,
  ): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n || this.isWorking) return;
    this.isWorking = true;
    this.outcome = undefined;
    try {
      await work(this.api);
      await this.#done(done);
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    } finally {
      this.isWorking = false;
    }
  }

  async #done(words: 'round-desk.published' | 'round-desk.committed' | 'round-desk.drawn'): Promise<void> {
    const i18n = this.#i18n.value;
    if (i18n) this.outcome = { words: i18n.t(words), isFault: false };
    await this.#load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#rounds')?.focus();
  }
}

if (!customElements.get('snodo-rounds-desk')) customElements.define('snodo-rounds-desk', SnodoRoundsDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-rounds-desk': SnodoRoundsDesk;
  }
}
