import { html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import type { AccountApi } from './account-api.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

/**
 * Taking everything along and being erased. Erasing asks for a word to be written, because it cannot be undone,
 * and says in full what goes and what has to stay.
 */
export class SnodoOwnRecord extends OwnSection<AccountApi> {
  static override properties = {
    ...OwnSection.properties,
    isAsking: { state: true },
    isWordRight: { state: true },
  };
  static override styles = [baseStyles, dialogStyles, ownSectionStyles];

  declare private isAsking: boolean;
  declare private isWordRight: boolean;

  protected override readonly section = 'record';

  constructor() {
    super();
    this.isAsking = false;
    this.isWordRight = false;
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="download"></snodo-icon>${i18n.t('account.record.heading')}</h2>
        <h3>${i18n.t('account.record.export')}</h3>
        <p>${i18n.t('account.record.exportLead')}</p>
        <button type="button" class="button primary" ?disabled=${this.isWorking} @click=${this.#export}>
          ${this.isWorking ? i18n.t('account.record.exporting') : i18n.t('account.record.exportNow')}
        </button>
        <h3>${i18n.t('account.record.erase')}</h3>
        <p>${i18n.t('account.record.eraseLead')}</p>
        <button type="button" class="button danger" ?disabled=${this.isWorking} @click=${this.#ask}>
          ${i18n.t('account.record.eraseNow')}
        </button>
        ${this.outcomeLine()}
      </section>
      ${this.isAsking ? this.#dialog(i18n) : nothing}`;
  }

  #dialog(i18n: I18n) {
    return html`<dialog aria-labelledby="erase-heading" @close=${() => (this.isAsking = false)}>
      <form class="sheet" method="dialog" @submit=${this.#erase}>
        <h2 id="erase-heading">${i18n.t('account.record.confirm')}</h2>
        <div class="stack">
          <p>${i18n.t('account.record.goes')}</p>
          <p>${i18n.t('account.record.stays')}</p>
          <p>${i18n.t('account.record.first')}</p>
        </div>
        <div class="field">
          <label for="word"
            >${i18n.t('account.record.writeWord', { word: i18n.t('account.record.word') })}</label
          >
          <input
            id="word"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            @input=${this.#compare}
          />
        </div>
        <div class="row">
          <button class="button danger" ?disabled=${!this.isWordRight || this.isWorking}>
            ${i18n.t('account.record.eraseForGood')}
          </button>
          <button type="button" class="button" @click=${() => (this.isAsking = false)}>
            ${i18n.t('common.cancel')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  readonly #ask = (): void => {
    this.isWordRight = false;
    this.isAsking = true;
  };

  #compare({ target }: InputEvent): void {
    const written = (target as HTMLInputElement).value.trim().toLocaleLowerCase();
    this.isWordRight = written === this.i18n?.t('account.record.word').toLocaleLowerCase();
  }

  async #export(): Promise<void> {
    const archive = await this.act((api) => api.exportRecord(), 'account.record.exported');
    if (!archive) return;
    const address = URL.createObjectURL(archive);
    Object.assign(document.createElement('a'), { href: address, download: 'snodo.zip' }).click();
    // The browser reads the address when the click is over.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  async #erase(submitting: SubmitEvent): Promise<void> {
    submitting.preventDefault();
    this.isAsking = false;
    if (await this.act((api) => api.erase())) location.assign(`/?lang=${this.i18n?.language ?? 'it'}`);
  }
}

if (!customElements.get('snodo-own-record')) customElements.define('snodo-own-record', SnodoOwnRecord);
