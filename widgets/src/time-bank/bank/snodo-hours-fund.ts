import { html, nothing } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import type { FundRequest, OwnHoursApi, OwnTimeBank } from './own-hours-api.ts';
import { bankStyles } from './bank.styles.ts';
import { hoursFields } from './hours-fields.ts';
import { hoursText, minutesOf } from './hours-words.ts';

/**
 * What she asked of the solidarity fund and what came of it; one request of hers waits at a time.
 *
 * @fires snodo-hours-changed - She has asked
 */
export class SnodoHoursFund extends OwnSection<OwnHoursApi> {
  static override properties = {
    ...OwnSection.properties,
    own: { attribute: false },
    isWrong: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  declare own: OwnTimeBank | undefined;
  declare private isWrong: boolean;

  protected override readonly section = 'fund';
  #id = crypto.randomUUID();

  constructor() {
    super();
    this.isWrong = false;
  }

  protected override render() {
    const { i18n, own } = this;
    if (!i18n || !own) return nothing;
    const waits = own.fundRequests.some(({ state }) => state === 'waiting');
    return html`<section aria-labelledby="heading" id="fund">
      <h2 id="heading"><snodo-icon name="users"></snodo-icon>${i18n.t('time-bank.fund.heading')}</h2>
      <p>${i18n.t('time-bank.fund.lead')}</p>
      ${
        own.fundRequests.length === 0
          ? nothing
          : html`<ul role="list" class="rows">
              ${own.fundRequests.map((request) => this.#row(i18n, request))}
            </ul>`
      }
      ${
        waits
          ? nothing
          : html`<details>
              <summary><snodo-icon name="users"></snodo-icon>${i18n.t('time-bank.fund.open')}</summary>
              ${this.#form(i18n)}
            </details>`
      }
      ${this.outcomeLine()}
    </section>`;
  }

  #row(i18n: I18n, { state, minutes, grantedMinutes, decisionReason }: FundRequest) {
    return html`<li>
      <div>
        <p>
          <strong
            >${i18n.t(`time-bank.fund.${state}`, { time: hoursText(i18n, grantedMinutes ?? minutes) })}</strong
          >
        </p>
        ${
          decisionReason === null
            ? nothing
            : html`<p class="soft"><bdi>${i18n.t('time-bank.fund.why', { reason: decisionReason })}</bdi></p>`
        }
      </div>
    </li>`;
  }

  #form(i18n: I18n) {
    return html`<form @submit=${this.#ask} @input=${() => (this.#id = crypto.randomUUID())} novalidate>
      ${hoursFields(i18n, { isWrong: this.isWrong })}
      <div class="field">
        <label for="reason">${i18n.t('time-bank.fund.reason')}</label>
        <textarea
          id="reason"
          name="reason"
          rows="3"
          maxlength="500"
          required
          aria-describedby="reason-help"
        ></textarea>
        <p class="help" id="reason-help">${i18n.t('time-bank.fund.reasonHelp')}</p>
      </div>
      <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('time-bank.fund.send')}</button>
    </form>`;
  }

  readonly #ask = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    if (!form.reportValidity()) return;
    const given = new FormData(form);
    const minutes = minutesOf(given);
    this.isWrong = minutes === undefined;
    if (minutes === undefined) return;
    const request = { id: this.#id, minutes, reason: String(given.get('reason') ?? '').trim() };
    if (!(await this.act((api) => api.askFund(request), 'time-bank.fund.asked'))) return;
    this.#id = crypto.randomUUID();
    this.dispatchEvent(new CustomEvent('snodo-hours-changed', { bubbles: true, composed: true }));
  };
}

if (!customElements.get('snodo-hours-fund')) customElements.define('snodo-hours-fund', SnodoHoursFund);
