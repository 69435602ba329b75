import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { CatalogueApi, Renewal, RenewalAnswered } from './catalogue-api.ts';
import { windowLines } from './service.ts';
import { placesText, priceText, verifiedText } from './service-words.ts';

/**
 * What a provider's link opens: one service as it is shown, and three answers. Needs no sign-in; the secret stands
 * after the `#` of the address, so that it reaches no log.
 */
export class SnodoServiceRenewal extends LitElement {
  static override properties = {
    api: { attribute: false },
    secret: { attribute: false },
    asked: { state: true },
    answered: { state: true },
    isWriting: { state: true },
    isSending: { state: true },
    hasFailed: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-5);
        max-inline-size: 44rem;
      }
      .lead {
        font-size: var(--snodo-text-m);
      }
      article {
        display: grid;
        gap: var(--snodo-space-2);
      }
      form {
        display: grid;
        gap: var(--snodo-space-3);
      }
    `,
  ];

  declare api: CatalogueApi | undefined;
  declare secret: string;
  declare private asked: Load<Renewal>;
  declare private answered: RenewalAnswered | undefined;
  declare private isWriting: boolean;
  declare private isSending: boolean;
  declare private hasFailed: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.secret = '';
    this.asked = pending;
    this.isWriting = false;
    this.isSending = false;
    this.hasFailed = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('answered') && this.answered) this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    if (changed.has('isWriting') && this.isWriting) this.renderRoot.querySelector('textarea')?.focus();
  }

  async #load(): Promise<void> {
    const { api } = this;
    if (!api) return;
    this.asked = pending;
    this.asked = await settle(api.readRenewal(this.secret));
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    const { asked, answered } = this;
    return html`<h1 tabindex="-1">${i18n.t('catalogue.renew_title')}</h1>
      ${
        answered
          ? html`<snodo-load-state
              state="empty"
              heading=${i18n.t(`catalogue.renew_done.${answered.answer}`, {
                day: answered.verifiedOn === null ? '' : i18n.day(answered.verifiedOn),
              })}
            ></snodo-load-state>`
          : asked.state === 'pending'
            ? html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`
            : asked.state === 'failed'
              ? this.#failure(i18n, asked.problem)
              : this.#question(i18n, asked.loaded)
      }`;
  }

  #failure(i18n: I18n, problem: string) {
    const isOver = problem === 'renewal_over' || problem === 'invalid_request' || problem === 'not_found';
    return isOver
      ? html`<snodo-load-state
          state="empty"
          heading=${i18n.t('catalogue.renew_over')}
          text=${i18n.t('catalogue.renew_over_help')}
        ></snodo-load-state>`
      : html`<snodo-load-state
          state="failed"
          heading=${i18n.t('catalogue.failed')}
          text=${i18n.t('common.network')}
          action=${i18n.t('common.retry')}
          @snodo-load-retried=${() => void this.#load()}
        ></snodo-load-state>`;
  }

  #question(i18n: I18n, renewal: Renewal) {
    const { name, provider, description, windows, cost, hiddenFrom } = renewal;
    return html`<p class="lead">${i18n.t('catalogue.renew_lead')}</p>
      <article class="card">
        <h2><bdi>${name}</bdi></h2>
        <p class="soft"><bdi>${provider}</bdi></p>
        <p>${description}</p>
        <ul role="list">
          ${windowLines(i18n, windows).map((line) => html`<li>${line}</li>`)}
          <li>${priceText(i18n, cost)}</li>
          <li>${placesText(i18n, { ...renewal, openPlacesOn: null })}</li>
          <li>${verifiedText(i18n, renewal)}</li>
        </ul>
      </article>
      ${hiddenFrom === null ? nothing : html`<p>${i18n.t('catalogue.renew_hidden', { day: i18n.day(hiddenFrom) })}</p>`}
      <div class="row">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.isSending}
          @click=${() => void this.#answer('confirmed')}
        >
          ${i18n.t('catalogue.renew_confirm')}
        </button>
        <button
          type="button"
          class="button"
          aria-expanded=${this.isWriting ? 'true' : 'false'}
          @click=${() => (this.isWriting = !this.isWriting)}
        >
          ${i18n.t('catalogue.renew_changed')}
        </button>
        <button
          type="button"
          class="button"
          ?disabled=${this.isSending}
          @click=${() => void this.#answer('gone')}
        >
          ${i18n.t('catalogue.renew_gone')}
        </button>
      </div>
      ${this.isWriting ? this.#form(i18n) : nothing}
      <div role="status">
        ${this.hasFailed ? html`<p class="fault">${i18n.t('common.network')}</p>` : nothing}
      </div>`;
  }

  #form(i18n: I18n) {
    return html`<form @submit=${this.#onSubmit}>
      <div class="field">
        <label for="note">${i18n.t('catalogue.renew_what')}</label>
        <textarea
          id="note"
          name="note"
          rows="4"
          maxlength="500"
          required
          aria-describedby="note-help"
        ></textarea>
        <p class="help" id="note-help">${i18n.t('catalogue.renew_what_help')}</p>
      </div>
      <div>
        <button class="button primary" ?disabled=${this.isSending}>${i18n.t('catalogue.renew_send')}</button>
      </div>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const note = this.renderRoot.querySelector('textarea')?.value.trim() ?? '';
    if (note !== '') void this.#answer('changed', note);
  };

  async #answer(answer: RenewalAnswered['answer'], note?: string): Promise<void> {
    const { api } = this;
    if (!api || this.isSending) return;
    this.isSending = true;
    this.hasFailed = false;
    const outcome = await settle(
      api.answerRenewal({ secret: this.secret, answer, ...(note === undefined ? {} : { note }) }),
    );
    this.isSending = false;
    if (outcome.state === 'ready') this.answered = outcome.loaded;
    else if (outcome.state === 'failed' && outcome.problem === 'renewal_over') this.asked = outcome;
    else this.hasFailed = true;
  }
}

if (!customElements.get('snodo-service-renewal'))
  customElements.define('snodo-service-renewal', SnodoServiceRenewal);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-service-renewal': SnodoServiceRenewal;
  }
}
