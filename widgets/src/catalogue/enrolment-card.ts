import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { Enrolment, EnrolmentStep } from './enrolments-api.ts';
import { enrolmentStateText, instantText } from './shared-words.ts';

interface CardWishes {
  readonly step: (step: EnrolmentStep) => void;
  readonly feedback: (words: string) => void;
  /** The question before a step that cannot be undone, where it is asked. */
  readonly question: TemplateResult | typeof nothing;
  readonly isWorking: boolean;
}

/** One enrolment of the person's: where it stands, what she can do, why she waits, what has happened. */
export function enrolmentCard(i18n: I18n, enrolment: Enrolment, wishes: CardWishes): TemplateResult {
  const { service, intakeTitle, state, sharedServiceId, places } = enrolment;
  return html`<article class="card" aria-labelledby="title-${enrolment.id}">
    <div class="row">
      <span class="chip ${state === 'offered' ? 'turn' : 'services'}"
        >${enrolmentStateText(i18n, state, sharedServiceId !== null)}</span
      >
      ${sharedServiceId === null ? nothing : html`<span class="soft">${i18n.t('enrolment.group')}</span>`}
    </div>
    <h3 id="title-${enrolment.id}" tabindex="-1"><bdi>${intakeTitle}</bdi></h3>
    <ul role="list" class="facts">
      <li><bdi>${service.name}</bdi></li>
      <li><bdi>${service.provider}</bdi> · ${i18n.t('enrolment.people', { count: places })}</li>
    </ul>
    <p><strong>${nowText(i18n, enrolment)}</strong></p>
    ${waitingWords(i18n, enrolment)} ${wishes.question} ${steps(i18n, enrolment, wishes)}
    ${feedback(i18n, enrolment, wishes)} ${trail(i18n, enrolment)}
  </article>`;
}

/** In one sentence where it stands, and until when. */
function nowText(i18n: I18n, enrolment: Enrolment): string {
  const { state, waiting, offerUntil, endsOn, attendedDays, sharedServiceId } = enrolment;
  switch (state) {
    case 'requested':
      return i18n.t(sharedServiceId === null ? 'enrolment.now_requested' : 'enrolment.now_requestedGroup');
    case 'waiting':
      return i18n.t('enrolment.now_waiting', { position: waiting?.position ?? 1 });
    case 'offered':
      return i18n.t('enrolment.now_offered', {
        when: offerUntil === null ? '' : instantText(i18n, offerUntil),
      });
    case 'attended':
      return i18n.t('enrolment.now_attended', { days: attendedDays });
    case 'leaving':
      return i18n.t('enrolment.now_leaving', { day: endsOn === null ? '' : i18n.day(endsOn) });
    default:
      return i18n.t(`enrolment.now_${state}`);
  }
}

function waitingWords(i18n: I18n, { waiting }: Enrolment): TemplateResult | typeof nothing {
  if (!waiting || waiting.reasons.length === 0) return nothing;
  const values = {
    count: waiting.position - 1,
    when: waiting.answerUntil === null ? '' : instantText(i18n, waiting.answerUntil),
  };
  return html`<div class="notice">
    <p><strong>${i18n.t('enrolment.why')}</strong></p>
    <ul>
      ${waiting.reasons.map((reason) => html`<li>${i18n.t(`enrolment.reason_${reason}`, values)}</li>`)}
    </ul>
  </div>`;
}

function steps(i18n: I18n, enrolment: Enrolment, { step, isWorking }: CardWishes): TemplateResult {
  const { sharedServiceId, intakeTitle } = enrolment;
  return html`<div class="foot">
    ${enrolment.steps.map(
      (name) =>
        html`<button
          type="button"
          class="button ${name === 'take' ? 'primary' : ''}"
          ?disabled=${isWorking}
          @click=${() => step(name)}
        >
          ${i18n.t(`enrolment.step_${name}`)}<span class="visually-hidden">: ${intakeTitle}</span>
        </button>`,
    )}
    ${
      sharedServiceId === null
        ? nothing
        : html`<a class="button" href="/shared-service?group=${sharedServiceId}&lang=${i18n.language}"
            >${i18n.t('enrolment.openGroup')}<span class="visually-hidden">: ${intakeTitle}</span></a
          >`
    }
  </div>`;
}

function feedback(i18n: I18n, enrolment: Enrolment, wishes: CardWishes): TemplateResult | typeof nothing {
  const given = enrolment.feedback;
  if (given)
    return html`<div class="stack">
      <p><strong>${i18n.t('enrolment.feedback')}</strong></p>
      <blockquote class="words"><bdi>${given.words}</bdi></blockquote>
      <p class="soft">${i18n.t(`enrolment.feedback_${given.state}`, { reason: given.reason ?? '' })}</p>
      ${
        given.reply === null
          ? nothing
          : html`<p><strong>${i18n.t('enrolment.feedbackReply')}</strong></p>
              <blockquote class="words"><bdi>${given.reply}</bdi></blockquote>`
      }
    </div>`;
  if (!enrolment.mayGiveFeedback) return nothing;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const words = String(new FormData(event.target as HTMLFormElement).get('words') ?? '').trim();
    if (words.length >= 3) wishes.feedback(words);
  };
  return html`<details>
    <summary>${i18n.t('enrolment.feedback')}</summary>
    <form class="stack" @submit=${submit}>
      <div class="field">
        <label for="words-${enrolment.id}">${i18n.t('enrolment.feedback')}</label>
        <p class="help" id="help-${enrolment.id}">${i18n.t('enrolment.feedbackHelp')}</p>
        <textarea
          id="words-${enrolment.id}"
          name="words"
          rows="4"
          minlength="3"
          maxlength="600"
          required
          aria-describedby="help-${enrolment.id}"
        ></textarea>
      </div>
      <div>
        <button class="button primary" ?disabled=${wishes.isWorking}>
          ${i18n.t('enrolment.feedbackSend')}
        </button>
      </div>
    </form>
  </details>`;
}

function trail(i18n: I18n, { trail: taken }: Enrolment): TemplateResult {
  return html`<details>
    <summary>${i18n.t('enrolment.trail')}</summary>
    <ol class="trail">
      ${taken.map(
        ({ step, at, operator, note }) =>
          html`<li>
            ${i18n.t(`enrolment.trail_${step}` as 'enrolment.trail_request')}
            <span class="soft">· ${instantText(i18n, at)}</span>
            ${operator === null ? nothing : html`<span class="soft">· ${i18n.t('enrolment.forYou', { name: operator })}</span>`}
            ${note === null ? nothing : html`<blockquote class="words"><bdi>${note}</bdi></blockquote>`}
          </li>`,
      )}
    </ol>
  </details>`;
}
