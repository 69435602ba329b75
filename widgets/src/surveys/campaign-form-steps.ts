import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { faultLine } from '../ui/fault-line.ts';
import { sitesFields, sitesWithin } from './campaign-form-sites.ts';
import type { CampaignChoices, CampaignFault, CampaignPlan } from './campaigns-api.ts';

/** The steps of the launch form, in their order; `check` shows the plan and saves it. */
export const formSteps = ['who', 'questions', 'when', 'how', 'check'] as const;
export type FormStep = (typeof formSteps)[number];

/** Where each field of a plan is asked. */
export const stepOfField = {
  organisations: 'who',
  sites: 'who',
  instrument: 'questions',
  opensOn: 'when',
  closesOn: 'when',
  reminderDays: 'when',
  languages: 'how',
  floor: 'how',
  follows: 'how',
} as const satisfies Record<CampaignFault['field'], FormStep>;

export interface StepView {
  readonly i18n: I18n;
  readonly choices: CampaignChoices;
  readonly plan: CampaignPlan;
  /** Words of what is wrong in a field; undefined: nothing is. */
  readonly wrong: (field: CampaignFault['field']) => string | undefined;
  readonly change: (changes: Partial<CampaignPlan>) => void;
}

const mostReminders = 3;

export function whoStep({ i18n, choices, plan, wrong, change }: StepView): TemplateResult {
  const kind = choices.mayAskSeveral ? 'checkbox' : 'radio';
  const choose = (code: string, isChosen: boolean) => {
    const others = choices.mayAskSeveral ? plan.organisations.filter((one) => one !== code) : [];
    const organisations = isChosen ? [...others, code] : others;
    change({ organisations, sites: sitesWithin(choices, organisations, plan.sites) });
  };
  if (choices.organisations.length === 0) return html`<p>${i18n.t('campaign.form.whoNone')}</p>`;
  return html`<fieldset aria-describedby="who-help ${wrong('organisations') ? 'who-fault' : ''}">
      <legend class="visually-hidden">${i18n.t('campaign.form.who')}</legend>
      <p class="help" id="who-help">
        ${i18n.t('campaign.form.whoHelp')}
        ${choices.mayAskSeveral ? i18n.t('campaign.form.whoFirst') : nothing}
      </p>
      ${choices.organisations.map(
        ({ code, name }) =>
          html`<label class="choice">
            <input
              type=${kind}
              name="organisations"
              value=${code}
              .checked=${plan.organisations.includes(code)}
              @change=${(changing: Event) => choose(code, (changing.target as HTMLInputElement).checked)}
            />
            <bdi>${name}</bdi>
          </label>`,
      )}
      ${faultLine('who', wrong('organisations'))}
    </fieldset>
    ${sitesFields({ i18n, choices, plan, wrong, change })}`;
}

export function questionsStep({ i18n, choices, plan, wrong, change }: StepView): TemplateResult {
  const name = (language: 'it' | 'en' | 'ar', label: string, isRequired: boolean) =>
    html`<div class="field">
      <label for=${`name-${language}`}>${label}</label>
      <input
        id=${`name-${language}`}
        lang=${language}
        dir=${language === 'ar' ? 'rtl' : 'ltr'}
        maxlength="120"
        autocomplete="off"
        ?required=${isRequired}
        aria-describedby="name-help"
        .value=${plan.name[language]}
        @input=${(typing: Event) => change({ name: { ...plan.name, [language]: textIn(typing) } })}
      />
    </div>`;
  return html`<fieldset aria-describedby=${wrong('instrument') ? 'instrument-fault' : ''}>
      <legend class="visually-hidden">${i18n.t('campaign.form.questions')}</legend>
      ${choices.instruments.map(
        ({ code, version, title, durationMinutes }) =>
          html`<label class="choice">
            <input
              type="radio"
              name="instrument"
              required
              .checked=${plan.instrument.code === code && plan.instrument.version === version}
              @change=${() => change({ instrument: { code, version } })}
            />
            <span>
              <strong><bdi>${title}</bdi></strong>
              <span class="soft">
                ${i18n.t('campaign.form.version', { version })}${
                  durationMinutes === null ? '' : ` · ${i18n.t('campaign.form.minutes', durationMinutes)}`
                }
              </span>
            </span>
          </label>`,
      )}
      ${faultLine('instrument', wrong('instrument'))}
    </fieldset>
    <p class="help" id="name-help">${i18n.t('campaign.form.nameHelp')}</p>
    ${name('it', i18n.t('campaign.form.name'), true)} ${name('en', i18n.t('campaign.form.nameEn'), false)}
    ${name('ar', i18n.t('campaign.form.nameAr'), false)}`;
}

export function whenStep({ i18n, choices, plan, wrong, change }: StepView): TemplateResult {
  const reminders = [...plan.reminderDays, ...Array<string>(mostReminders).fill('')].slice(0, mostReminders);
  const setReminder = (index: number, day: string) =>
    change({ reminderDays: reminders.with(index, day).filter((one) => one !== '') });
  return html`${dayField('agreedOn', i18n.t('campaign.form.agreedOn'), plan.agreedOn, {
      most: choices.today,
      change: (agreedOn) => change({ agreedOn }),
    })}
    ${dayField('opensOn', i18n.t('campaign.form.opensOn'), plan.opensOn, {
      fault: wrong('opensOn'),
      change: (opensOn) => change({ opensOn }),
    })}
    ${dayField('closesOn', i18n.t('campaign.form.closesOn'), plan.closesOn, {
      fault: wrong('closesOn'),
      help: i18n.t('campaign.form.closesHelp'),
      change: (closesOn) => change({ closesOn }),
    })}
    <fieldset aria-describedby="reminders-help ${wrong('reminderDays') ? 'reminders-fault' : ''}">
      <legend>${i18n.t('campaign.form.reminders')}</legend>
      <p class="help" id="reminders-help">${i18n.t('campaign.form.remindersHelp')}</p>
      ${reminders.map((day, index) =>
        dayField(`reminder-${index}`, i18n.t('campaign.form.reminder', { number: index + 1 }), day, {
          isOptional: true,
          change: (given) => setReminder(index, given),
        }),
      )}
      ${faultLine('reminders', wrong('reminderDays'))}
    </fieldset>`;
}

export function howStep({ i18n, choices, plan, wrong, change }: StepView): TemplateResult {
  const instrument = choices.instruments.find(
    ({ code, version }) => code === plan.instrument.code && version === plan.instrument.version,
  );
  const offered = (['it', 'en', 'ar'] as const).filter(
    (language) => instrument?.languages.includes(language) ?? true,
  );
  const waves = choices.waves.filter((wave) => wave.instrument === plan.instrument.code);
  return html`<fieldset aria-describedby=${wrong('languages') ? 'languages-fault' : ''}>
      <legend>${i18n.t('campaign.form.languages')}</legend>
      ${offered.map(
        (language) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${plan.languages.includes(language)}
              @change=${(changing: Event) =>
                change({
                  languages: offered.filter((one) =>
                    one === language
                      ? (changing.target as HTMLInputElement).checked
                      : plan.languages.includes(one),
                  ),
                })}
            />
            <span>${i18n.t(`campaign.form.language_${language}`)}</span>
          </label>`,
      )}
      ${faultLine('languages', wrong('languages'))}
    </fieldset>
    <fieldset>
      <legend>${i18n.t('campaign.form.time')}</legend>
      ${[true, false].map(
        (isInWorkingTime) =>
          html`<label class="choice">
            <input
              type="radio"
              name="time"
              .checked=${plan.isInWorkingTime === isInWorkingTime}
              @change=${() => change({ isInWorkingTime })}
            />
            <span>${i18n.t(isInWorkingTime ? 'campaign.form.inTime' : 'campaign.form.outOfTime')}</span>
          </label>`,
      )}
    </fieldset>
    <fieldset aria-describedby="research-help">
      <legend>${i18n.t('campaign.form.research')}</legend>
      <p class="help" id="research-help">${i18n.t('campaign.form.researchHelp')}</p>
      ${[false, true].map(
        (isForResearch) =>
          html`<label class="choice">
            <input
              type="radio"
              name="research"
              .checked=${plan.isForResearch === isForResearch}
              @change=${() => change({ isForResearch })}
            />
            <span>${i18n.t(isForResearch ? 'campaign.form.forResearch' : 'campaign.form.noResearch')}</span>
          </label>`,
      )}
    </fieldset>
    <div class="field">
      <label for="floor">${i18n.t('campaign.form.floor')}</label>
      <input
        id="floor"
        type="number"
        min="10"
        max="100"
        required
        aria-describedby="floor-help ${wrong('floor') ? 'floor-fault' : ''}"
        aria-invalid=${wrong('floor') ? 'true' : 'false'}
        .value=${String(plan.floor)}
        @change=${(changing: Event) => change({ floor: Number(textIn(changing)) })}
      />
      <p class="help" id="floor-help">${i18n.t('campaign.form.floorHelp')}</p>
      ${faultLine('floor', wrong('floor'))}
    </div>
    ${
      waves.length === 0
        ? nothing
        : html`<div class="field">
            <label for="follows">${i18n.t('campaign.form.follows')}</label>
            <select
              id="follows"
              aria-describedby="follows-help ${wrong('follows') ? 'follows-fault' : ''}"
              aria-invalid=${wrong('follows') ? 'true' : 'false'}
              @change=${(changing: Event) => change({ follows: textIn(changing) || null })}
            >
              <option value="" ?selected=${plan.follows === null}>
                ${i18n.t('campaign.form.followsNone')}
              </option>
              ${waves.map(
                ({ code, name }) =>
                  html`<option value=${code} ?selected=${plan.follows === code}>${name}</option>`,
              )}
            </select>
            <p class="help" id="follows-help">${i18n.t('campaign.form.followsHelp')}</p>
            ${faultLine('follows', wrong('follows'))}
          </div>`
    }`;
}

interface DayOptions {
  readonly change: (day: string) => void;
  readonly fault?: string | undefined;
  readonly help?: string;
  readonly most?: string;
  readonly isOptional?: boolean;
}

function dayField(
  id: string,
  label: string,
  day: string,
  { change, fault, help, most, isOptional = false }: DayOptions,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type="date"
      ?required=${!isOptional}
      max=${most ?? '2999-12-31'}
      aria-describedby="${help ? `${id}-help` : ''} ${fault ? `${id}-fault` : ''}"
      aria-invalid=${fault ? 'true' : 'false'}
      .value=${day}
      @change=${(changing: Event) => change(textIn(changing))}
    />
    ${help ? html`<p class="help" id=${`${id}-help`}>${help}</p>` : nothing} ${faultLine(id, fault)}
  </div>`;
}

function textIn({ target }: Event): string {
  return (target as HTMLInputElement | HTMLSelectElement).value;
}
