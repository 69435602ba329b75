import { findBlock } from '@snodo/survey-engine/authoring';
import { localize } from '@snodo/survey-engine';
import { html, nothing, type TemplateResult } from 'lit';
import { momentIn } from '../../identity/moments.ts';
import { lockedPanel, withSheetWords } from './block-parts.ts';
import { conditionField } from './condition-field.ts';
import { asText, wordsIn, type DraftElement } from './draft.ts';
import { faultsAt, wordsField, type EditorView } from './editor-view.ts';
import { findingWords } from './finding-words.ts';
import { listAt, partAt, pathText, type JsonPath } from './json-path.ts';
import { directionOf, languageName } from './language-names.ts';

/** A validated instrument: its words are read, not written; a heading and a condition are hers. */
export function blockForm(view: EditorView, path: JsonPath, element: DraftElement): TemplateResult {
  const { i18n, draft, blocks } = view;
  const code = asText(partAt(element, ['x', 'block'])) ?? '';
  const block = findBlock(code);
  const expected = lockedPanel(draft, blocks, code);
  const inside = pathText([...path, 'elements']);
  const differs = view.findings.filter(
    (finding) =>
      finding.source === 'blocks' &&
      (finding.path.startsWith(inside) || finding.path === pathText([...path, 'x', 'block'])),
  );
  return html`<p class="row">
      <snodo-icon name="lock"></snodo-icon>
      <strong>${block ? localize(block.title, i18n.language) : code}</strong>
    </p>
    <p>${i18n.t('editor.block.locked')}</p>
    ${
      differs.length === 0
        ? nothing
        : html`<div class="field">
            ${[...new Set(differs.map((finding) => findingWords(i18n, finding)))].map((words) => html`<p class="fault">${words}</p>`)}
            ${
              expected === undefined
                ? nothing
                : html`<p>
                    <button
                      type="button"
                      class="button"
                      data-path=${inside}
                      @click=${() => view.replace(withSheetWords(draft, blocks, path), undefined, i18n.t('editor.block.taken'))}
                    >
                      ${i18n.t('editor.block.take')}
                    </button>
                  </p>`
            }
            <p><a href=${`/desk?blocks&lang=${i18n.language}`}>${i18n.t('editor.block.sheets')}</a></p>
          </div>`
    }
    ${wordsField(view, [...path, 'title'], { label: i18n.t('editor.groupTitle'), help: i18n.t('editor.block.titleHelp'), most: 200 })}
    ${conditionField(view, [...path, 'visibleIf'], i18n.t('editor.showGroupIf'))} ${lockedWords(view, path)}
    ${provenance(view, code)} ${faultsAt(view, [...path, 'x', 'block'])}`;
}

/** The words as they are asked, in the language that is written in. */
function lockedWords({ i18n, draft, language }: EditorView, path: JsonPath): TemplateResult {
  const matrix = [...path, 'elements', 0];
  const words = (at: JsonPath) => wordsIn(draft, partAt(draft, at), language);
  const items = (key: string) =>
    listAt(draft, [...matrix, key]).map((_one, at) => words([...matrix, key, at, 'text']));
  return html`<section class="ruled" aria-label=${i18n.t('editor.block.words')}>
    <h3>${i18n.t('editor.block.words')} <span class="tongue">${languageName(language)}</span></h3>
    <div lang=${language} dir=${directionOf(language)}>
      <p><strong>${words([...matrix, 'title'])}</strong></p>
      <ol>
        ${items('rows').map((one) => html`<li>${one}</li>`)}
      </ol>
      <p class="soft">${items('columns').filter(Boolean).join(' · ')}</p>
    </div>
  </section>`;
}

/** Where the words are from, and who answers for the licence. */
function provenance({ i18n, blocks, draft }: EditorView, code: string): TemplateResult {
  const own = blocks.find((block) => block.code === code);
  const sheets = (own?.sheets ?? []).filter(({ language }) => draft.x.locales.includes(language));
  return html`<details>
    <summary>${i18n.t('editor.block.licence')}</summary>
    <div class="inside">
      <p>${own?.licence ?? ''}</p>
      <ul>
        ${sheets.map(
          ({ language, source, enteredAt, enteredBy }) =>
            html`<li>
              <span lang=${language}>${languageName(language)}</span>: <bdi>${source}</bdi>.
              ${i18n.t('editor.block.enteredBy', { name: enteredBy.displayName ?? i18n.t('editor.somebody'), at: momentIn(i18n, enteredAt) })}
            </li>`,
        )}
      </ul>
    </div>
  </details>`;
}
