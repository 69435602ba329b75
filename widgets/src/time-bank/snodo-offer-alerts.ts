import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import { outcomeLine, problemText } from './outcome.ts';
import { timeBankStyles } from './time-bank.styles.ts';
import type { OfferAlert, TaxonomyEntry, TimeBankApi } from './time-bank-api.ts';

/** The categories of which somebody is told when there is something new. */
export class SnodoOfferAlerts extends LitElement {
  static override properties = {
    api: { attribute: false },
    taxonomy: { attribute: false },
    alerts: { state: true },
    fault: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles];

  declare api: TimeBankApi | undefined;
  declare taxonomy: readonly TaxonomyEntry[];
  declare private alerts: Load<readonly OfferAlert[]>;
  declare private fault: string | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.taxonomy = [];
    this.alerts = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    const { alerts } = this;
    return html`<section class="stack" aria-labelledby="alerts">
      <h2 id="alerts">${i18n.t('offer.alerts')}</h2>
      <p>${i18n.t('offer.alertsLead')}</p>
      ${alerts.state === 'pending' ? html`<p role="status">${i18n.t('common.pending')}</p>` : nothing}
      ${
        alerts.state === 'failed'
          ? html`<div class="notice" role="alert">
              <p>${i18n.t('common.network')}</p>
              <button type="button" class="button" @click=${this.#load}>${i18n.t('common.retry')}</button>
            </div>`
          : nothing
      }
      ${alerts.state === 'ready' ? this.#list(i18n, alerts.loaded) : nothing} ${outcomeLine(this.fault, true)}
    </section>`;
  }

  #list(i18n: I18n, alerts: readonly OfferAlert[]) {
    const nameOf = (code: string) => this.taxonomy.find((entry) => entry.code === code)?.name ?? code;
    const followed = new Set(alerts.map(({ entry }) => entry));
    const groups = this.taxonomy.filter(({ group, code }) => group === null && !followed.has(code));
    return html`<ul role="list" class="stack">
        ${alerts.map(
          ({ id, entry }) =>
            html`<li class="row">
              <span class="chip">${nameOf(entry)}</span>
              <button
                type="button"
                class="button plain"
                @click=${() => void this.#act((api) => api.deleteAlert(id))}
              >
                ${i18n.t('offer.unfollow')}<span class="visually-hidden">: ${nameOf(entry)}</span>
              </button>
            </li>`,
        )}
      </ul>
      <form class="row" @submit=${this.#follow}>
        <div class="field">
          <label for="entry">${i18n.t('board.category')}</label>
          <select id="entry" name="entry" required>
            <option value="">${i18n.t('offer.chooseCategory')}</option>
            ${groups.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
          </select>
        </div>
        <button class="button">${i18n.t('offer.follow')}</button>
      </form>`;
  }

  readonly #load = async (): Promise<void> => {
    if (this.api) this.alerts = await settle(this.api.listAlerts());
  };

  readonly #follow = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const entry = String(new FormData(form).get('entry') ?? '');
    if (entry !== '') void this.#act((api) => api.createAlert(entry));
  };

  async #act(work: (api: TimeBankApi) => Promise<unknown>): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return;
    this.fault = undefined;
    try {
      await work(this.api);
      await this.#load();
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.fault = await problemText(i18n, cause);
    }
  }
}

if (!customElements.get('snodo-offer-alerts')) customElements.define('snodo-offer-alerts', SnodoOfferAlerts);
