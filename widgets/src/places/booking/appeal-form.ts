import { html, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { textOf } from '../hosting/hosting-words.ts';

/** She was there, in her own words, for the host to look at again. */
export function appealForm(i18n: I18n, isWorking: boolean, send: (words: string) => void): TemplateResult {
  return html`<form
    class="stack question"
    tabindex="-1"
    @submit=${(submitted: SubmitEvent) => {
      submitted.preventDefault();
      if (!(submitted.target instanceof HTMLFormElement)) return;
      const words = textOf(new FormData(submitted.target), 'words');
      if (words !== '') send(words);
    }}
  >
    <div class="field">
      <label for="words">${i18n.t('booking.appealWords')}</label>
      <textarea id="words" name="words" rows="3" maxlength="500" required></textarea>
    </div>
    <button class="button primary" ?disabled=${isWorking}>${i18n.t('booking.appealSend')}</button>
  </form>`;
}
