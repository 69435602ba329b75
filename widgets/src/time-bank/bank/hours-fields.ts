import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';

/** Hours and minutes side by side, with what is wrong with them in words. */
export function hoursFields(i18n: I18n, { isWrong, legend }: { isWrong: boolean; legend?: string }): TemplateResult {
  const invalid = isWrong ? 'true' : 'false';
  const described = isWrong ? 'hours-fault' : nothing;
  return html`<fieldset class="field">
    ${legend === undefined ? nothing : html`<legend>${legend}</legend>`}
    <div class="row hours">
      <div class="field">
        <label for="hours">${i18n.t('time-bank.form.hours')}</label>
        <input id="hours" name="hours" type="number" min="0" max="1000" value="1" inputmode="numeric" required
          aria-invalid=${invalid} aria-describedby=${described} />
      </div>
      <div class="field">
        <label for="minutes">${i18n.t('time-bank.form.minutes')}</label>
        <input id="minutes" name="minutes" type="number" min="0" max="59" step="5" value="0" inputmode="numeric" required
          aria-invalid=${invalid} aria-describedby=${described} />
      </div>
    </div>
    ${isWrong ? html`<p class="fault" id="hours-fault">${i18n.t('time-bank.form.none')}</p>` : nothing}
  </fieldset>`;
}
