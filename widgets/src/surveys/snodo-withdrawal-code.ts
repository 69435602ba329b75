import { LitElement, css, html } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { surveyStyles } from './survey.styles.ts';

/** The code that takes her answers back, shown once, with a button that copies it. */
export class SnodoWithdrawalCode extends LitElement {
  static override properties = {
    i18n: { attribute: false },
    code: { attribute: false },
    copied: { state: true },
  };
  static override styles = [
    baseStyles,
    surveyStyles,
    css`
      .button {
        margin-block-start: var(--snodo-space-3);
      }
    `,
  ];

  declare i18n: I18n;
  /** In groups, as `withdrawalCode` gives it. */
  declare code: string;
  declare private copied: 'no' | 'yes' | 'refused';

  constructor() {
    super();
    this.code = '';
    this.copied = 'no';
  }

  protected override render() {
    const { i18n, copied } = this;
    const words = { no: '', yes: i18n.t('closing.code_copied'), refused: i18n.t('closing.code_selected') };
    return html`<section class="card">
      <h3>${i18n.t('closing.code_title')}</h3>
      <p>${i18n.t('closing.code')}</p>
      <p>
        ${i18n.t('closing.code_label')}: <strong><bdi id="code" dir="ltr">${this.code}</bdi></strong>
      </p>
      <button type="button" class="button" @click=${() => void this.#copy()}>
        ${i18n.t('closing.code_copy')}
      </button>
      <p role="status">${words[copied]}</p>
    </section>`;
  }

  /** Inside another page a browser may refuse; then the code is selected, so that she copies it herself. */
  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.code);
      this.copied = 'yes';
    } catch {
      const shown = this.renderRoot.querySelector('#code');
      if (shown) getSelection()?.selectAllChildren(shown);
      this.copied = 'refused';
    }
  }
}

if (!customElements.get('snodo-withdrawal-code'))
  customElements.define('snodo-withdrawal-code', SnodoWithdrawalCode);
