import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import type { AccessRule } from './hosting-api.ts';
import { audiences } from './read-space.ts';

export function wordsField(
  label: string,
  name: string,
  most: number,
  words: string,
  {
    isRequired = false,
    isLong = false,
    help,
  }: { isRequired?: boolean; isLong?: boolean; help?: string } = {},
): TemplateResult {
  const described = help === undefined ? nothing : `${name}-help`;
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${
      isLong
        ? html`<textarea
            id=${name}
            name=${name}
            rows="3"
            maxlength=${most}
            aria-describedby=${described}
            .value=${words}
          ></textarea>`
        : html`<input
            id=${name}
            name=${name}
            maxlength=${most}
            minlength="2"
            ?required=${isRequired}
            aria-describedby=${described}
            .value=${words}
          />`
    }
    ${help === undefined ? nothing : html`<p class="help" id="${name}-help">${help}</p>`}
  </div>`;
}

export function pickField(
  label: string,
  name: string,
  options: readonly { readonly code: string; readonly name: string }[],
  chosen: string,
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name}>
      ${options.map(
        (option) =>
          html`<option value=${option.code} ?selected=${option.code === chosen}>${option.name}</option>`,
      )}
    </select>
  </div>`;
}

export function numberField(
  label: string,
  name: string,
  {
    value,
    min,
    max,
    step = 1,
    help,
  }: { value: number; min: number; max: number; step?: number; help?: string },
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      name=${name}
      type="number"
      inputmode="numeric"
      required
      min=${min}
      max=${max}
      step=${step}
      aria-describedby=${help === undefined ? nothing : `${name}-help`}
      .value=${String(value)}
    />
    ${help === undefined ? nothing : html`<p class="help" id="${name}-help">${help}</p>`}
  </div>`;
}

/** For whom a space is: one list an audience, so that nobody has to know what an audience is. */
export function accessFields(i18n: I18n, access: readonly AccessRule[]): TemplateResult {
  const wordOf = (audience: (typeof audiences)[number]) => {
    const rule = access.find((one) => one.audience === audience);
    // A new space is free for those who work there, and for others on request.
    if (access.length === 0) return audience === 'own_staff' ? 'free' : 'ask';
    if (rule === undefined) return 'no';
    return rule.needsApproval ? 'ask' : 'free';
  };
  return html`<fieldset class="field">
    <legend>${i18n.t('hosting.who')}</legend>
    <div class="pair">
      ${audiences.map((audience) =>
        pickField(
          i18n.t(`hosting.audience_${audience}`),
          `access-${audience}`,
          (['free', 'ask', 'no'] as const).map((code) => ({ code, name: i18n.t(`hosting.access_${code}`) })),
          wordOf(audience),
        ),
      )}
    </div>
  </fieldset>`;
}
