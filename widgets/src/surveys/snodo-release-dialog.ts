import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { Campaign } from '../portal/portal-api.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext } from '../ui/i18n.ts';

/**
 * Asks whether to close a campaign and release its tables, and says in full what will then happen. Opens
 * when `campaign` is set; stays open, with the reason, when the release did not succeed.
 *
 * @fires snodo-release-confirmed - `detail.code`: do it
 * @fires snodo-release-cancelled - The person thought better of it
 */
export class SnodoReleaseDialog extends LitElement {
  static override properties = {
    campaign: { attribute: false },
    isWorking: { attribute: false },
    fault: { attribute: false },
  };

  static override styles = [
    baseStyles,
    dialogStyles,
    css`
      h2 {
        font-size: var(--snodo-text-l);
      }
    `,
  ];

  declare campaign: Campaign | null;
  /** The release is being made. */
  declare isWorking: boolean;
  /** Why the last attempt did not succeed, as a sentence; null for none. */
  declare fault: string | null;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.campaign = null;
    this.isWorking = false;
    this.fault = null;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { campaign } = this;
    if (!i18n || !campaign) return nothing;
    const what = {
      name: campaign.name,
      organisation: campaign.organisation.name,
      invited: campaign.invited,
    };
    return html`<dialog aria-labelledby="heading" aria-describedby="what" @close=${this.#closed}>
      <div class="sheet">
        <h2 id="heading">${i18n.t('console.confirm.heading')}</h2>
        <p id="what">
          ${i18n.t(campaign.status === 'open' ? 'console.confirm.open' : 'console.confirm.closed', what)}
        </p>
        <p>${i18n.t('console.confirm.once')}</p>
        ${this.fault === null ? nothing : html`<p class="fault" role="alert">${this.fault}</p>`}
        <div class="row">
          <button type="button" class="button primary" ?disabled=${this.isWorking} @click=${this.#confirm}>
            ${i18n.t(this.isWorking ? 'console.confirm.working' : 'console.release')}
          </button>
          <button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#cancel}>
            ${i18n.t('common.cancel')}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (changed.has('campaign') && this.campaign && dialog && !dialog.open) dialog.showModal();
  }

  #confirm(): void {
    if (!this.campaign) return;
    const detail = { code: this.campaign.code };
    this.dispatchEvent(new CustomEvent('snodo-release-confirmed', { bubbles: true, composed: true, detail }));
  }

  #cancel(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #closed(): void {
    this.dispatchEvent(new CustomEvent('snodo-release-cancelled', { bubbles: true, composed: true }));
  }
}

if (!customElements.get('snodo-release-dialog')) {
  customElements.define('snodo-release-dialog', SnodoReleaseDialog);
}

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-dialog': SnodoReleaseDialog;
  }
}
