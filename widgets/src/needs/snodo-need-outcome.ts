import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';
import type { NeedOutcome, NeedsApi, OutcomeWord, StatedNeed } from './needs-api.ts';

const outcomes = [
  'helped',
  'helped_in_part',
  'not_helped',
  'still_waiting',
] as const satisfies readonly OutcomeWord[];

/**
 * How it went with an answer that was taken up: a choice and a button, with a few words if she likes. Nothing shows
 * while nothing is asked.
 *
 * @fires snodo-need-moved - She has said it
 */
export class SnodoNeedOutcome extends LitElement {
  static override properties = {
    api: { attribute: false },
    need: { attribute: false },
    outcome: { state: true },
  };
  static override styles = [
    baseStyles,
    timeBankStyles,
    css`
      form {
        padding: var(--snodo-space-3);
        border-inline-start: 3px solid var(--snodo-color-accent);
        background: var(--snodo-color-sunken);
      }
    `,
  ];

  declare api: NeedsApi | undefined;
  declare need: StatedNeed | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  protected override render() {
    const i18n = this.#i18n.value;
    const { need } = this;
    if (!i18n || !need) return nothing;
    const asked =
      need.state === 'withdrawn' ? undefined : need.outcomes.findLast((one) => one.outcome === null);
    return html`${asked === undefined ? nothing : this.#form(i18n, need, asked)}
    ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}`;
  }

  #form(i18n: I18n, need: StatedNeed, asked: NeedOutcome): TemplateResult {
    return html`<form
      class="stack"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.#say(need, asked, new FormData(event.currentTarget as HTMLFormElement));
      }}
    >
      <fieldset class="field">
        <legend>${i18n.t('need.outcome_title')}</legend>
        <p class="help">${i18n.t('need.outcome_lead')}</p>
        <div class="choices">
          ${outcomes.map(
            (outcome) =>
              html`<label class="choice"
                ><input type="radio" name="outcome" value=${outcome} required /><span
                  >${i18n.t(`need.outcome_${outcome}`)}</span
                ></label
              >`,
          )}
        </div>
      </fieldset>
      <details>
        <summary>${i18n.t('need.outcome_words')}</summary>
        <textarea name="words" rows="2" maxlength="300" aria-label=${i18n.t('need.outcome_words')}></textarea>
      </details>
      <div><button class="button primary">${i18n.t('need.outcome_send')}</button></div>
    </form>`;
  }

  async #say(need: StatedNeed, { afterDays }: NeedOutcome, form: FormData): Promise<void> {
    const i18n = this.#i18n.value;
    const said = outcomes.find((outcome) => outcome === form.get('outcome'));
    if (!this.api || !i18n || said === undefined) return;
    const words = String(form.get('words') ?? '').trim();
    this.outcome = undefined;
    try {
      await this.api.answerOutcome(need.id, {
        afterDays,
        outcome: said,
        ...(words === '' ? {} : { words }),
      });
      const isMissed = said === 'not_helped' || said === 'still_waiting';
      this.outcome = {
        words: i18n.t(isMissed ? 'need.outcome_searching' : 'need.outcome_thanks'),
        isFault: false,
      };
      this.dispatchEvent(new CustomEvent('snodo-need-moved'));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    }
  }
}

if (!customElements.get('snodo-need-outcome')) customElements.define('snodo-need-outcome', SnodoNeedOutcome);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-need-outcome': SnodoNeedOutcome;
  }
}
