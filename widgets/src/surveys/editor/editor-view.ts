import { readability } from '@snodo/survey-engine/authoring';
import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { wordsIn, type Draft } from './draft.ts';
import { findingWords, hintWords, languageOf } from './finding-words.ts';
import type { DraftFinding, ValidatedBlock } from './instruments-api.ts';
import { isSamePath, partAt, pathText, type JsonPath } from './json-path.ts';
import { directionOf, languageName } from './language-names.ts';

/** What every part of the editor is drawn from, and how it changes the draft. */
export interface EditorView {
  readonly i18n: I18n;
  readonly draft: Draft;
  /** The language that is written in. */
  readonly language: string;
  readonly selected: JsonPath;
  /** Type of every question that was ever published, by its name: locked. */
  readonly published: Readonly<Record<string, string>>;
  readonly findings: readonly DraftFinding[];
  /** The validated instruments with the sheets that the programme has. */
  readonly blocks: readonly ValidatedBlock[];
  /** Writes a part; `undefined` takes it away. */
  readonly change: (path: JsonPath, part: unknown) => void;
  /** Writes words in a language; that of the view unless told. */
  readonly write: (path: JsonPath, words: string, language?: string) => void;
  /** Another draft as a whole, and what is selected then. */
  readonly replace: (draft: Draft, selected?: JsonPath, said?: string) => void;
  readonly select: (path: JsonPath) => void;
}

export function textIn({ target }: Event): string {
  return (target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
}

export function isTicked({ target }: Event): boolean {
  return (target as HTMLInputElement).checked;
}

/** Findings about exactly this place, and not about another language than the one that is written in. */
function findingsAt({ findings, language, draft }: EditorView, path: JsonPath): readonly DraftFinding[] {
  const place = pathText(path);
  return findings.filter((finding) => {
    if (finding.path !== place && finding.path !== `${place}.${language}`) return false;
    const about = languageOf(finding, draft.x.locales);
    return about === undefined || about === language;
  });
}

/** What was found at a place, for below its field; the id is that of the field with `-fault` behind. */
export function faultsAt(view: EditorView, path: JsonPath): TemplateResult | typeof nothing {
  const found = findingsAt(view, path);
  if (found.length === 0) return nothing;
  return html`<div id=${`${idOf(path)}-fault`}>
    ${found.map(
      (finding) =>
        html`<p class=${finding.isBlocking ? 'fault' : 'help'}>${findingWords(view.i18n, finding)}</p>`,
    )}
  </div>`;
}

export function idOf(path: JsonPath): string {
  return `at-${path.join('-')}`;
}

export interface FieldOptions {
  readonly label: string;
  readonly help?: string;
  readonly isLong?: boolean;
  readonly most?: number;
}

/** A text in the language that is written in, with what makes it hard to read. */
export function wordsField(
  view: EditorView,
  path: JsonPath,
  { label, help, isLong = false, most = 2000 }: FieldOptions,
): TemplateResult {
  const { i18n, draft, language } = view;
  const id = idOf(path);
  const words = wordsIn(draft, partAt(draft, path), language);
  const { hints } = readability(words, language);
  const hasFault = findingsAt(view, path).length > 0;
  const described = [
    help ? `${id}-help` : '',
    hints.length > 0 ? `${id}-hints` : '',
    hasFault ? `${id}-fault` : '',
  ]
    .filter(Boolean)
    .join(' ');
  const control = isLong
    ? html`<textarea
        id=${id}
        rows="3"
        lang=${language}
        dir=${directionOf(language)}
        maxlength=${most}
        aria-describedby=${described || nothing}
        aria-invalid=${hasFault ? 'true' : 'false'}
        data-path=${pathText(path)}
        .value=${words}
        @input=${(typing: Event) => view.write(path, textIn(typing))}
      ></textarea>`
    : html`<input
        id=${id}
        lang=${language}
        dir=${directionOf(language)}
        maxlength=${most}
        autocomplete="off"
        aria-describedby=${described || nothing}
        aria-invalid=${hasFault ? 'true' : 'false'}
        data-path=${pathText(path)}
        .value=${words}
        @input=${(typing: Event) => view.write(path, textIn(typing))}
      />`;
  return html`<div class="field">
    <label for=${id}>${label} <span class="tongue">${languageName(language)}</span></label>
    ${control} ${help ? html`<p class="help" id=${`${id}-help`}>${help}</p>` : nothing}
    ${
      hints.length > 0
        ? html`<ul role="list" class="hints" id=${`${id}-hints`}>
            ${hints
              .slice(0, 4)
              .map(
                (hint) =>
                  html`<li><snodo-icon name="info"></snodo-icon><span>${hintWords(i18n, hint)}</span></li>`,
              )}
          </ul>`
        : nothing
    }
    ${faultsAt(view, path)}
  </div>`;
}

/** Plain text that is the same in every language. */
export function plainField(
  view: EditorView,
  path: JsonPath,
  { label, help, most = 2000 }: FieldOptions,
): TemplateResult {
  const id = idOf(path);
  const given = partAt(view.draft, path);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      dir="ltr"
      maxlength=${most}
      autocomplete="off"
      spellcheck="false"
      aria-describedby=${help ? `${id}-help` : nothing}
      data-path=${pathText(path)}
      .value=${typeof given === 'string' ? given : ''}
      @input=${(typing: Event) => view.change(path, textIn(typing) || undefined)}
    />
    ${help ? html`<p class="help" id=${`${id}-help`}>${help}</p>` : nothing} ${faultsAt(view, path)}
  </div>`;
}

/** A number, or none. */
export function numberField(
  view: EditorView,
  path: JsonPath,
  { label, help, least, most, placeholder }: FieldOptions & { least?: number; placeholder?: number },
): TemplateResult {
  const id = idOf(path);
  const given = partAt(view.draft, path);
  return html`<div class="field number">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type="number"
      inputmode="numeric"
      step="any"
      min=${least ?? nothing}
      max=${most ?? nothing}
      placeholder=${placeholder ?? nothing}
      aria-describedby=${help ? `${id}-help` : nothing}
      data-path=${pathText(path)}
      .value=${typeof given === 'number' ? String(given) : ''}
      @change=${(changing: Event) => view.change(path, numberIn(changing))}
    />
    ${help ? html`<p class="help" id=${`${id}-help`}>${help}</p>` : nothing} ${faultsAt(view, path)}
  </div>`;
}

export function numberIn(changing: Event): number | undefined {
  const number = (changing.target as HTMLInputElement).valueAsNumber;
  return Number.isFinite(number) ? number : undefined;
}

/** A switch; off takes the key away. */
export function checkField(view: EditorView, path: JsonPath, label: string): TemplateResult {
  return html`<label class="choice">
      <input
        type="checkbox"
        data-path=${pathText(path)}
        .checked=${partAt(view.draft, path) === true}
        @change=${(changing: Event) => view.change(path, isTicked(changing) || undefined)}
      />
      <span>${label}</span>
    </label>
    ${faultsAt(view, path)}`;
}

/** One of some words; the empty one takes the key away. */
export function selectField(
  view: EditorView,
  path: JsonPath,
  options: FieldOptions & {
    choices: readonly (readonly [value: string, label: string])[];
    isLocked?: boolean;
  },
): TemplateResult {
  const id = idOf(path);
  const given = partAt(view.draft, path);
  const chosen = typeof given === 'string' ? given : '';
  return html`<div class="field">
    <label for=${id}>${options.label}</label>
    <select
      id=${id}
      ?disabled=${options.isLocked ?? false}
      aria-describedby=${options.help ? `${id}-help` : nothing}
      data-path=${pathText(path)}
      .value=${chosen}
      @change=${(changing: Event) => view.change(path, textIn(changing) || undefined)}
    >
      ${options.choices.map(
        ([value, label]) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`,
      )}
    </select>
    ${options.help ? html`<p class="help" id=${`${id}-help`}>${options.help}</p>` : nothing}
    ${faultsAt(view, path)}
  </div>`;
}

export function isSelected({ selected }: EditorView, path: JsonPath): boolean {
  return isSamePath(selected, path);
}
