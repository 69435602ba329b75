import { css, html, nothing, type PropertyValues } from 'lit';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { settle } from '../../ui/load.ts';
import type { Pool } from './bank-api.ts';
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
/** Named above the parts; the others stand in theirs. */
const mostNamedPools = 5;

/** The secretary's part of the desk: one of its parts at a time, so that what is asked for is what is loaded. */
export class SnodoTimeBankDesk extends KeepingSection {
  static override properties = {
    ...KeepingSection.properties,
    shownPart: { state: true },
    lowPools: { state: true },
  };
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
  /** Pools that somebody should look at, the gravest first. */
  declare private lowPools: readonly Pool[];

  constructor() {
    super();
    const asked = new URLSearchParams(location.search).get('part');
    this.shownPart = parts.find((part) => part === asked) ?? 'members';
    this.lowPools = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#lookAtPools();
  }

  /** Where this fails nothing is said: the part with the pools says so when it is opened. */
  async #lookAtPools(): Promise<void> {
    if (!this.api) return;
    const pools = await settle(this.api.listPools());
    if (pools.state === 'ready')
      this.lowPools = pools.loaded.filter(
        ({ state, forecast }) => state === 'open' && forecast.alarm !== 'none',
      );
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="clock"></snodo-icon>${i18n.t('time-bank-desk.heading')}</h2>
      <p>${i18n.t('time-bank-desk.lead')}</p>
      <div role="status">${this.#warning(i18n)}</div>
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

  #warning(i18n: I18n) {
    const { lowPools } = this;
    if (lowPools.length === 0 || this.shownPart === 'pools') return nothing;
    return html`<div class="notice">
      <snodo-icon name="circle-alert"></snodo-icon>
      <ul role="list">
        ${lowPools.slice(0, mostNamedPools).map(
          ({ organisation, year, forecast }) =>
            html`<li>
              <strong
                >${i18n.t(`time-bank-desk.pools.warn_${forecast.alarm as 'low' | 'runs_out' | 'empty'}`, {
                  organisation: organisation.name,
                  year: String(year),
                })}</strong
              >
              ${
                forecast.runwayDays === null || forecast.alarm === 'empty'
                  ? nothing
                  : i18n.t('time-bank-desk.pools.warnRunway', { count: Math.max(0, forecast.runwayDays) })
              }
            </li>`,
        )}
      </ul>
      <button type="button" class="button" @click=${() => (this.shownPart = 'pools')}>
        ${i18n.t('time-bank-desk.pools.look')}
      </button>
    </div>`;
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
