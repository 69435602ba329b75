import { html, nothing, type TemplateResult } from 'lit';
import type { SharedFormView } from './shared-form-fields.ts';
import { formBands } from './shared-form-input.ts';

/** What most groups leave as it is: where the homes are, how many one carer looks after, the price, the notice. */
export function moreFields({ i18n, around: { districts }, chosen, split }: SharedFormView): TemplateResult {
  const figure = (
    id: string,
    label: string,
    help: string,
    given: { least: number; most: number; step?: number; value: string },
  ) =>
    html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        name=${id}
        type="number"
        inputmode=${given.step === undefined ? 'numeric' : 'decimal'}
        min=${given.least}
        max=${given.most}
        step=${given.step ?? 1}
        aria-describedby="${id}-help"
        .value=${given.value}
      />
      <p class="help" id="${id}-help">${help}</p>
    </div>`;
  return html`<details>
    <summary>${i18n.t('shared.formMore')}</summary>
    <div class="stack">
      <div class="field">
        <label for="district">${i18n.t('shared.formDistrict')}</label>
        <select id="district" name="district" aria-describedby="district-help">
          <option value="">${i18n.t('shared.formDistrictNone')}</option>
          ${districts.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>
        <p class="help" id="district-help">${i18n.t('shared.formDistrictHelp')}</p>
      </div>
      <div class="pair">
        ${figure('childrenPerCarer', i18n.t('shared.formRatio'), i18n.t('shared.formRatioHelp'), {
          least: 1,
          most: 12,
          value: String(chosen.childrenPerCarer),
        })}
        ${figure('noticeDays', i18n.t('shared.formNotice'), i18n.t('shared.formNoticeHelp'), {
          least: 0,
          most: 90,
          value: '14',
        })}
      </div>
      ${figure('hourEuro', i18n.t('shared.formHour'), i18n.t('shared.formHourHelp'), {
        least: 0,
        most: 1000,
        step: 0.01,
        value: '',
      })}
      ${
        split === 'band'
          ? html`<div class="field">
              <label for="bands">${i18n.t('shared.formBands')}</label>
              <input
                id="bands"
                name="bands"
                inputmode="numeric"
                autocomplete="off"
                dir="ltr"
                aria-describedby="bands-help"
                .value=${formBands.join(', ')}
              />
              <p class="help" id="bands-help">${i18n.t('shared.formBandsHelp')}</p>
            </div>`
          : nothing
      }
    </div>
  </details>`;
}
