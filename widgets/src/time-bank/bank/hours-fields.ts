import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';

/** Hours and minutes side by side, with what is wrong with them in words; `suffix` keeps two forms of a page apart. */
export function hoursFields(
  i18n: I18n,
  { isWrong, suffix = '' }: { isWrong: boolean; suffix?: string },
): TemplateResult {
  const invalid = isWrong ? 'true' : 'false';
  const described = isWrong ? `fault${suffix}` : nothing;
  return html`<div class="field">
    <div class="row hours">
      <div class="field">
        <label for=${`hours${suffix}`}>${i18n.t('hours.form.hours')}</label>
        <input
          id=${`hours${suffix}`}
          name="hours"
          type="number"
          min="0"
          max="1000"
          value="1"
          inputmode="numeric"
          required
          aria-invalid=${invalid}
          aria-describedby=${described}
        />
      </div>
      <div class="field">
        <label for=${`minutes${suffix}`}>${i18n.t('hours.form.minutes')}</label>
        <input
          id=${`minutes${suffix}`}
          name="minutes"
          type="number"
          min="0"
          max="59"
          step="5"
          value="0"
          inputmode="numeric"
          required
          aria-invalid=${invalid}
          aria-describedby=${described}
        />
      </div>
    </div>
    ${isWrong ? html`<p class="fault" id=${`fault${suffix}`}>${i18n.t('hours.form.none')}</p>` : nothing}
  </div>`;
}
