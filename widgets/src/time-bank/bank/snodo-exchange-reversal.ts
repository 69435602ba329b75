import { css, html, nothing, type PropertyValues } from 'lit';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n, MessageKey } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { ExchangeReversalPreview } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { hoursText, shortHours } from './hours-words.ts';
import { KeepingSection } from './keeping-section.ts';

/**
 * Taking back the hours of one exchange: first whose balance changes and how, in sentences and in a table, then the
 * reason, then the act. What the exchange was about is not the secretary's to read.
 *
 * @fires snodo-exchange-reversed - The hours are back
 * @fires snodo-dialog-closed - Nothing is to be done
 */
export class SnodoExchangeReversal extends KeepingSection {
  static override properties = {
    ...KeepingSection.properties,
    exchange: { attribute: false },
    preview: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    bankStyles,
    css`
      :host {
        flex: 1 1 100%;
      }
    `,
  ];

  /** Its id. */
  declare exchange: string;
  declare private preview: Load<ExchangeReversalPreview>;

  constructor() {
    super();
    this.preview = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('exchange')) void this.#load();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('preview') && this.preview.state === 'ready')
      this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<div class="stack">
      ${
        this.preview.state === 'failed' && this.preview.problem === 'forbidden'
          ? html`<p class="notice">
                <snodo-icon name="info"></snodo-icon>
                <span>${i18n.t('time-bank-desk.reversal.secretary')}</span>
              </p>
              <div class="row">${this.#cancel(i18n)}</div>`
          : this.shown(i18n, this.preview, this.#load, (preview) => this.#content(i18n, preview))
      }
      ${this.outcomeLine()}
    </div>`;
  }

  #content(i18n: I18n, { changes, obstacle }: ExchangeReversalPreview) {
    return html`<h3 tabindex="-1">${i18n.t('time-bank-desk.reversal.heading')}</h3>
      <ul>
        ${changes.map((change) => html`<li>${this.#sentence(i18n, change)}</li>`)}
        <li>${i18n.t('time-bank-desk.reversal.told')}</li>
        <li>${i18n.t('time-bank-desk.reversal.once')}</li>
      </ul>
      ${this.#table(i18n, changes)} ${obstacle === null ? this.#form(i18n) : this.#obstacle(i18n, obstacle)}`;
  }

  #nameOf(i18n: I18n, { kind, name }: ExchangeReversalPreview['changes'][number]): string {
    return name ?? i18n.t(`time-bank-desk.postings.kind_${kind}` as MessageKey);
  }

  #sentence(i18n: I18n, change: ExchangeReversalPreview['changes'][number]): string {
    const time = hoursText(i18n, Math.abs(change.minutes));
    const key = change.minutes < 0 ? 'time-bank-desk.reversal.taken' : 'time-bank-desk.reversal.given';
    return i18n.t(key, { name: this.#nameOf(i18n, change), time });
  }

  #table(i18n: I18n, changes: ExchangeReversalPreview['changes']) {
    return html`<div class="scroll">
      <table>
        <caption>
          ${i18n.t('time-bank-desk.reversal.balances')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${i18n.t('time-bank-desk.reversal.who')}</th>
            <th scope="col" class="number">${i18n.t('time-bank-desk.reversal.now')}</th>
            <th scope="col" class="number">${i18n.t('time-bank-desk.reversal.after')}</th>
          </tr>
        </thead>
        <tbody>
          ${changes.map(
            (change) =>
              html`<tr>
                <th scope="row"><bdi>${this.#nameOf(i18n, change)}</bdi></th>
                <td class="number">${shortHours(i18n, change.balanceMinutes)}</td>
                <td class="number">${shortHours(i18n, change.afterMinutes)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #obstacle(i18n: I18n, obstacle: NonNullable<ExchangeReversalPreview['obstacle']>) {
    return html`<p class="notice">
        <snodo-icon name="circle-alert"></snodo-icon>
        <span>${i18n.t(`time-bank-desk.reversal.obstacle_${obstacle}`)}</span>
      </p>
      <div class="row">${this.#cancel(i18n)}</div>`;
  }

  #form(i18n: I18n) {
    return html`<form @submit=${this.#reverse}>
      <div class="field">
        <label for="reason">${i18n.t('time-bank-desk.reversal.reason')}</label>
        <textarea
          id="reason"
          name="reason"
          rows="2"
          minlength="3"
          maxlength="500"
          required
          aria-describedby="reason-help"
        ></textarea>
        <p class="help" id="reason-help">${i18n.t('time-bank-desk.reversal.reasonHelp')}</p>
      </div>
      <div class="row">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('time-bank-desk.reversal.do')}
        </button>
        ${this.#cancel(i18n)}
      </div>
    </form>`;
  }

  #cancel(i18n: I18n) {
    return html`<button type="button" class="button" @click=${this.#close}>
      ${i18n.t('common.cancel')}
    </button>`;
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.preview = pending;
    this.preview = await settle(this.api.getExchangeReversal(this.exchange));
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-dialog-closed'));
  };

  readonly #reverse = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const reason = String(new FormData(submitting.target as HTMLFormElement).get('reason') ?? '').trim();
    const reversed = await this.act((api) => api.reverseExchange(this.exchange, reason));
    if (reversed) this.dispatchEvent(new CustomEvent('snodo-exchange-reversed'));
  };
}

if (!customElements.get('snodo-exchange-reversal'))
  customElements.define('snodo-exchange-reversal', SnodoExchangeReversal);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-exchange-reversal': SnodoExchangeReversal;
  }
}
