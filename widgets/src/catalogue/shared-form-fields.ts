import { html, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { Service, SharedServiceInput, SharedTemplateValues } from './enrolments-api.ts';
import { euroText, weekdayText } from './service.ts';
import { clockText, dayFromNow } from './shared-form-input.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** What the form chooses from. */
export interface Around {
  readonly templates: readonly SharedTemplateValues[];
  readonly services: readonly Service[];
  readonly places: readonly Named[];
  readonly districts: readonly Named[];
}

export interface SharedFormView {
  readonly i18n: I18n;
  readonly around: Around;
  readonly chosen: SharedTemplateValues;
  readonly choose: (template: SharedTemplateValues) => void;
  readonly split: SharedServiceInput['split'];
  readonly setSplit: (split: SharedServiceInput['split']) => void;
  /** Weekdays, 1 Monday. */
  readonly days: readonly number[];
  readonly setDays: (days: number[]) => void;
  /** Each day has hours of its own. */
  readonly isEachDay: boolean;
  readonly setEachDay: (isEachDay: boolean) => void;
}

const splits = ['child_hour', 'equal', 'band'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** What is shared, from which service, and what the group is called. */
export function whatFields({
  i18n,
  around: { templates, services },
  chosen,
  choose,
}: SharedFormView): TemplateResult {
  const fitting = services.filter(
    ({ entries, cost }) => cost !== null && entries.some((entry) => chosen.entries.includes(entry)),
  );
  return html`<fieldset>
      <legend>${i18n.t('shared.formTemplate')}</legend>
      <div class="choices">
        ${templates.map(
          (template) =>
            html`<label class="choice">
              <input
                type="radio"
                name="template"
                value=${template.code}
                .checked=${template.code === chosen.code}
                @change=${() => choose(template)}
              />
              <span>${i18n.t(`shared.template_${template.code}`)}</span>
            </label>`,
        )}
      </div>
    </fieldset>
    <div class="field">
      <label for="serviceId">${i18n.t('shared.formService')}</label>
      ${
        fitting.length === 0
          ? html`<p class="help" id="serviceId">${i18n.t('shared.formServiceNone')}</p>`
          : html`<select id="serviceId" name="serviceId" required>
              ${fitting.map(
                ({ id, name, cost }) =>
                  html`<option value=${id}>
                    ${
                      cost?.kind === 'per_hour'
                        ? i18n.t('shared.formServicePrice', { name, euro: euroText(i18n, cost.feeCents) })
                        : name
                    }
                  </option>`,
              )}
            </select>`
      }
    </div>
    <div class="field">
      <label for="title">${i18n.t('shared.formName')}</label>
      <input
        id="title"
        name="title"
        required
        minlength="3"
        maxlength="80"
        autocomplete="off"
        aria-describedby="title-help"
      />
      <p class="help" id="title-help">${i18n.t('shared.formNameHelp')}</p>
    </div>
    <div class="field">
      <label for="words">${i18n.t('shared.formWords')}</label>
      <textarea id="words" name="words" rows="2" required maxlength="1000"></textarea>
    </div>`;
}

/** On which days and when; the same hours on each of them, or each its own. */
export function whenFields({
  i18n,
  around: { places },
  chosen: { windows },
  days,
  setDays,
  isEachDay,
  setEachDay,
}: SharedFormView): TemplateResult {
  const [first] = windows;
  const hoursOf = (day: number) => windows.find(({ weekday }) => weekday === day) ?? first;
  const pair = (suffix: string, hours: typeof first, of: string) =>
    html`<div class="pair">
      <div class="field">
        <label for="from${suffix}">${i18n.t('shared.formFrom')}${of}</label>
        <input
          id="from${suffix}"
          name="from${suffix}"
          type="time"
          required
          .value=${clockText(hours?.startMinute ?? 960)}
        />
      </div>
      <div class="field">
        <label for="to${suffix}">${i18n.t('shared.formTo')}${of}</label>
        <input
          id="to${suffix}"
          name="to${suffix}"
          type="time"
          required
          .value=${clockText(hours?.endMinute ?? 1140)}
        />
      </div>
    </div>`;
  return html`<fieldset>
      <legend>${i18n.t('shared.formDays')}</legend>
      <div class="choices">
        ${weekdays.map(
          (day) =>
            html`<label class="choice">
              <input
                type="checkbox"
                name="days"
                value=${day}
                .checked=${days.includes(day)}
                @change=${(event: Event) =>
                  setDays(
                    weekdays.filter((one) =>
                      one === day ? (event.target as HTMLInputElement).checked : days.includes(one),
                    ),
                  )}
              />
              <span>${weekdayText(i18n, day)}</span>
            </label>`,
        )}
      </div>
    </fieldset>
    <label class="choice">
      <input
        type="checkbox"
        name="isEachDay"
        .checked=${isEachDay}
        @change=${(event: Event) => setEachDay((event.target as HTMLInputElement).checked)}
      />
      <span>${i18n.t('shared.formEachDay')}</span>
    </label>
    ${isEachDay ? days.map((day) => pair(`-${day}`, hoursOf(day), ` · ${weekdayText(i18n, day)}`)) : pair('', first, '')}
    <div class="field">
      <label for="place">${i18n.t('shared.formWhere')}</label>
      <select id="place" name="place">
        <option value="">${i18n.t('shared.homes')}</option>
        ${places.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
      </select>
    </div>`;
}

/** With how many it starts, by when, and how many places there are. */
export function howManyFields({ i18n, chosen: { quorumFamilies, places } }: SharedFormView): TemplateResult {
  return html`<div class="pair">
      <div class="field">
        <label for="quorumFamilies">${i18n.t('shared.formQuorum')}</label>
        <input
          id="quorumFamilies"
          name="quorumFamilies"
          type="number"
          inputmode="numeric"
          min="2"
          max="12"
          required
          .value=${String(quorumFamilies)}
        />
      </div>
      <div class="field">
        <label for="places">${i18n.t('shared.formPlaces')}</label>
        <input
          id="places"
          name="places"
          type="number"
          inputmode="numeric"
          min="2"
          max="60"
          required
          aria-describedby="places-help"
          .value=${String(places)}
        />
        <p class="help" id="places-help">${i18n.t('shared.formPlacesHelp')}</p>
      </div>
    </div>
    <div class="pair">
      <div class="field">
        <label for="quorumBy">${i18n.t('shared.formBy')}</label>
        <input
          id="quorumBy"
          name="quorumBy"
          type="date"
          required
          min=${dayFromNow(1)}
          max=${dayFromNow(180)}
          .value=${dayFromNow(21)}
        />
      </div>
      <div class="field">
        <label for="startsOn">${i18n.t('shared.formStarts')}</label>
        <input
          id="startsOn"
          name="startsOn"
          type="date"
          required
          min=${dayFromNow(1)}
          .value=${dayFromNow(28)}
        />
      </div>
    </div>`;
}

/** How the price is shared. */
export function moneyFields({ i18n, split: chosen, setSplit }: SharedFormView): TemplateResult {
  return html`<fieldset class="stack">
    <legend>${i18n.t('shared.split')}</legend>
    ${splits.map(
      (split) =>
        html`<label class="choice">
          <input
            type="radio"
            name="split"
            value=${split}
            .checked=${chosen === split}
            @change=${() => setSplit(split)}
          />
          <span
            >${i18n.t(`shared.split_${split}`)}
            <span class="soft">${i18n.t(`shared.splitHelp_${split}`)}</span></span
          >
        </label>`,
    )}
  </fieldset>`;
}
