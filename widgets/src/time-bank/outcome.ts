import { html, nothing, type TemplateResult } from 'lit';
import { wordsOfCode } from '../surveys/failure-words.ts';
import type { I18n } from '../ui/i18n.ts';
import type { LoadFault } from '../ui/load.ts';

/**
 * An act moved, held or set free hours: told to what shows hours on the same page. It stays within our own code, so a
 * page that embeds hears nothing of an exchange.
 */
export const movedHours = new EventTarget();

/** What the API said no with, as a sentence. The sentences are loaded when the first one is needed. */
export function problemText(i18n: I18n, { problem }: LoadFault): Promise<string> {
  return wordsOfCode(i18n, problem === 'unavailable' ? 'network' : problem);
}

/** Always on the page, so that a screen reader hears what comes into it. */
export function outcomeLine(words: string | undefined, isFault: boolean): TemplateResult {
  return html`<div role="status" class="outcome">
    ${words === undefined ? nothing : html`<p class=${isFault ? 'fault' : 'done'}>${words}</p>`}
  </div>`;
}
