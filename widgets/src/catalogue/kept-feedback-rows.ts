import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { FeedbackAnswer, KeptFeedback } from './enrolments-api.ts';

export interface FeedbackWishes {
  readonly answer: (feedback: KeptFeedback, answer: FeedbackAnswer) => void;
  readonly isWorking: boolean;
}

/** Words about a service on a desk: a manager shows them or says why not, whoever gives it replies. */
export function keptFeedbackRow(i18n: I18n, feedback: KeptFeedback, wishes: FeedbackWishes): TemplateResult {
  const { id, serviceName, words, state, mayDecide } = feedback;
  return html`<article class="card" aria-labelledby="row-${id}">
    <h2 id="row-${id}" tabindex="-1"><bdi>${serviceName}</bdi></h2>
    <blockquote class="words"><bdi>${words}</bdi></blockquote>
    ${
      state === 'waiting' && mayDecide
        ? html`<div class="foot">
              <button
                type="button"
                class="button primary"
                ?disabled=${wishes.isWorking}
                @click=${() => wishes.answer(feedback, { step: 'show' })}
              >
                ${i18n.t('enrolment-desk.showWords')}
              </button>
            </div>
            ${written(i18n, feedback, wishes, 'hide')}`
        : nothing
    }
    ${state === 'shown' ? written(i18n, feedback, wishes, 'reply') : nothing}
  </article>`;
}

function written(
  i18n: I18n,
  feedback: KeptFeedback,
  { answer, isWorking }: FeedbackWishes,
  step: 'hide' | 'reply',
): TemplateResult {
  const { id } = feedback;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const words = String(new FormData(event.target as HTMLFormElement).get('words') ?? '').trim();
    if (words.length < 3) return;
    answer(feedback, step === 'hide' ? { step, reason: words } : { step, reply: words });
  };
  return html`<details>
    <summary>${i18n.t(step === 'hide' ? 'enrolment-desk.hideWords' : 'enrolment-desk.reply')}</summary>
    <form class="stack" @submit=${submit}>
      <div class="field">
        <label for="words-${id}"
          >${i18n.t(step === 'hide' ? 'enrolment-desk.reason' : 'enrolment-desk.replyWords')}</label
        >
        <textarea
          id="words-${id}"
          name="words"
          rows="3"
          required
          minlength="3"
          maxlength=${step === 'hide' ? 300 : 600}
        ></textarea>
      </div>
      <div><button class="button" ?disabled=${isWorking}>${i18n.t('enrolment-desk.send')}</button></div>
    </form>
  </details>`;
}
