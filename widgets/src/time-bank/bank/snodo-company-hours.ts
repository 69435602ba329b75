import { html, nothing, type PropertyValues } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { CompanyHoursApi, CompanyPool, CompanyRelease } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { companyPoolView } from './company-pool-view.ts';
import { companyReleaseView } from './company-release-view.ts';

/**
 * A firm's part of the time bank at the console: its own pools of hours, first those that run low, and released totals.
 * Shows nothing to whoever may not.
 */
export class SnodoCompanyHours extends OwnSection<CompanyHoursApi> {
  static override properties = {
    ...OwnSection.properties,
    releases: { state: true },
    pools: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  declare private releases: Load<readonly CompanyRelease[]>;
  declare private pools: Load<readonly CompanyPool[]>;

  protected override readonly section = 'hours';

  constructor() {
    super();
    this.releases = pending;
    this.pools = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n, releases } = this;
    if (!i18n || !this.api) return nothing;
    if (releases.state === 'failed' && ['not_signed_in', 'forbidden'].includes(releases.problem))
      return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="clock"></snodo-icon>${i18n.t('time-bank-desk.console.heading')}</h2>
      ${this.#pools(i18n)}
      <p>${i18n.t('time-bank-desk.companies.lead')}</p>
      ${this.#content()}
    </section>`;
  }

  /** A firm without a pool reads nothing of pools; that they did not come is said with the releases. */
  #pools(i18n: I18n) {
    const { pools } = this;
    return pools.state === 'ready' ? pools.loaded.map((pool) => companyPoolView(i18n, pool)) : nothing;
  }

  #content() {
    const { i18n, releases } = this;
    if (!i18n) return nothing;
    if (releases.state === 'pending')
      return html`<p class="soft" role="status">${i18n.t('common.pending')}</p>`;
    if (releases.state === 'failed' || this.pools.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    if (releases.loaded.length === 0)
      return html`<p class="soft">${i18n.t('time-bank-desk.companies.none')}</p>`;
    return releases.loaded.map((release) => companyReleaseView(i18n, release));
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    [this.pools, this.releases] = await Promise.all([
      settle(this.api.listCompanyPools()),
      settle(this.api.listCompanyReleases()),
    ]);
  };
}

if (!customElements.get('snodo-company-hours'))
  customElements.define('snodo-company-hours', SnodoCompanyHours);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-company-hours': SnodoCompanyHours;
  }
}
