import { completeness } from '@snodo/survey-engine/authoring';
import { html, nothing, type TemplateResult } from 'lit';
import { localeOf, wordsIn } from './draft.ts';
import { textIn, type EditorView } from './editor-view.ts';
import { placeWords } from './finding-words.ts';
import { partAt, pathText, type JsonPath } from './json-path.ts';
import { directionOf, languageName } from './language-names.ts';
import { textPaths } from './text-paths.ts';

export interface TranslationOptions {
  /** The language that is translated into. */
  readonly into: string;
  /**
   * Texts that were missing when the list was made: they stay in it while they are being written. Undefined: all texts
   * are listed.
   */
  readonly missing: ReadonlySet<string> | undefined;
  readonly setInto: (language: string) => void;
  readonly setOnlyMissing: (isOnly: boolean) => void;
}

const mostShown = 400;

/** How far each language is, as a bar and in figures. */
export function completenessMeters({ i18n, draft }: Pick<EditorView, 'i18n' | 'draft'>): TemplateResult {
  return html`<dl class="meters">
    ${completeness(draft, draft.x.locales).map(
      ({ language, done, total }) =>
        html`<div>
          <dt lang=${language}>${languageName(language)}</dt>
          <dd class="tabular">
            <meter min="0" max=${Math.max(1, total)} value=${done} aria-hidden="true"></meter>
            ${i18n.t('editor.doneOf', { done, total })}
          </dd>
        </div>`,
    )}
  </dl>`;
}

/** Original and translation side by side. */
export function translationView(view: EditorView, options: TranslationOptions): TemplateResult {
  const { i18n, draft } = view;
  const from = localeOf(draft);
  const { into, missing } = options;
  const others = draft.x.locales.filter((language) => language !== from);
  if (others.length === 0)
    return html`<div class="pane wide">
      <h2 id="view" tabindex="-1">${i18n.t('editor.view.translate')}</h2>
      <p>${i18n.t('editor.oneLanguage')}</p>
    </div>`;
  const paths = textPaths(draft).filter(
    (path) =>
      wordsIn(draft, partAt(draft, path), from) !== '' || wordsIn(draft, partAt(draft, path), into) !== '',
  );
  const shown = missing === undefined ? paths : paths.filter((path) => missing.has(pathText(path)));
  return html`<div class="pane wide translation">
    <h2 id="view" tabindex="-1">${i18n.t('editor.view.translate')}</h2>
    ${completenessMeters(view)}
    <div class="row">
      <div class="field">
        <label for="into">${i18n.t('editor.translateInto')}</label>
        <select id="into" .value=${into} @change=${(changing: Event) => options.setInto(textIn(changing))}>
          ${others.map(
            (language) =>
              html`<option value=${language} .selected=${language === into}>
                ${languageName(language)}
              </option>`,
          )}
        </select>
      </div>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${missing !== undefined}
          @change=${({ target }: Event) => options.setOnlyMissing((target as HTMLInputElement).checked)}
        />
        <span>${i18n.t('editor.onlyMissing')}</span>
      </label>
    </div>
    ${
      shown.length === 0
        ? html`<p class="row" role="status">
            <snodo-icon name="circle-check"></snodo-icon
            >${i18n.t('editor.allTranslated', { language: languageName(into) })}
          </p>`
        : html`<ol role="list" class="texts">
            ${shown.slice(0, mostShown).map((path) => textRow(view, path, from, into))}
          </ol>`
    }
    ${shown.length > mostShown ? html`<p class="soft">${i18n.t('editor.moreTexts', { n: shown.length - mostShown })}</p>` : nothing}
  </div>`;
}

function textRow(view: EditorView, path: JsonPath, from: string, into: string): TemplateResult {
  const { i18n, draft } = view;
  const given = partAt(draft, path);
  const original = wordsIn(draft, given, from);
  const place = pathText(path);
  const about = placeWords(draft, place, from);
  return html`<li>
    <p class="original" lang=${from} dir=${directionOf(from)} id=${`from-${path.join('-')}`}>${original}</p>
    <div class="field">
      <textarea
        rows=${original.length > 90 ? 4 : 2}
        maxlength="2000"
        lang=${into}
        dir=${directionOf(into)}
        aria-label=${i18n.t('editor.translationOf', { language: languageName(into), title: about })}
        aria-describedby=${`from-${path.join('-')}`}
        data-path=${place}
        .value=${wordsIn(draft, given, into)}
        @input=${(typing: Event) => view.write(path, textIn(typing), into)}
      ></textarea>
    </div>
  </li>`;
}

/** Texts without words in a language, by their paths. */
export function missingTexts(draft: unknown, language: string): ReadonlySet<string> {
  return new Set(
    textPaths(draft)
      .filter((path) => wordsIn(draft, partAt(draft, path), language) === '')
      .map(pathText),
  );
}
