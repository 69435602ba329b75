import { css, html, nothing } from 'lit';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { bankStyles } from './bank.styles.ts';
import { KeepingSection } from './keeping-section.ts';
import './snodo-bank-moving.ts';
import './snodo-company-keeping.ts';
import './snodo-fund-keeping.ts';
import './snodo-member-keeping.ts';
import './snodo-pool-keeping.ts';
import './snodo-posting-keeping.ts';
import './snodo-time-report.ts';
import './snodo-volunteer-keeping.ts';

const parts = [
  'members',
  'fund',
  'pools',
  'postings',
  'volunteers',
  'report',
  'companies',
  'moving',
] as const;
type Part = (typeof parts)[number];

/** The secretary's part of the desk: one of its parts at a time, so that what is asked for is what is loaded. */
export class SnodoTimeBankDesk extends KeepingSection {
  static override properties = { ...KeepingSection.properties, shownPart: { state: true } };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    bankStyles,
    css`
      .chips .button[aria-pressed='true'] {
        background: var(--snodo-color-hours-wash);
        border-color: var(--snodo-color-hours);
      }
    `,
  ];

  declare private shownPart: Part;

  constructor() {
    super();
    this.shownPart = 'members';
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="clock"></snodo-icon>${i18n.t('time-bank-desk.heading')}</h2>
      <p>${i18n.t('time-bank-desk.lead')}</p>
      <div class="chips" role="group" aria-label=${i18n.t('time-bank-desk.parts')}>
        ${parts.map(
          (part) =>
            html`<button
              type="button"
              class="button"
              aria-pressed=${part === this.shownPart ? 'true' : 'false'}
              @click=${() => (this.shownPart = part)}
            >
              ${i18n.t(`time-bank-desk.part.${part}`)}
            </button>`,
        )}
      </div>
      ${this.#content()}
    </section>`;
  }

  #content() {
    const { api } = this;
    switch (this.shownPart) {
      case 'members':
        return html`<snodo-member-keeping .api=${api}></snodo-member-keeping>`;
      case 'fund':
        return html`<snodo-fund-keeping .api=${api}></snodo-fund-keeping>`;
      case 'pools':
        return html`<snodo-pool-keeping .api=${api}></snodo-pool-keeping>`;
      case 'postings':
        return html`<snodo-posting-keeping .api=${api}></snodo-posting-keeping>`;
      case 'volunteers':
        return html`<snodo-volunteer-keeping .api=${api}></snodo-volunteer-keeping>`;
      case 'report':
        return html`<snodo-time-report .api=${api}></snodo-time-report>`;
      case 'companies':
        return html`<snodo-company-keeping .api=${api}></snodo-company-keeping>`;
      default:
        return html`<snodo-bank-moving .api=${api}></snodo-bank-moving>`;
    }
  }
}

if (!customElements.get('snodo-time-bank-desk'))
  customElements.define('snodo-time-bank-desk', SnodoTimeBankDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-time-bank-desk': SnodoTimeBankDesk;
  }
}
