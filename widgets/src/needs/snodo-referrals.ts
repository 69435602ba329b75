import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';
import type { NeedsApi, Receiver, Referral, ReferralStep, StatedNeed, Territory } from './needs-api.ts';
import { needsStyles } from './needs.styles.ts';
import './snodo-referral.ts';

/**
 * To whom one need was handed, and every step of it. The person says yes or no; a manager asks her whether it may be
 * handed to an organisation. Shows nothing where nothing was handed over and nothing can be.
 *
 * @fires snodo-need-moved - A referral was made, or has moved on
 */
export class SnodoReferrals extends LitElement {
  static override properties = {
    api: { attribute: false },
    need: { attribute: false },
    territory: { attribute: false },
    referrals: { state: true },
    receivers: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, needsStyles];

  declare api: NeedsApi | undefined;
  declare need: StatedNeed | undefined;
  declare territory: Territory | undefined;
  declare private referrals: readonly Referral[];
  /** Organisations that it could be handed to; loaded for managers when they open the form. */
  declare private receivers: readonly Receiver[] | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #shown: string | undefined;

  constructor() {
    super();
    this.referrals = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || (changed.has('need') && this.need?.id !== this.#shown)) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { need, referrals } = this;
    if (!i18n || !need) return nothing;
    const mayRefer = !need.isMine && need.state !== 'settled' && need.state !== 'withdrawn';
    return html`${
      referrals.length === 0
        ? nothing
        : html`<ul role="list" class="cards">
            ${referrals.map(
              (referral) =>
                html`<li>
                  <snodo-referral
                    .referral=${referral}
                    .territory=${this.territory}
                    @snodo-move-chosen=${(event: CustomEvent<ReferralStep>) =>
                      void this.#act((api) => api.moveReferral(referral.id, event.detail), 'referral.saved')}
                  ></snodo-referral>
                </li>`,
            )}
          </ul>`
    }
    ${mayRefer ? this.#asking(i18n, need) : nothing}
    ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}`;
  }

  #asking(i18n: I18n, need: StatedNeed): TemplateResult {
    return html`<details @toggle=${this.#onToggle}>
      <summary>${i18n.t('referral.desk_heading')}</summary>
      ${this.receivers === undefined ? nothing : this.#form(i18n, need, this.receivers)}
    </details>`;
  }

  #form(i18n: I18n, need: StatedNeed, receivers: readonly Receiver[]): TemplateResult {
    if (receivers.length === 0) return html`<p>${i18n.t('referral.no_receivers')}</p>`;
    const send = async (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const told = new FormData(form);
      const [organisation, reason] = [String(told.get('organisation')), String(told.get('reason')).trim()];
      if (await this.#act((api) => api.refer(need.id, organisation, reason), 'referral.asked')) form.reset();
    };
    return html`<form class="stack" @submit=${send}>
      <p>${i18n.t('referral.desk_lead')}</p>
      <div class="field">
        <label for="organisation">${i18n.t('referral.to')}</label>
        <select id="organisation" name="organisation" required>
          <option value="">${i18n.t('referral.choose')}</option>
          ${receivers.map(
            ({ code, name, services, servesDistrict }) =>
              html`<option value=${code}>
                ${i18n.t('referral.option', { name, services, here: servesDistrict ? 'yes' : 'no' })}
              </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="why">${i18n.t('referral.why')}</label>
        <textarea id="why" name="reason" rows="3" maxlength="500" required></textarea>
      </div>
      <div><button class="button primary">${i18n.t('referral.ask')}</button></div>
    </form>`;
  }

  readonly #onToggle = async (event: Event): Promise<void> => {
    const { need } = this;
    if (!(event.target as HTMLDetailsElement).open || this.receivers !== undefined || !need) return;
    await this.#attempt(async (api) => {
      this.receivers = await api.listReceivers(need.id);
    });
  };

  async #load(): Promise<void> {
    const { need } = this;
    if (!need) return;
    this.#shown = need.id;
    this.receivers = undefined;
    this.referrals = [];
    await this.#attempt(async (api) => {
      const referrals = await api.listNeedReferrals(need.id);
      if (this.#shown === need.id) this.referrals = referrals;
    });
  }

  async #act(
    work: (api: NeedsApi) => Promise<Referral>,
    done: 'referral.saved' | 'referral.asked',
  ): Promise<boolean> {
    const { need } = this;
    const i18n = this.#i18n.value;
    if (!need || !i18n) return false;
    return this.#attempt(async (api) => {
      await work(api);
      this.referrals = await api.listNeedReferrals(need.id);
      this.outcome = { words: i18n.t(done), isFault: false };
      this.dispatchEvent(new CustomEvent('snodo-need-moved', { bubbles: true, composed: true }));
    });
  }

  async #attempt(work: (api: NeedsApi) => Promise<void>): Promise<boolean> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return false;
    this.outcome = undefined;
    try {
      await work(this.api);
      return true;
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
      return false;
    }
  }
}

if (!customElements.get('snodo-referrals')) customElements.define('snodo-referrals', SnodoReferrals);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-referrals': SnodoReferrals;
  }
}
