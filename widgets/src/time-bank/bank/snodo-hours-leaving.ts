import { html, nothing } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { OwnHours, OwnHoursApi } from './own-hours-api.ts';
import { bankStyles } from './bank.styles.ts';
import { hoursText } from './hours-words.ts';

/**
 * Leaving, with what becomes of her hours in a full sentence before she says yes.
 *
 * @fires snodo-hours-changed - She has left, or asked to
 */
export class SnodoHoursLeaving extends OwnSection<OwnHoursApi> {
  static override properties = { ...OwnSection.properties, hours: { attribute: false } };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  declare hours: OwnHours | undefined;

  protected override readonly section = 'leaving';
  #key = crypto.randomUUID();

  protected override render() {
    const { i18n, hours } = this;
    if (!i18n || !hours) return nothing;
    const { balanceMinutes, heldOutMinutes, heldInMinutes } = hours;
    const isHeld = heldOutMinutes + heldInMinutes > 0;
    const sense = balanceMinutes > 0 ? 'positive' : balanceMinutes < 0 ? 'negative' : 'zero';
    return html`<section aria-labelledby="heading">
      <details>
        <summary id="heading">${i18n.t('time-bank.leave.heading')}</summary>
        <div class="stack">
          <p>${i18n.t(`time-bank.leave.${sense}`, { time: hoursText(i18n, Math.abs(balanceMinutes)) })}</p>
          ${
            isHeld
              ? html`<p>${i18n.t('time-bank.leave.hold')}</p>`
              : html`<form @submit=${this.#leave}>
                  <label class="choice">
                    <input type="checkbox" name="sure" required />${i18n.t('time-bank.leave.sure')}
                  </label>
                  <button class="button danger" ?disabled=${this.isWorking}>
                    ${i18n.t('time-bank.leave.do')}
                  </button>
                </form>`
          }
        </div>
      </details>
      ${this.outcomeLine()}
    </section>`;
  }

  readonly #leave = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    if (!(await this.act((api) => api.leaveTimeBank(this.#key)))) return;
    this.#key = crypto.randomUUID();
    this.dispatchEvent(new CustomEvent('snodo-hours-changed', { bubbles: true, composed: true }));
  };
}

if (!customElements.get('snodo-hours-leaving'))
  customElements.define('snodo-hours-leaving', SnodoHoursLeaving);
