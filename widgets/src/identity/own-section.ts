import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { i18nContext, type I18n, type MessageKey } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { LoadFault } from '../ui/load.ts';
import type { Me } from '../portal/portal-api.ts';

/** How the last thing that she did in a section ended. */
type Outcome =
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'fault'; readonly words: string; readonly fields: readonly string[] }
  | { readonly kind: 'step-up' };

/** The address that asks her to show that it is she, and brings her back to where she was. */
export function stepUpAddress(i18n: I18n, section: string): string {
  const back = `${location.pathname}?lang=${i18n.language}&section=${section}`;
  return `/account/step-up?${new URLSearchParams({ return: back, lang: i18n.language })}`;
}

/**
 * One section of a person's own room or of the desk: a heading, a sentence, what it is about, and below the outcome of what she
 * last did there. Where the API wants her to confirm that it is she, the outcome is the way to do so.
 *
 * @fires snodo-me-changed - `detail`: the person as the API now describes her
 */
export abstract class OwnSection<Api> extends LitElement {
  static override properties = {
    api: { attribute: false },
    me: { attribute: false },
    outcome: { state: true },
    isWorking: { state: true },
  };

  declare api: Api | undefined;
  declare me: Me | undefined;
  declare protected outcome: Outcome | undefined;
  declare protected isWorking: boolean;

  /** Name of the section in addresses. */
  protected abstract readonly section: string;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.isWorking = false;
  }

  protected get i18n(): I18n | undefined {
    return this.#i18n.value;
  }

  /** Does something once at a time and shows how it ended; undefined when it did not succeed. */
  protected async act<Answer>(
    work: (api: Api) => Promise<Answer>,
    done?: MessageKey,
  ): Promise<Answer | undefined> {
    const { api, i18n } = this;
    if (!api || !i18n || this.isWorking) return undefined;
    this.isWorking = true;
    this.outcome = undefined;
    try {
      const answer = await work(api);
      if (done) this.outcome = { kind: 'done', words: i18n.t(done) };
      return answer;
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = outcomeOf(i18n, cause);
      return undefined;
    } finally {
      this.isWorking = false;
    }
  }

  /** Fields that were refused in what she last did. */
  protected get wrongFields(): readonly string[] {
    return this.outcome?.kind === 'fault' ? this.outcome.fields : [];
  }

  protected tellMe(me: Me): void {
    this.dispatchEvent(new CustomEvent('snodo-me-changed', { bubbles: true, composed: true, detail: me }));
  }

  /** Always on the page, so that a screen reader hears what comes into it. */
  protected outcomeLine(): TemplateResult {
    return html`<div role="status" class="outcome">${this.#outcome()}</div>`;
  }

  #outcome() {
    const { i18n, outcome } = this;
    if (!i18n || !outcome) return nothing;
    if (outcome.kind === 'step-up') {
      return html`<div class="notice">
        <snodo-icon name="shield-check"></snodo-icon>
        <p>${i18n.t('account.stepUp.why')}</p>
        <a class="button primary" href=${stepUpAddress(i18n, this.section)}>${i18n.t('account.stepUp.go')}</a>
      </div>`;
    }
    const isDone = outcome.kind === 'done';
    return html`<p class=${isDone ? 'done' : 'fault'}>
      <snodo-icon name=${isDone ? 'circle-check' : 'circle-alert'}></snodo-icon>${outcome.words}
    </p>`;
  }
}

function outcomeOf(i18n: I18n, { problem, fields }: LoadFault): Outcome {
  // On the portal's own pages the window is right, and what is missing is the proof of who she is.
  if (problem === 'step_up_needed' || problem === 'portal_window_needed') return { kind: 'step-up' };
  const key = `problem.${problem}` as MessageKey;
  const words = problem === 'unavailable' ? i18n.t('common.network') : i18n.t(key);
  // A code that this page does not know comes back as its key; then only that it failed can be said.
  return { kind: 'fault', words: words === key ? i18n.t('common.failed') : words, fields };
}
