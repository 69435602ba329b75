import { html, type TemplateResult } from 'lit';
import { isBlock, type Draft } from './draft.ts';
import { textIn, type EditorView } from './editor-view.ts';
import { partAt, type JsonPath } from './json-path.ts';
import { languageName } from './language-names.ts';
import { outlineView } from './outline-view.ts';
import { selectedForm } from './settings-form.ts';
import './snodo-instrument-preview.ts';

/** The parts of the page while one writes; one at a time where there is no room for three. */
export const panes = ['outline', 'form', 'preview'] as const;
export type Pane = (typeof panes)[number];

export interface WritingOptions {
  readonly pane: Pane;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly show: (pane: Pane) => void;
  readonly writeIn: (language: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Outline, form and live preview. */
export function writingView(view: EditorView, options: WritingOptions): TemplateResult {
  const { i18n, draft, selected } = view;
  const whole = partAt(draft, selected);
  const name = partAt(whole, isBlock(whole) ? ['elements', 0, 'name'] : ['name']);
  return html`${writingBar(view, options)}
    <div class="panes" data-pane=${options.pane}>
      <div class="pane side outline-pane">${outlineView(view)}</div>
      <div class="pane form">
        <h2 id="view" tabindex="-1">${i18n.t(`editor.form.${kindOf(draft, selected)}`)}</h2>
        ${selectedForm(view)}
      </div>
      <section class="pane side preview-pane" aria-labelledby="preview">
        <h2 id="preview">${i18n.t('editor.part.preview')}</h2>
        <snodo-instrument-preview
          .draft=${draft}
          .at=${typeof name === 'string' && selected.length > 2 ? name : undefined}
        ></snodo-instrument-preview>
      </section>
    </div>`;
}

function writingBar({ i18n, draft, language }: EditorView, options: WritingOptions): TemplateResult {
  return html`<div class="bar">
    <div class="field">
      <label for="language">${i18n.t('editor.writeIn')}</label>
      <select id="language" @change=${(changing: Event) => options.writeIn(textIn(changing))}>
        ${draft.x.locales.map(
          (one) => html`<option value=${one} .selected=${one === language}>${languageName(one)}</option>`,
        )}
      </select>
    </div>
    <div class="switch" role="group" aria-label=${i18n.t('editor.parts')}>
      ${panes.map(
        (one) =>
          html`<button
            type="button"
            class="button"
            aria-pressed=${one === options.pane ? 'true' : 'false'}
            @click=${() => options.show(one)}
          >
            ${i18n.t(`editor.part.${one}`)}
          </button>`,
      )}
    </div>
    <div class="row">
      <button type="button" class="button" ?disabled=${!options.canUndo} @click=${options.undo}>
        ${i18n.t('editor.undo')}
      </button>
      <button type="button" class="button" ?disabled=${!options.canRedo} @click=${options.redo}>
        ${i18n.t('editor.redo')}
      </button>
    </div>
  </div>`;
}

function kindOf(
  draft: Draft,
  selected: JsonPath,
): 'whole' | 'page' | 'group' | 'words' | 'question' | 'block' {
  if (selected.length === 0) return 'whole';
  if (selected.length === 2) return 'page';
  if (isBlock(partAt(draft, selected))) return 'block';
  const type = partAt(draft, [...selected, 'type']);
  return type === 'panel' ? 'group' : type === 'html' ? 'words' : 'question';
}
