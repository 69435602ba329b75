import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { EnrolmentDecision, KeptEnrolment } from './enrolments-api.ts';
import { instantText } from './shared-words.ts';

export interface RowWishes {
  readonly decide: (enrolment: KeptEnrolment, decision: EnrolmentDecision) => void;
  readonly attend: (enrolment: KeptEnrolment, heldOn: string, people: number) => void;
  /** The newest day that attendance can be of. */
  readonly today: string;
  readonly isWorking: boolean;
  /** Families of a group say yes to a share, and are not accepted one by one. */
  readonly isOfGroup: (enrolment: KeptEnrolment) => boolean;
}

/** An enrolment on the desk: who, for what, since when, and what can be decided. */
export function keptRow(i18n: I18n, enrolment: KeptEnrolment, wishes: RowWishes): TemplateResult {
  const { id, person, intakeTitle, serviceName, places, words, askedAt } = enrolment;
  const name = person ?? i18n.t('enrolment-desk.gone');
  return html`<article class="card" aria-labelledby="row-${id}">
    <h2 id="row-${id}" tabindex="-1"><bdi>${name}</bdi></h2>
    <ul role="list" class="facts">
      <li><bdi>${intakeTitle}</bdi> · <bdi>${serviceName}</bdi></li>
      <li>
        ${i18n.t('enrolment-desk.people', { count: places })} ·
        ${i18n.t('enrolment-desk.since', { day: i18n.day(askedAt.slice(0, 10)) })}
      </li>
      ${stateFacts(i18n, enrolment)}
    </ul>
    ${words === null ? nothing : html`<blockquote class="words"><bdi>${words}</bdi></blockquote>`}
    ${acts(i18n, enrolment, name, wishes)}
  </article>`;
}

function stateFacts(i18n: I18n, enrolment: KeptEnrolment): (TemplateResult | typeof nothing)[] {
  const { state, offerUntil, endsOn, attendedDays, lastAttendedOn } = enrolment;
  const isPresent = state === 'accepted' || state === 'attended' || state === 'leaving';
  return [
    offerUntil === null
      ? nothing
      : html`<li>${i18n.t('enrolment-desk.offered', { when: instantText(i18n, offerUntil) })}</li>`,
    endsOn === null || state !== 'leaving'
      ? nothing
      : html`<li>${i18n.t('enrolment-desk.leaving', { day: i18n.day(endsOn) })}</li>`,
    isPresent
      ? html`<li>
          ${i18n.t('enrolment-desk.attended', { count: attendedDays })}${
            lastAttendedOn === null
              ? nothing
              : html` · ${i18n.t('enrolment-desk.last', { day: i18n.day(lastAttendedOn) })}`
          }
        </li>`
      : nothing,
  ];
}

function acts(i18n: I18n, enrolment: KeptEnrolment, name: string, wishes: RowWishes): TemplateResult {
  const { state, version } = enrolment;
  const hidden = html`<span class="visually-hidden">: ${name}</span>`;
  if (state === 'requested')
    return html`<div class="foot">
        ${
          wishes.isOfGroup(enrolment)
            ? nothing
            : html`<button
                type="button"
                class="button primary"
                ?disabled=${wishes.isWorking}
                @click=${() => wishes.decide(enrolment, { decision: 'accept', version })}
              >
                ${i18n.t('enrolment-desk.accept')}${hidden}
              </button>`
        }
      </div>
      ${refusal(i18n, enrolment, 'decline', name, wishes)}`;
  if (state === 'waiting') return refusal(i18n, enrolment, 'decline', name, wishes);
  if (state === 'offered') return html``;
  return html`${attendance(i18n, enrolment, name, wishes)} ${refusal(i18n, enrolment, 'end', name, wishes)}`;
}

/** A no, or an end, with the reason that the person reads. */
function refusal(
  i18n: I18n,
  enrolment: KeptEnrolment,
  decision: 'decline' | 'end',
  name: string,
  { decide, isWorking }: RowWishes,
): TemplateResult {
  const { id, version } = enrolment;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '').trim();
    if (reason.length >= 3) decide(enrolment, { decision, version, reason });
  };
  return html`<details>
    <summary>${i18n.t(`enrolment-desk.${decision}`)}<span class="visually-hidden">: ${name}</span></summary>
    <form class="stack" @submit=${submit}>
      <div class="field">
        <label for="reason-${id}">${i18n.t('enrolment-desk.reason')}</label>
        <p class="help" id="reason-help-${id}">${i18n.t('enrolment-desk.reasonHelp')}</p>
        <textarea
          id="reason-${id}"
          name="reason"
          rows="2"
          required
          minlength="3"
          maxlength="500"
          aria-describedby="reason-help-${id}"
        ></textarea>
      </div>
      <div><button class="button" ?disabled=${isWorking}>${i18n.t('enrolment-desk.send')}</button></div>
    </form>
  </details>`;
}

function attendance(
  i18n: I18n,
  enrolment: KeptEnrolment,
  name: string,
  { attend, today, isWorking }: RowWishes,
): TemplateResult {
  const { id, places, askedAt } = enrolment;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    attend(enrolment, String(given.get('heldOn')), Number(given.get('people')));
  };
  return html`<form class="pair" @submit=${submit}>
    <div class="field">
      <label for="on-${id}">${i18n.t('enrolment-desk.heldOn')}</label>
      <input
        id="on-${id}"
        name="heldOn"
        type="date"
        required
        min=${askedAt.slice(0, 10)}
        max=${today}
        value=${today}
      />
    </div>
    <div class="field">
      <label for="people-${id}">${i18n.t('enrolment-desk.came')}</label>
      <select id="people-${id}" name="people">
        ${Array.from(
          { length: places + 1 },
          (_, at) => html`<option value=${places - at}>${places - at}</option>`,
        )}
      </select>
    </div>
    <div class="field last">
      <button class="button" ?disabled=${isWorking}>
        ${i18n.t('enrolment-desk.record')}<span class="visually-hidden">: ${name}</span>
      </button>
    </div>
  </form>`;
}
