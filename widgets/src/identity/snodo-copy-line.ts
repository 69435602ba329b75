import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type MessageKey } from '../ui/i18n.ts';
import '../ui/icon.ts';

/** An address or a key, to be copied as it stands; always written from left to right. */
export class SnodoCopyLine extends LitElement {
  static override properties = {
    label: { type: String },
    value: { type: String },
    told: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: var(--snodo-space-2);
      }
      input[readonly]:not([type='checkbox'], [type='radio'], [type='range']) {
        flex: 1 1 16rem;
        inline-size: auto;
        min-inline-size: 0;
        font-family: ui-monospace, monospace;
        background: var(--snodo-color-sunken);
      }
    `,
  ];

  declare label: string;
  declare value: string;
  declare private told: MessageKey | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.label = '';
    this.value = '';
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<div class="field">
      <label for="text">${this.label}</label>
      <div class="line">
        <input id="text" dir="ltr" readonly .value=${this.value} />
        <button type="button" class="button" @click=${this.#copy}>
          <snodo-icon name="copy"></snodo-icon>${i18n.t('desk.connections.copy')}<span
            class="visually-hidden"
          >
            ${this.label}</span
          >
        </button>
      </div>
      <span role="status" class="help">${this.told ? i18n.t(this.told) : nothing}</span>
    </div>`;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.value);
      this.told = 'desk.connections.copied';
    } catch {
      // No permission, or not a page that may: then she copies what is selected.
      this.renderRoot.querySelector('input')?.select();
      this.told = 'desk.connections.notCopied';
    }
  }
}

if (!customElements.get('snodo-copy-line')) customElements.define('snodo-copy-line', SnodoCopyLine);
