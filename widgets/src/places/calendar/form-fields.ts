import { html, type TemplateResult } from 'lit';

/** A line of words that has to be said. */
export function line(name: string, label: string, value: string, most: number): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} required minlength="3" maxlength=${most} value=${value} />
  </div>`;
}

/** A time of the day. */
export function clock(name: string, label: string, value: string): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} type="time" required value=${value} />
  </div>`;
}

/** One of several. */
export function pick(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name}>
      ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select>
  </div>`;
}
