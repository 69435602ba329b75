import { html, nothing, type TemplateResult } from 'lit';
import type { I18n, MessageKey } from '../ui/i18n.ts';

/** What the API said no with, as a sentence; a code that this page does not know says that it failed. */
export function problemText(i18n: I18n, problem: string): string {
  if (problem === 'unavailable') return i18n.t('common.network');
  const key = `problem.${problem}` as MessageKey;
  const words = i18n.t(key);
  return words === key ? i18n.t('common.failed') : words;
}

/** Always on the page, so that a screen reader hears what comes into it. */
export function outcomeLine(words: string | undefined, isFault: boolean): TemplateResult {
  return html`<div role="status" class="outcome">
    ${words === undefined ? nothing : html`<p class=${isFault ? 'fault' : 'done'}>${words}</p>`}
  </div>`;
}
