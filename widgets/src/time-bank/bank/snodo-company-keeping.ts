import { html, nothing, type PropertyValues } from 'lit';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { CompanyRelease } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { companyReleaseView } from './company-release-view.ts';
import { KeepingSection } from './keeping-section.ts';

/** What firms may read of their people's hours: released once a quarter, and never of fewer than ten people. */
export class SnodoCompanyKeeping extends KeepingSection {
  static override properties = { ...KeepingSection.properties, releases: { state: true } };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  declare private releases: Load<readonly CompanyRelease[]>;

  #key = crypto.randomUUID();

  constructor() {
    super();
    this.releases = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<div class="stack">
      <p>${i18n.t('time-bank-desk.companies.lead')}</p>
      <form @submit=${this.#release}>
        <div class="field">
          <label for="organisation">${i18n.t('time-bank-desk.pools.organisation')}</label>
          <input id="organisation" name="organisation" maxlength="64" required />
        </div>
        <div class="field">
          <label for="quarter">${i18n.t('time-bank-desk.companies.quarter')}</label>
          <select id="quarter" name="quarter">
            ${lastQuarters(new Date()).map((quarter) => html`<option>${quarter}</option>`)}
          </select>
        </div>
        <p class="help">${i18n.t('time-bank-desk.companies.once')}</p>
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('time-bank-desk.companies.release')}
        </button>
      </form>
      ${this.outcomeLine()}
      ${this.shown(i18n, this.releases, this.#load, (releases) =>
        releases.length === 0
          ? html`<p class="soft">${i18n.t('time-bank-desk.companies.none')}</p>`
          : html`${releases.map((release) => companyReleaseView(i18n, release))}`,
      )}
    </div>`;
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.releases = await settle(this.api.listCompanyReleases());
  };

  readonly #release = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const release = {
      organisation: String(given.get('organisation') ?? '').trim(),
      quarter: String(given.get('quarter')),
    };
    const done = await this.act(
      (api) => api.releaseCompanyHours(this.#key, release),
      'time-bank-desk.companies.released',
    );
    this.#key = crypto.randomUUID();
    if (done) await this.#load();
  };
}

/** The last four quarters that are over, the latest first. */
export function lastQuarters(now: Date): string[] {
  const current = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
  return [1, 2, 3, 4].map((back) => {
    const quarter = current - back;
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
}

if (!customElements.get('snodo-company-keeping'))
  customElements.define('snodo-company-keeping', SnodoCompanyKeeping);
