import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import { exchangeStyles } from './exchange.styles.ts';
import { exchangeView } from './exchange-view.ts';
import type { Opened } from './exchange-screen.ts';
import { hoursText } from './hours.ts';
import { outcomeLine, problemText } from './outcome.ts';
import { timeBankStyles } from './time-bank.styles.ts';
import type { Dispute, DisputeDecision, Page, TimeBankApi } from './time-bank-api.ts';

type Verdict = DisputeDecision['verdict'];

/** The exchanges about which people do not agree, for mediators; one is read with its conversation and decided. */
export class SnodoDisputeDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    list: { state: true },
    opened: { state: true },
    verdict: { state: true },
    outcome: { state: true },
    isWorking: { state: true },
  };
  static override styles = [
    baseStyles,
    timeBankStyles,
    exchangeStyles,
    css`
      section.card.screen {
        gap: var(--snodo-space-4);
        padding: var(--snodo-space-5);
      }
      section.card.screen > h2 {
        display: flex;
        align-items: center;
        gap: var(--snodo-space-2);
        font-size: var(--snodo-text-l);
      }
      section.card.screen > h2 snodo-icon {
        color: var(--snodo-color-primary);
      }
      @media (max-width: 40rem) {
        section.card.screen {
          padding: var(--snodo-space-4);
        }
      }
    `,
  ];

  declare api: TimeBankApi | undefined;
  declare private list: Load<Page<Dispute>>;
  /** The one that is read; undefined: none. */
  declare private opened: Load<Opened> | undefined;
  declare private verdict: Verdict | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.list = pending;
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    const { list, opened } = this;
    return html`<section class="card screen" aria-labelledby="mediation">
      <h2 id="mediation"><snodo-icon name="users"></snodo-icon>${i18n.t('mediation.mediation')}</h2>
      <p>${i18n.t('mediation.mediationLead')}</p>
      ${list.state === 'pending' ? html`<p role="status">${i18n.t('common.pending')}</p>` : nothing}
      ${list.state === 'failed' ? this.#failed(i18n, this.#load) : nothing}
      ${list.state === 'ready' ? this.#rows(i18n, list.loaded.items) : nothing}
      ${opened === undefined ? nothing : this.#one(i18n, opened)}
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}
    </section>`;
  }

  #failed(i18n: I18n, retry: () => Promise<void>): TemplateResult {
    return html`<div class="notice" role="alert">
      <p>${i18n.t('common.network')}</p>
      <button type="button" class="button" @click=${retry}>${i18n.t('common.retry')}</button>
    </div>`;
  }

  #rows(i18n: I18n, disputes: readonly Dispute[]): TemplateResult {
    if (disputes.length === 0) return html`<p class="soft">${i18n.t('mediation.mediationNone')}</p>`;
    return html`<ul role="list" class="cards">
      ${disputes.map(
        ({ exchangeId, title, people, minutes, openedAt, hasMoved }) =>
          html`<li>
            <article class="card">
              <h3><bdi>${title}</bdi></h3>
              <p class="soft">
                ${people.map((name, at) => html`${at === 0 ? '' : ' · '}<bdi>${name}</bdi>`)} ·
                ${hoursText(i18n, minutes)}
              </p>
              <p class="soft">
                ${i18n.t('mediation.mediationSince', { day: i18n.day(openedAt.slice(0, 10)) })}
                ${hasMoved ? html`· ${i18n.t('mediation.mediationMoved')}` : nothing}
              </p>
              <div class="foot">
                <button type="button" class="button" @click=${() => void this.#open(exchangeId)}>
                  ${i18n.t('mediation.decide')}<span class="visually-hidden">: ${title}</span>
                </button>
              </div>
            </article>
          </li>`,
      )}
    </ul>`;
  }

  #one(i18n: I18n, opened: Load<Opened>): TemplateResult {
    if (opened.state === 'pending') return html`<p role="status">${i18n.t('common.pending')}</p>`;
    if (opened.state === 'failed') return html`<p class="fault">${i18n.t('common.network')}</p>`;
    const { exchange, messages } = opened.loaded;
    return html`${exchangeView(i18n, {
      exchange,
      messages,
      isWorking: this.isWorking,
      outcome: exchange.state === 'disputed' ? this.#decision(i18n, opened.loaded) : html``,
      // A mediator takes no step of a party's and thanks nobody.
      move: () => undefined,
      thank: () => undefined,
      publish: () => undefined,
      write: (words) => this.#write(exchange.id, words),
    })}`;
  }

  #decision(i18n: I18n, { exchange }: Opened): TemplateResult {
    const hasMoved = exchange.parties.some(({ postedMinutes }) => postedMinutes !== null);
    const verdicts: readonly Verdict[] = hasMoved ? ['stand', 'reverse'] : ['post', 'part', 'void'];
    return html`<form
      class="stack"
      @submit=${(event: SubmitEvent) => void this.#decide(event, exchange.id, exchange.version)}
    >
      <fieldset class="field">
        <legend>${i18n.t('mediation.decision')}</legend>
        ${verdicts.map(
          (verdict) =>
            html`<label class="choice">
              <input
                type="radio"
                name="verdict"
                value=${verdict}
                required
                .checked=${this.verdict === verdict}
                @change=${() => (this.verdict = verdict)}
              />
              <span>${i18n.t(`mediation.decision_${verdict}`)}</span>
            </label>`,
        )}
      </fieldset>
      ${
        this.verdict === 'part'
          ? html`<div class="field">
              <label for="part">${i18n.t('mediation.decisionMinutes')}</label>
              <input
                id="part"
                name="minutes"
                type="number"
                inputmode="numeric"
                min="1"
                max=${exchange.minutes}
                required
              />
            </div>`
          : nothing
      }
      <div class="field">
        <label for="note">${i18n.t('mediation.decisionNote')}</label>
        <textarea id="note" name="note" rows="3" minlength="3" maxlength="500" required></textarea>
      </div>
      <div>
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('mediation.decisionSend')}
        </button>
      </div>
    </form>`;
  }

  readonly #load = async (): Promise<void> => {
    if (this.api) this.list = await settle(this.api.listDisputes());
  };

  async #open(id: string): Promise<void> {
    const { api } = this;
    if (!api) return;
    this.outcome = undefined;
    this.verdict = undefined;
    this.opened = pending;
    this.opened = await settle(
      Promise.all([api.getExchange(id), api.listMessages(id)]).then(([exchange, messages]) => ({
        exchange,
        messages: messages.items,
      })),
    );
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  async #write(id: string, words: string): Promise<boolean> {
    const isDone = await this.#act(
      (api) => api.writeMessage(id, crypto.randomUUID(), words),
      'exchange.saved',
    );
    if (isDone) await this.#open(id);
    return isDone;
  }

  async #decide(event: SubmitEvent, id: string, version: number): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const decision: DisputeDecision = {
      version,
      verdict: String(given.get('verdict')) as Verdict,
      note: String(given.get('note') ?? '').trim(),
      ...(given.has('minutes') ? { minutes: Number(given.get('minutes')) } : {}),
    };
    if (!(await this.#act((api) => api.decideDispute(id, decision), 'mediation.decided'))) return;
    this.opened = undefined;
    await this.#load();
  }

  async #act(
    work: (api: TimeBankApi) => Promise<unknown>,
    done: 'exchange.saved' | 'mediation.decided',
  ): Promise<boolean> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n || this.isWorking) return false;
    this.isWorking = true;
    this.outcome = undefined;
    try {
      await work(this.api);
      this.outcome = { words: i18n.t(done), isFault: false };
      return true;
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
      return false;
    } finally {
      this.isWorking = false;
    }
  }
}

if (!customElements.get('snodo-dispute-desk')) customElements.define('snodo-dispute-desk', SnodoDisputeDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-dispute-desk': SnodoDisputeDesk;
  }
}
