import { html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { AccountApi, SignIn } from './account-api.ts';
import { loadedRows } from './loaded-rows.ts';
import { momentIn } from './moments.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

/** Where she is signed in at the portal, and the end of all the others. */
export class SnodoOwnSignIns extends OwnSection<AccountApi> {
  static override properties = { ...OwnSection.properties, signIns: { state: true } };
  static override styles = [baseStyles, ownSectionStyles];

  declare private signIns: Load<readonly SignIn[]>;

  protected override readonly section = 'sign-ins';

  constructor() {
    super();
    this.signIns = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    const hasOthers = this.signIns.state === 'ready' && this.signIns.loaded.length > 1;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="monitor"></snodo-icon>${i18n.t('account.signIns.heading')}</h2>
      <p>${i18n.t('account.signIns.lead')}</p>
      ${loadedRows(i18n, this.signIns, {
        row: (signIn) => this.#row(i18n, signIn),
        none: i18n.t('account.signIns.none'),
        retry: () => void this.#load(),
      })}
      ${
        hasOthers
          ? html`<button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#endOthers}>
              ${i18n.t('account.signIns.endOthers')}
            </button>`
          : nothing
      }
      ${this.outcomeLine()}
    </section>`;
  }

  #row(i18n: I18n, { signedInAt, expiresAt, isThisOne }: SignIn) {
    return html`<li>
      <div>
        <p>
          ${i18n.t('account.signIns.since', { moment: momentIn(i18n, signedInAt) })}
          ${isThisOne ? html`<strong class="chip">${i18n.t('account.signIns.here')}</strong>` : nothing}
        </p>
        <p class="soft">${i18n.t('account.signIns.until', { moment: momentIn(i18n, expiresAt) })}</p>
      </div>
    </li>`;
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    this.signIns = pending;
    this.signIns = await settle(this.api.listSignIns());
  }

  async #endOthers(): Promise<void> {
    if (await this.act((api) => api.endOtherSignIns(), 'account.signIns.ended')) await this.#load();
  }
}

if (!customElements.get('snodo-own-sign-ins')) customElements.define('snodo-own-sign-ins', SnodoOwnSignIns);
