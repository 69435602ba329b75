import { html, nothing, type TemplateResult } from 'lit';

/** Several choices of which one holds. */
export function radios(
  legend: string,
  name: string,
  chosen: string,
  options: readonly (readonly [string, string])[],
): TemplateResult {
  return html`<fieldset class="field">
    <legend>${legend}</legend>
    <div class="choices">
      ${options.map(
        ([value, label]) =>
          html`<label class="choice"
            ><input type="radio" name=${name} value=${value} .checked=${value === chosen} /><span
              >${label}</span
            ></label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** Several choices of which any hold. */
export function ticks(
  legend: string,
  name: string,
  options: readonly (readonly [string, string])[],
  chosen: readonly string[],
  help?: string,
): TemplateResult {
  return html`<fieldset class="field">
    <legend>${legend}</legend>
    ${help === undefined ? nothing : html`<p class="help">${help}</p>`}
    <div class="choices">
      ${options.map(
        ([value, label]) =>
          html`<label class="choice"
            ><input type="checkbox" name=${name} value=${value} .checked=${chosen.includes(value)} /><span
              >${label}</span
            ></label
          >`,
      )}
    </div>
  </fieldset>`;
}

export function time(name: string, label: string, minute: number | undefined): TemplateResult {
  const isWhole = minute === undefined || minute === 0 || minute === 1_440;
  const told = isWhole
    ? ''
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} type="time" value=${told} />
  </div>`;
}

export function day(name: string, label: string, told: string | null | undefined): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} type="date" value=${told ?? ''} />
  </div>`;
}
