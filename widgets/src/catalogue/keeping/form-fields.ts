import { html, nothing, type TemplateResult } from 'lit';
import { faultLine } from '../../ui/fault-line.ts';
import type { I18n } from '../../ui/i18n.ts';
import { missingLanguages, type LocalText } from './written.ts';

const languages = ['it', 'en', 'ar'] as const;
export const inputIn = ({ target }: Event) => target as HTMLInputElement;

interface FieldOptions {
  readonly help?: string | undefined;
  /** What is wrong with it, in a sentence. */
  readonly wrong?: string | undefined;
}

const describedBy = (id: string, { help, wrong }: FieldOptions) =>
  `${help === undefined ? '' : `${id}-help`} ${wrong === undefined ? '' : `${id}-fault`}`.trim();
const invalid = (wrong: string | undefined) => (wrong === undefined ? 'false' : 'true');

function notes(id: string, { help, wrong }: FieldOptions): TemplateResult {
  return html`${help === undefined ? nothing : html`<p class="help" id="${id}-help">${help}</p>`}
  ${faultLine(id, wrong)}`;
}

/** One text in three languages; Italian must be there, and what is missing is said. */
export function localTextField(
  i18n: I18n,
  id: string,
  {
    label,
    text,
    most,
    rows = 1,
    change,
    ...options
  }: FieldOptions & {
    label: string;
    text: LocalText;
    most: number;
    rows?: number;
    change: (text: LocalText) => void;
  },
): TemplateResult {
  const missing = missingLanguages(text);
  return html`<fieldset>
    <legend>${label}</legend>
    ${options.help === undefined ? nothing : html`<p class="help" id="${id}-help">${options.help}</p>`}
    ${languages.map((language) => {
      const set = (event: Event) => change({ ...text, [language]: inputIn(event).value });
      const isWrong = language === 'it' && options.wrong !== undefined;
      return html`<div class="field">
        <label for="${id}-${language}"
          >${i18n.t(`service-form.in_${language}`)}<span class="visually-hidden">: ${label}</span></label
        >
        ${
          rows === 1
            ? html`<input
                id="${id}-${language}"
                lang=${language}
                dir=${language === 'ar' ? 'rtl' : 'ltr'}
                maxlength=${most}
                autocomplete="off"
                aria-invalid=${isWrong ? 'true' : 'false'}
                aria-describedby=${describedBy(id, options)}
                .value=${text[language] ?? ''}
                @input=${set}
              />`
            : html`<textarea
                id="${id}-${language}"
                lang=${language}
                dir=${language === 'ar' ? 'rtl' : 'ltr'}
                maxlength=${most}
                rows=${rows}
                aria-invalid=${isWrong ? 'true' : 'false'}
                aria-describedby=${describedBy(id, options)}
                .value=${text[language] ?? ''}
                @input=${set}
              ></textarea>`
        }
        ${isWrong ? faultLine(id, options.wrong) : nothing}
      </div>`;
    })}
    ${
      text.it.trim() === '' || missing.length === 0
        ? nothing
        : html`<p class="missing">
            ${i18n.t('service-form.missing', { languages: missing.length === 2 ? 'both' : (missing[0] ?? '') })}
          </p>`
    }
  </fieldset>`;
}

/** A short text, a mail, a phone. */
export function textField(
  id: string,
  {
    label,
    text,
    most,
    type = 'text',
    change,
    ...options
  }: FieldOptions & {
    label: string;
    text: string;
    most: number;
    type?: 'text' | 'tel' | 'email' | 'url' | 'date';
    change: (text: string) => void;
  },
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type=${type}
      maxlength=${type === 'date' ? nothing : most}
      max=${type === 'date' ? '2999-12-31' : nothing}
      dir=${type === 'text' ? 'auto' : 'ltr'}
      autocomplete="off"
      aria-invalid=${invalid(options.wrong)}
      aria-describedby=${describedBy(id, options)}
      .value=${text}
      @input=${(event: Event) => change(inputIn(event).value)}
    />
    ${notes(id, options)}
  </div>`;
}

/** A whole number; empty is `NaN`, which stands for what is not written. */
export function numberField(
  id: string,
  {
    label,
    figure,
    least = 0,
    most,
    step = 1,
    change,
    ...options
  }: FieldOptions & {
    label: string;
    figure: number | null;
    least?: number;
    most: number;
    step?: number;
    change: (figure: number) => void;
  },
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type="number"
      inputmode=${step === 1 ? 'numeric' : 'decimal'}
      min=${least}
      max=${most}
      step=${step}
      aria-invalid=${invalid(options.wrong)}
      aria-describedby=${describedBy(id, options)}
      .value=${figure === null || !Number.isFinite(figure) ? '' : String(figure)}
      @change=${(event: Event) => {
        const { value } = inputIn(event);
        change(value === '' ? Number.NaN : Number(value));
      }}
    />
    ${notes(id, options)}
  </div>`;
}

/** A sum of euro, kept in cents. */
export function euroField(
  id: string,
  {
    cents,
    change,
    most = 10_000,
    ...rest
  }: FieldOptions & {
    label: string;
    cents: number;
    most?: number;
    change: (cents: number) => void;
  },
): TemplateResult {
  return numberField(id, {
    ...rest,
    figure: cents / 100,
    most,
    step: 0.01,
    change: (euro) => change(Math.round(euro * 100)),
  });
}

export function selectField<Code extends string>(
  id: string,
  {
    label,
    chosen,
    options,
    change,
    ...notesOf
  }: FieldOptions & {
    label: string;
    chosen: Code | '';
    options: readonly (readonly [code: Code | '', words: string])[];
    change: (code: Code | '') => void;
  },
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      aria-invalid=${invalid(notesOf.wrong)}
      aria-describedby=${describedBy(id, notesOf)}
      @change=${(event: Event) => {
        const code = inputIn(event).value;
        const found = options.find(([one]) => one === code);
        if (found) change(found[0]);
      }}
    >
      ${options.map(
        ([code, words]) => html`<option value=${code} ?selected=${code === chosen}>${words}</option>`,
      )}
    </select>
    ${notes(id, notesOf)}
  </div>`;
}

/** Several of a list. */
export function checkboxes<Code extends string>(
  id: string,
  {
    legend,
    options,
    chosen,
    change,
    ...notesOf
  }: FieldOptions & {
    legend: string;
    options: readonly (readonly [code: Code, words: string])[];
    chosen: readonly Code[];
    change: (chosen: Code[]) => void;
  },
): TemplateResult {
  return html`<fieldset id=${id} tabindex="-1" aria-describedby=${describedBy(id, notesOf)}>
    <legend>${legend}</legend>
    <div class="choices">
      ${options.map(
        ([code, words]) =>
          html`<label class="choice">
            <input
              type="checkbox"
              value=${code}
              .checked=${chosen.includes(code)}
              @change=${(event: Event) => {
                const isChosen = inputIn(event).checked;
                const others = chosen.filter((one) => one !== code);
                change(isChosen ? [...others, code] : others);
              }}
            />
            <span><bdi>${words}</bdi></span>
          </label>`,
      )}
    </div>
    ${notes(id, notesOf)}
  </fieldset>`;
}

/** One of a few. */
export function radios<Code extends string>(
  id: string,
  {
    legend,
    options,
    chosen,
    change,
    ...notesOf
  }: FieldOptions & {
    legend: string;
    options: readonly (readonly [code: Code, words: string])[];
    chosen: Code;
    change: (code: Code) => void;
  },
): TemplateResult {
  return html`<fieldset id=${id} tabindex="-1" aria-describedby=${describedBy(id, notesOf)}>
    <legend>${legend}</legend>
    <div>
      ${options.map(
        ([code, words]) =>
          html`<label class="choice">
            <input
              type="radio"
              name=${id}
              value=${code}
              .checked=${code === chosen}
              @change=${() => change(code)}
            />
            <span>${words}</span>
          </label>`,
      )}
    </div>
    ${notes(id, notesOf)}
  </fieldset>`;
}

/** Whether something is known at all; what is known is asked below. */
export function knownField(
  i18n: I18n,
  id: string,
  {
    legend,
    isKnown,
    change,
    field,
    ...notesOf
  }: FieldOptions & {
    legend: string;
    isKnown: boolean;
    change: (isKnown: boolean) => void;
    field: () => TemplateResult;
  },
): TemplateResult {
  return html`<div class="stack">
    ${radios(id, {
      ...notesOf,
      legend,
      chosen: isKnown ? 'known' : 'unknown',
      options: [
        ['unknown', i18n.t('service-form.unknown')],
        ['known', i18n.t('service-form.known')],
      ],
      change: (chosen) => change(chosen === 'known'),
    })}
    ${isKnown ? field() : nothing}
  </div>`;
}

/** Takes one of a list away. */
export function removeButton(words: string, remove: () => void): TemplateResult {
  return html`<button type="button" class="button plain" @click=${remove}>
    <snodo-icon name="x"></snodo-icon>${words}
  </button>`;
}
