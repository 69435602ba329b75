import { findIdentifyingWords } from '@snodo/survey-engine/identifying-words';
import { loadI18n, type Language } from '../ui/i18n.ts';

/**
 * Says under a field, while somebody types, that her words may tell who she is. It keeps nobody from writing and sends
 * nothing. The module is loaded when the first such field is shown, its sentence when something is to be said.
 *
 * @attr words - What stands in the field
 */
export class SnodoWordsWarning extends HTMLElement {
  static readonly observedAttributes = ['words'];

  #isTelling = false;

  connectedCallback(): void {
    this.setAttribute('role', 'status');
  }

  attributeChangedCallback(_name: string, _before: string | null, words: string | null): void {
    const isTelling = findIdentifyingWords(words ?? '').length > 0;
    // What is said already must not be said again with every letter.
    if (isTelling === this.#isTelling) return;
    this.#isTelling = isTelling;
    void this.#say();
  }

  async #say(): Promise<void> {
    const language = document.documentElement.lang as Language;
    const said = this.#isTelling
      ? (await loadI18n(language, ['closing'])).t('closing.looksLikeSomebody')
      : '';
    this.textContent = this.#isTelling ? said : '';
  }
}

if (!customElements.get('snodo-words-warning'))
  customElements.define('snodo-words-warning', SnodoWordsWarning);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-words-warning': SnodoWordsWarning;
  }
}
