import { css, html, nothing, type PropertyValues } from 'lit';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { FundRequestPage } from './bank-api.ts';
import type { FundRequest } from './own-hours-api.ts';
import { bankStyles } from './bank.styles.ts';
import { shortHours } from './hours-words.ts';
import { KeepingSection } from './keeping-section.ts';

/** Requests to the solidarity fund, each with its answer and the reason that the person reads. */
export class SnodoFundKeeping extends KeepingSection {
  static override properties = { ...KeepingSection.properties, page: { state: true } };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    bankStyles,
    css`
      ul.rows > li > form {
        flex: 1 1 100%;
      }
    `,
  ];

  declare private page: Load<FundRequestPage>;

  constructor() {
    super();
    this.page = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<div class="stack">
      ${this.shown(
        i18n,
        this.page,
        this.#load,
        ({ items, fundMinutes }) =>
          html`<p class="hours-figure">
              ${i18n.t('time-bank-desk.fund.holds', { time: shortHours(i18n, fundMinutes) })}
            </p>
            ${
              items.length === 0
                ? html`<p class="soft">${i18n.t('time-bank-desk.fund.none')}</p>`
                : html`<ul role="list" class="rows">
                    ${items.map((request) => this.#row(i18n, request, fundMinutes))}
                  </ul>`
            }`,
      )}
      ${this.outcomeLine()}
    </div>`;
  }

  #row(i18n: I18n, { id, minutes, reason, member }: FundRequest, fundMinutes: number) {
    const name = member.displayName ?? i18n.t('time-bank-desk.members.gone');
    const most = Math.max(0, Math.min(minutes, fundMinutes));
    return html`<li>
      <div>
        <p>
          <strong
            ><bdi
              >${i18n.t('time-bank-desk.fund.asks', { name, time: shortHours(i18n, minutes) })}</bdi
            ></strong
          >
        </p>
        <p><bdi>${reason}</bdi></p>
      </div>
      <form @submit=${(submitting: SubmitEvent) => void this.#decide(submitting, id)}>
        <div class="row hours">
          <div class="field">
            <label for=${`hours-${id}`}>${i18n.t('time-bank-desk.fund.grant')}</label>
            <input
              id=${`hours-${id}`}
              name="hours"
              type="number"
              min="0"
              step="0.25"
              max=${minutes / 60}
              .value=${String(Math.floor(most / 15) / 4)}
              required
            />
          </div>
        </div>
        <div class="field">
          <label for=${`reason-${id}`}>${i18n.t('time-bank-desk.fund.reason')}</label>
          <textarea id=${`reason-${id}`} name="reason" rows="2" maxlength="500" required></textarea>
        </div>
        <div class="row">
          <button class="button primary" ?disabled=${this.isWorking}>
            ${i18n.t('time-bank-desk.fund.give')}
          </button>
          <button class="button" value="refuse" ?disabled=${this.isWorking}>
            ${i18n.t('time-bank-desk.fund.refuse')}
          </button>
        </div>
      </form>
    </li>`;
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.page = await settle(this.api.listFundRequests());
  };

  async #decide(submitting: SubmitEvent, id: string): Promise<void> {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const isRefused = submitting.submitter?.getAttribute('value') === 'refuse';
    const decision = {
      grantedMinutes: isRefused ? 0 : Math.round(Number(given.get('hours') ?? 0) * 60),
      reason: String(given.get('reason') ?? '').trim(),
    };
    if (await this.act((api) => api.decideFundRequest(id, decision), 'time-bank-desk.fund.decided'))
      await this.#load();
  }
}

if (!customElements.get('snodo-fund-keeping')) customElements.define('snodo-fund-keeping', SnodoFundKeeping);
