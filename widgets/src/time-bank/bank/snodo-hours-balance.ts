import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import { balanceStyles, balanceView } from './balance-view.ts';
import { bankStyles } from './bank.styles.ts';
import type { OwnHours } from './own-hours-api.ts';

/** A person's balance of hours as a card of her page. */
export class SnodoHoursBalance extends LitElement {
  static override properties = {
    hours: { attribute: false },
    volunteerMinutes: { attribute: false },
    companyMinutes: { attribute: false },
  };

  static override styles = [
    baseStyles,
    bankStyles,
    balanceStyles,
    css`
      .card {
        display: grid;
        gap: var(--snodo-space-4);
        border-inline-start: 6px solid var(--snodo-color-hours);
      }
      .notice {
        display: flex;
        align-items: start;
        gap: var(--snodo-space-2);
        padding: var(--snodo-space-3);
        border-inline-start: 6px solid var(--snodo-color-tram);
        border-radius: var(--snodo-radius-field);
        background: var(--snodo-color-tram-wash);
      }
    `,
  ];

  declare hours: OwnHours | undefined;
  declare volunteerMinutes: number;
  declare companyMinutes: number;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.volunteerMinutes = 0;
    this.companyMinutes = 0;
  }

  protected override render() {
    const { hours, volunteerMinutes, companyMinutes } = this;
    const i18n = this.#i18n.value;
    if (!i18n || !hours) return nothing;
    const mark = html`<snodo-icon name="info"></snodo-icon>`;
    return html`<section class="card" aria-labelledby="heading">
      <h2 id="heading">${i18n.t('hours.balance.heading')}</h2>
      ${balanceView(i18n, hours, { volunteerMinutes, companyMinutes }, mark)}
    </section>`;
  }
}

if (!customElements.get('snodo-hours-balance'))
  customElements.define('snodo-hours-balance', SnodoHoursBalance);
