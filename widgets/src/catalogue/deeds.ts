import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import type { I18n } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';

/**
 * What somebody does on a page: one thing at a time, what cannot be undone only after a sentence that says what will
 * happen, and how it went said in words in a line that a screen reader hears.
 */
export class Deeds implements ReactiveController {
  isWorking = false;
  /** What is asked for once more: a key of the page's own. */
  asked: string | undefined;

  readonly #host: ReactiveControllerHost;
  #outcome: { words: string; isFault: boolean } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.asked = undefined;
  }

  /** Asks once more before `key` is done; the same again takes the question back. */
  ask(key: string): void {
    this.asked = this.asked === key ? undefined : key;
    this.#outcome = undefined;
    this.#host.requestUpdate();
  }

  /** The question, where it is asked: what will happen, yes, and no. */
  question(i18n: I18n, key: string, sentence: string, yes: () => void): TemplateResult | typeof nothing {
    if (this.asked !== key) return nothing;
    return html`<div class="notice" role="group" aria-label=${sentence}>
      <p>${sentence}</p>
      <div class="row">
        <button type="button" class="button danger" ?disabled=${this.isWorking} @click=${yes}>
          ${i18n.t('enrolment.sureYes')}
        </button>
        <button type="button" class="button" @click=${() => this.ask(key)}>${i18n.t('common.cancel')}</button>
      </div>
    </div>`;
  }

  /** Answers whether it was done; a refusal is told in words and throws nothing. */
  async run(i18n: I18n, work: () => Promise<unknown>, done: string): Promise<boolean> {
    if (this.isWorking) return false;
    this.isWorking = true;
    this.#outcome = undefined;
    this.#host.requestUpdate();
    try {
      await work();
      this.asked = undefined;
      this.#outcome = { words: done, isFault: false };
      return true;
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.#outcome = { words: await problemText(i18n, cause), isFault: true };
      return false;
    } finally {
      this.isWorking = false;
      this.#host.requestUpdate();
    }
  }

  line(): TemplateResult {
    return outcomeLine(this.#outcome?.words, this.#outcome?.isFault === true);
  }
}
