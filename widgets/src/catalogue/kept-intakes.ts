import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { IntakeChange, IntakeInput, KeptIntake, Service } from './enrolments-api.ts';

export interface IntakeWishes {
  readonly create: (input: IntakeInput) => void;
  readonly change: (intake: KeptIntake, change: IntakeChange) => void;
  readonly isWorking: boolean;
}

interface Settings {
  readonly title: string;
  readonly places: number;
  readonly offerHours: number;
  readonly noticeDays: number;
}

function readSettings(given: FormData): Settings {
  return {
    title: String(given.get('title') ?? '').trim(),
    places: Number(given.get('places')),
    offerHours: Number(given.get('offerHours')),
    noticeDays: Number(given.get('noticeDays')),
  };
}

/** The places of a service: how many are free, and what can be changed about them. */
export function keptIntakeRow(i18n: I18n, intake: KeptIntake, wishes: IntakeWishes): TemplateResult {
  const { id, title, serviceName, freePlaces, places, waiting, isOpen, version } = intake;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    wishes.change(intake, { version, ...readSettings(given), isOpen: given.get('isOpen') !== null });
  };
  return html`<article class="card" aria-labelledby="row-${id}">
    <h2 id="row-${id}" tabindex="-1"><bdi>${title}</bdi></h2>
    <ul role="list" class="facts">
      <li><bdi>${serviceName}</bdi>${isOpen ? nothing : html` · ${i18n.t('enrolment-desk.closed')}`}</li>
      <li class="tabular">${i18n.t('enrolment-desk.intakeFacts', { free: freePlaces, places, waiting })}</li>
    </ul>
    <details>
      <summary>${i18n.t('enrolment-desk.change')}<span class="visually-hidden">: ${title}</span></summary>
      <form class="stack" @submit=${submit}>
        ${settings(i18n, id, intake)}
        <label class="choice">
          <input type="checkbox" name="isOpen" .checked=${isOpen} />
          <span>${i18n.t('enrolment-desk.isOpen')}</span>
        </label>
        <div>
          <button class="button primary" ?disabled=${wishes.isWorking}>
            ${i18n.t('enrolment-desk.save')}
          </button>
        </div>
      </form>
    </details>
  </article>`;
}

/** Opens places of a service that the reader keeps. */
export function newIntake(i18n: I18n, services: readonly Service[], wishes: IntakeWishes): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    wishes.create({ serviceId: String(given.get('serviceId')), ...readSettings(given) });
  };
  return html`<details>
    <summary>${i18n.t('enrolment-desk.newIntake')}</summary>
    <form class="stack" @submit=${submit}>
      <div class="field">
        <label for="service-new">${i18n.t('enrolment-desk.service')}</label>
        <select id="service-new" name="serviceId" required>
          ${services.map(({ id, name, provider }) => html`<option value=${id}>${name} · ${provider}</option>`)}
        </select>
      </div>
      ${settings(i18n, 'new', { title: '', places: 6, offerHours: 48, noticeDays: 7 })}
      <div>
        <button class="button primary" ?disabled=${wishes.isWorking}>${i18n.t('enrolment-desk.open')}</button>
      </div>
    </form>
  </details>`;
}

function settings(
  i18n: I18n,
  id: string,
  { title, places, offerHours, noticeDays }: Settings,
): TemplateResult {
  const number = (name: string, label: string, value: number, least: number, most: number) =>
    html`<div class="field">
      <label for="${name}-${id}">${label}</label>
      <input
        id="${name}-${id}"
        name=${name}
        type="number"
        inputmode="numeric"
        min=${least}
        max=${most}
        required
        value=${value}
      />
    </div>`;
  return html`<div class="field">
      <label for="title-${id}">${i18n.t('enrolment-desk.intakeTitle')}</label>
      <p class="help" id="title-help-${id}">${i18n.t('enrolment-desk.intakeTitleHelp')}</p>
      <input
        id="title-${id}"
        name="title"
        required
        minlength="3"
        maxlength="80"
        autocomplete="off"
        value=${title}
        aria-describedby="title-help-${id}"
      />
    </div>
    <div class="pair">
      ${number('places', i18n.t('enrolment-desk.placesField'), places, 1, 500)}
      ${number('offerHours', i18n.t('enrolment-desk.offerHours'), offerHours, 1, 336)}
      ${number('noticeDays', i18n.t('enrolment-desk.noticeDays'), noticeDays, 0, 90)}
    </div>`;
}
