import { html, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { FamilyInput, SharedService } from './enrolments-api.ts';
import { windowText } from './shared-words.ts';

/** Which band a family is in, with what the others can find out of it. */
export function bandChoice(i18n: I18n, bands: readonly number[], chosen: number): TemplateResult {
  return html`<fieldset>
    <legend>${i18n.t('shared.band')}</legend>
    <div class="choices">
      ${bands.map(
        (percent) =>
          html`<label class="choice">
            <input type="radio" name="band" value=${percent} ?checked=${percent === chosen} />
            <span>${i18n.t('shared.bandPercent', { percent })}</span>
          </label>`,
      )}
    </div>
    <p class="help">${i18n.t('shared.bandNote')}</p>
  </fieldset>`;
}

/** Who comes and when, for a family that would join. */
export function familyFields(i18n: I18n, { timetable, bandPercents, places }: SharedService): TemplateResult {
  return html`<div class="field">
      <label for="children">${i18n.t('shared.children')}</label>
      <input
        id="children"
        name="children"
        type="number"
        inputmode="numeric"
        min="1"
        max=${Math.min(6, places)}
        required
        value="1"
        aria-describedby="children-help"
      />
      <p class="help" id="children-help">${i18n.t('shared.childrenHelp')}</p>
    </div>
    <fieldset>
      <legend>${i18n.t('shared.windows')}</legend>
      <div class="choices">
        ${timetable.map(
          (window, at) =>
            html`<label class="choice">
              <input type="checkbox" name="windows" value=${at} checked />
              <span>${windowText(i18n, window)}</span>
            </label>`,
        )}
      </div>
    </fieldset>
    ${bandPercents === null ? '' : bandChoice(i18n, bandPercents, Math.max(...bandPercents))}`;
}

/** A family as the form has it; undefined while it says no time of the week or no number. */
export function readFamily(form: HTMLFormElement): FamilyInput | undefined {
  const given = new FormData(form);
  const children = Number(given.get('children'));
  const windows = given.getAll('windows').map(Number);
  const band = given.get('band');
  const words = String(given.get('words') ?? '').trim();
  if (!Number.isInteger(children) || children < 1 || children > 6 || windows.length === 0) return undefined;
  return {
    children,
    windows,
    ...(band === null ? {} : { bandPercent: Number(band) }),
    ...(words === '' ? {} : { words }),
  };
}
