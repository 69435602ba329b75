import { html, type TemplateResult } from 'lit';
import { blockForm } from './block-form.ts';
import { calculatedFields } from './calculated-fields.ts';
import { conditionField } from './condition-field.ts';
import { isBlock, outlineOf, someWords, type Draft, type DraftElement } from './draft.ts';
import {
  checkField,
  isTicked,
  numberField,
  selectField,
  wordsField,
  type EditorView,
} from './editor-view.ts';
import { partAt, withPart, type JsonPath } from './json-path.ts';
import { languageName } from './language-names.ts';
import { needFields } from './need-fields.ts';
import { pipedWordsField } from './piped-field.ts';
import { questionForm } from './question-form.ts';

/** The languages that the programme speaks. */
const offered = ['it', 'en', 'ar'] as const;

/** The form of whatever is selected: the whole, a page, a group, words or a question. */
export function selectedForm(view: EditorView): TemplateResult {
  const { i18n, draft, selected } = view;
  const part = partAt(draft, selected) as DraftElement | undefined;
  if (selected.length === 0 || part === undefined) return wholeForm(view);
  if (selected.length === 2) {
    return html`${wordsField(view, [...selected, 'title'], { label: i18n.t('editor.pageTitle'), most: 200 })}
    ${wordsField(view, [...selected, 'description'], { label: i18n.t('editor.help'), isLong: true })}
    ${conditionField(view, [...selected, 'visibleIf'], i18n.t('editor.showPageIf'))}`;
  }
  if (isBlock(part)) return blockForm(view, selected, part);
  if (part.type === 'panel') {
    return html`${wordsField(view, [...selected, 'title'], { label: i18n.t('editor.groupTitle'), most: 200 })}
    ${wordsField(view, [...selected, 'description'], { label: i18n.t('editor.help'), isLong: true })}
    ${conditionField(view, [...selected, 'visibleIf'], i18n.t('editor.showGroupIf'))}
    ${conditionField(view, [...selected, 'enableIf'], i18n.t('editor.enableGroupIf'))}`;
  }
  if (part.type === 'html') {
    return html`${pipedWordsField(view, [...selected, 'html'], {
      label: i18n.t('editor.words'),
      help: i18n.t('editor.wordsHelp'),
      isLong: true,
    })}
    ${conditionField(view, [...selected, 'visibleIf'], i18n.t('editor.showIf'))}`;
  }
  return questionForm(view, selected, part);
}

function wholeForm(view: EditorView): TemplateResult {
  const { i18n, draft } = view;
  const consents = outlineOf(draft).filter(({ type }) => type === 'boolean');
  return html`${wordsField(view, ['title'], { label: i18n.t('editor.title'), most: 200 })}
    ${wordsField(view, ['description'], { label: i18n.t('editor.about'), isLong: true })}
    ${pipedWordsField(view, ['completedHtml'], {
      label: i18n.t('editor.closing'),
      help: i18n.t('editor.wordsHelp'),
      isLong: true,
    })}
    <fieldset>
      <legend>${i18n.t('editor.languages')}</legend>
      ${languagesOf(draft).map(
        (language) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${draft.x.locales.includes(language)}
              ?disabled=${draft.x.locales.length === 1 && draft.x.locales.includes(language)}
              @change=${(changing: Event) => view.replace(withLanguage(draft, language, isTicked(changing)))}
            />
            <span lang=${language}>${languageName(language)}</span>
          </label>`,
      )}
      <p class="help">${i18n.t('editor.languagesHelp')}</p>
    </fieldset>
    ${selectField(view, ['x', 'consent'], {
      label: i18n.t('editor.consent'),
      help: i18n.t('editor.consentHelp'),
      choices: [
        ['', i18n.t('editor.noConsent')],
        ...consents.map(({ name, words }) => [name, someWords(draft, words, view.language) || name] as const),
      ],
    })}
    ${numberField(view, ['x', 'minN'], {
      label: i18n.t('editor.floor'),
      help: i18n.t('editor.floorHelp'),
      least: 1,
      most: 1000,
    })}
    <fieldset>
      <legend>${i18n.t('editor.duration')}</legend>
      ${durationFields(view)}
    </fieldset>
    <div>${checkField(view, ['showProgressBar'], i18n.t('editor.progressBar'))} ${previewField(view)}</div>
    ${calculatedFields(view)} ${needFields(view)}`;
}

/** Her answers in one list before she sends them: so unless it is switched off. */
function previewField(view: EditorView): TemplateResult {
  const path = ['showPreviewBeforeComplete'];
  return html`<label class="choice">
    <input
      type="checkbox"
      data-path="showPreviewBeforeComplete"
      .checked=${partAt(view.draft, path) !== false}
      @change=${(changing: Event) => view.change(path, isTicked(changing) ? undefined : false)}
    />
    <span>${view.i18n.t('editor.previewFirst')}</span>
  </label>`;
}

function languagesOf(draft: Draft): string[] {
  return [...new Set([...draft.x.locales, ...offered])];
}

/** The draft's own language stays among its languages: what is taken out is not the words, only that they are asked in. */
function withLanguage(draft: Draft, language: string, isOn: boolean): Draft {
  const others = draft.x.locales.filter((one) => one !== language);
  const locales = isOn ? [...others, language] : others;
  const next = withPart(draft, ['x', 'locales'], locales) as Draft;
  const locale = draft['locale'];
  return typeof locale === 'string' && !locales.includes(locale)
    ? (withPart(next, ['locale'], locales[0]) as Draft)
    : next;
}

/** Minutes from and to: both or neither. */
function durationFields(view: EditorView): TemplateResult {
  const { i18n, draft } = view;
  const path: JsonPath = ['x', 'durationMinutes'];
  if (partAt(draft, path) === undefined)
    return html`<p>
      <button type="button" class="button" @click=${() => view.change(path, { from: 5, to: 10 })}>
        ${i18n.t('editor.addDuration')}
      </button>
    </p>`;
  return html`<div class="pair">
      ${numberField(view, [...path, 'from'], { label: i18n.t('editor.minutesFrom'), least: 1, most: 120 })}
      ${numberField(view, [...path, 'to'], { label: i18n.t('editor.minutesTo'), least: 1, most: 120 })}
    </div>
    <p>
      <button type="button" class="button plain" @click=${() => view.change(path, undefined)}>
        ${i18n.t('editor.removeDuration')}
      </button>
    </p>`;
}
