import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { SharedService, SharedServiceMove } from './enrolments-api.ts';
import { windowLines } from './service.ts';
import { sharedNowText } from './shared-words.ts';

export interface GroupWishes {
  readonly move: (shared: SharedService, move: SharedServiceMove) => void;
  readonly isWorking: boolean;
}

/** A group on the desk of whoever gives the service: where it stands, and the step that is the keeper's. */
export function keptGroup(i18n: I18n, shared: SharedService, wishes: GroupWishes): TemplateResult {
  const { id, title, template, timetable, families, quorumFamilies, state } = shared;
  return html`<article class="card" aria-labelledby="row-${id}">
    <div class="row">
      <span class="chip ${state === 'ready' ? 'turn' : 'services'}">${i18n.t(`shared.state_${state}`)}</span>
      <span class="soft">${i18n.t(`shared.template_${template}`)}</span>
    </div>
    <h2 id="row-${id}" tabindex="-1"><bdi>${title}</bdi></h2>
    <ul role="list" class="facts">
      <li>${windowLines(i18n, timetable).map((line) => html`<div>${line}</div>`)}</li>
      <li>${i18n.t('enrolment-desk.groupFamilies', { families, quorum: quorumFamilies })}</li>
      <li>${sharedNowText(i18n, shared)}</li>
    </ul>
    ${state === 'ready' ? confirmation(i18n, shared, wishes) : nothing} ${ending(i18n, shared, wishes)}
    <div class="foot">
      <a class="button plain" href="/shared-service?group=${id}&lang=${i18n.language}"
        >${i18n.t('enrolment-desk.see')}<span class="visually-hidden">: ${title}</span></a
      >
    </div>
  </article>`;
}

/** Cents from what somebody types as euro; undefined when it is empty, `NaN` when it is none. */
export function readEuro(text: string): number | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  const read = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(typed);
  return read === null ? Number.NaN : Number(read[1]) * 100 + Number((read[2] ?? '').padEnd(2, '0'));
}

function confirmation(i18n: I18n, shared: SharedService, { move, isWorking }: GroupWishes): TemplateResult {
  const { id, version } = shared;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const weekCents = readEuro(String(given.get('week') ?? ''));
    if (Number.isNaN(weekCents)) {
      form.querySelector<HTMLInputElement>('[name=week]')?.focus();
      return;
    }
    move(shared, {
      step: 'confirm',
      version,
      answerDays: Number(given.get('answerDays')),
      ...(weekCents === undefined ? {} : { weekCents }),
    });
  };
  return html`<form class="stack" @submit=${submit}>
    <p>${i18n.t('enrolment-desk.confirmHelp')}</p>
    <div class="pair">
      <div class="field">
        <label for="week-${id}">${i18n.t('enrolment-desk.weekPrice')}</label>
        <input
          id="week-${id}"
          name="week"
          inputmode="decimal"
          pattern="\\s*[0-9]{1,6}([.,][0-9]{1,2})?\\s*"
          autocomplete="off"
          aria-describedby="week-help-${id}"
        />
        <p class="help" id="week-help-${id}">${i18n.t('enrolment-desk.weekPriceHelp')}</p>
      </div>
      <div class="field">
        <label for="days-${id}">${i18n.t('enrolment-desk.answerDays')}</label>
        <input id="days-${id}" name="answerDays" type="number" min="1" max="30" required value="5" />
      </div>
    </div>
    <div>
      <button class="button primary" ?disabled=${isWorking}>
        ${i18n.t('enrolment-desk.confirm')}<span class="visually-hidden">: ${shared.title}</span>
      </button>
    </div>
  </form>`;
}

function ending(i18n: I18n, shared: SharedService, { move, isWorking }: GroupWishes): TemplateResult {
  const { id, version, state, title } = shared;
  const step = state === 'active' ? 'end' : 'decline';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const note = String(new FormData(event.target as HTMLFormElement).get('note') ?? '').trim();
    if (note.length >= 3) move(shared, { step, version, note });
  };
  return html`<details>
    <summary>
      ${i18n.t(step === 'end' ? 'enrolment-desk.endGroup' : 'enrolment-desk.declineGroup')}<span
        class="visually-hidden"
        >: ${title}</span
      >
    </summary>
    <form class="stack" @submit=${submit}>
      <div class="field">
        <label for="note-${id}">${i18n.t('enrolment-desk.noteFamilies')}</label>
        <textarea id="note-${id}" name="note" rows="2" required minlength="3" maxlength="500"></textarea>
      </div>
      <div>
        <button class="button danger" ?disabled=${isWorking}>${i18n.t('enrolment-desk.send')}</button>
      </div>
    </form>
  </details>`;
}
