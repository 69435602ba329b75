import { html, nothing, type TemplateResult } from 'lit';
import { outlineOf, someWords, type OutlineEntry } from './draft.ts';
import {
  added,
  addedPage,
  duplicated,
  elementTypes,
  holdersFor,
  movedInto,
  newElement,
  removed,
  shifted,
  type AddedType,
  type Moved,
} from './draft-moves.ts';
import { isSelected, textIn, type EditorView } from './editor-view.ts';
import { selectablePath } from './finding-words.ts';
import { pathText } from './json-path.ts';
import { lockedPanel, offeredBlocks } from './block-parts.ts';
import { bankChoices, bankQuestion } from './ready-made.ts';

const icons = { page: 'layers', panel: 'list', words: 'info', question: undefined, block: 'lock' } as const;

/** Pages, groups and questions in their order; the selected one has its tools below it. */
export function outlineView(view: EditorView): TemplateResult {
  const { i18n, draft } = view;
  const entries = outlineOf(draft);
  const faulty = new Set(
    view.findings
      .filter(({ isBlocking }) => isBlocking)
      .map(({ path }) => pathText(selectablePath(draft, path))),
  );
  return html`${addMenu(view)}
    <nav class="outline" aria-label=${i18n.t('editor.outline')}>
      <button
        type="button"
        class="entry whole"
        aria-current=${view.selected.length === 0 ? 'true' : nothing}
        @click=${() => view.select([])}
      >
        <span class="words">${i18n.t('editor.whole')}</span>
      </button>
      <ol role="list">
        ${entries.map((entry) => outlineEntry(view, entry, faulty.has(pathText(entry.path))))}
      </ol>
    </nav>`;
}

function outlineEntry(view: EditorView, entry: OutlineEntry, isFaulty: boolean): TemplateResult {
  const { i18n, draft, language } = view;
  const isOpen = isSelected(view, entry.path);
  const words = someWords(draft, entry.words, language) || i18n.t('editor.untitled');
  const icon = icons[entry.kind];
  return html`<li class=${`${entry.kind} depth-${Math.min(entry.depth, 4)}`}>
    <button
      type="button"
      class="entry"
      data-entry=${pathText(entry.path)}
      aria-current=${isOpen ? 'true' : nothing}
      @click=${() => view.select(entry.path)}
      @keydown=${(pressing: KeyboardEvent) => moveByKey(view, entry, pressing)}
    >
      ${icon ? html`<snodo-icon name=${icon}></snodo-icon>` : html`<span class="number tabular">${entry.number}</span>`}
      <span class="words">
        ${entry.kind === 'page' ? html`<span class="visually-hidden">${i18n.t('editor.kind.page')}: </span>` : nothing}<bdi
          >${words}</bdi
        >
      </span>
      ${
        entry.hasCondition
          ? html`<span class="mark" title=${i18n.t('editor.conditional')}
              ><snodo-icon name="eye-off"></snodo-icon
              ><span class="visually-hidden">${i18n.t('editor.conditional')}</span></span
            >`
          : nothing
      }
      ${
        entry.sensitivity === 'special'
          ? html`<span class="mark" title=${i18n.t('editor.sensitivity.special')}
              ><snodo-icon name="shield-check"></snodo-icon
              ><span class="visually-hidden">${i18n.t('editor.sensitivity.special')}</span></span
            >`
          : nothing
      }
      ${
        isFaulty
          ? html`<span class="mark wrong" title=${i18n.t('editor.hasProblem')}
              ><snodo-icon name="circle-alert"></snodo-icon
              ><span class="visually-hidden">${i18n.t('editor.hasProblem')}</span></span
            >`
          : nothing
      }
    </button>
    ${isOpen ? tools(view, entry, words) : nothing}
  </li>`;
}

function tools(view: EditorView, entry: OutlineEntry, words: string): TemplateResult {
  const { i18n, draft, published } = view;
  const { path, kind } = entry;
  const up = shifted(draft, path, -1);
  const down = shifted(draft, path, 1);
  const isLastPage = kind === 'page' && draft.pages.length === 1;
  return html`<div class="tools" role="group" aria-label=${i18n.t('editor.tools', { title: words })}>
    <button
      type="button"
      class="button"
      title=${i18n.t('editor.up')}
      aria-label=${i18n.t('editor.up')}
      ?disabled=${up === undefined}
      @click=${() => move(view, entry, -1)}
    >
      <snodo-icon name="chevron-up"></snodo-icon>
    </button>
    <button
      type="button"
      class="button"
      title=${i18n.t('editor.down')}
      aria-label=${i18n.t('editor.down')}
      ?disabled=${down === undefined}
      @click=${() => move(view, entry, 1)}
    >
      <snodo-icon name="chevron-down"></snodo-icon>
    </button>
    <button
      type="button"
      class="button"
      title=${i18n.t('editor.duplicate')}
      aria-label=${i18n.t('editor.duplicate')}
      ?disabled=${kind === 'block'}
      @click=${() => {
        const copy = duplicated(draft, path, published);
        view.replace(copy.draft, copy.selected, i18n.t('editor.duplicated', { title: words }));
      }}
    >
      <snodo-icon name="copy"></snodo-icon>
    </button>
    <button
      type="button"
      class="button danger"
      title=${i18n.t('editor.delete')}
      aria-label=${i18n.t('editor.delete')}
      ?disabled=${isLastPage}
      @click=${() => {
        const left = removed(draft, path);
        view.replace(left.draft, left.selected, i18n.t('editor.deleted', { title: words }));
      }}
    >
      <snodo-icon name="x"></snodo-icon>
    </button>
    ${moveSelect(view, entry, words)}
  </div>`;
}

/** To another page or group. */
function moveSelect(view: EditorView, { path, kind }: OutlineEntry, words: string) {
  const { i18n, draft } = view;
  const holders = kind === 'page' ? [] : holdersFor(draft, path);
  if (holders.length === 0) return nothing;
  return html`<select
    aria-label=${i18n.t('editor.moveTo')}
    @change=${(changing: Event) => {
      const moved = movedInto(draft, path, textIn(changing));
      if (moved) view.replace(moved.draft, moved.selected, i18n.t('editor.moved', { title: words }));
    }}
  >
    <option value="">${i18n.t('editor.moveTo')}</option>
    ${holders.map(
      (holder) =>
        html`<option value=${holder.name}>
          ${someWords(draft, holder.words, view.language) || holder.name}
        </option>`,
    )}
  </select>`;
}

function move(view: EditorView, entry: OutlineEntry, by: -1 | 1): void {
  const moved = shifted(view.draft, entry.path, by);
  if (!moved) return;
  const title = someWords(view.draft, entry.words, view.language) || entry.name;
  view.replace(moved.draft, moved.selected, view.i18n.t('editor.moved', { title }));
}

/** Alt and an arrow move what has the focus; the arrows alone go from one to the next. */
function moveByKey(view: EditorView, entry: OutlineEntry, pressing: KeyboardEvent): void {
  const by = pressing.key === 'ArrowUp' ? -1 : pressing.key === 'ArrowDown' ? 1 : undefined;
  if (by === undefined) return;
  pressing.preventDefault();
  if (pressing.altKey) return move(view, entry, by);
  const here = pressing.currentTarget as HTMLElement;
  const all = [...(here.closest('.outline')?.querySelectorAll<HTMLElement>('.entry') ?? [])];
  all[all.indexOf(here) + by]?.focus();
}

function addMenu(view: EditorView): TemplateResult {
  const { i18n, draft, selected, published } = view;
  const add = (clicking: Event, next: Moved) => {
    (clicking.target as HTMLElement).closest('details')?.removeAttribute('open');
    view.replace(next.draft, next.selected, i18n.t('editor.added'));
  };
  return html`<details class="add">
    <summary class="button primary">${i18n.t('editor.add')}</summary>
    <div class="menu">
      ${elementTypes.map(
        (type: AddedType) =>
          html`<button
            type="button"
            class="button plain"
            data-type=${type}
            @click=${(clicking: Event) => add(clicking, added(draft, selected, newElement(draft, type, published)))}
          >
            ${i18n.t(`editor.type.${type}`)}
          </button>`,
      )}
      <label class="field bank">
        ${i18n.t('editor.bank')}
        <select
          data-type="bank"
          @change=${(changing: Event) => {
            const question = bankQuestion(draft, textIn(changing), published);
            if (question) add(changing, added(draft, selected, question));
          }}
        >
          <option value="" .selected=${true}>${i18n.t('editor.bankPick')}</option>
          ${bankChoices(view.language).map(({ code, title }) => html`<option value=${code}>${title}</option>`)}
        </select>
      </label>
      ${blockMenu(view, add)}
      <button
        type="button"
        class="button plain"
        data-type="page"
        @click=${(clicking: Event) => add(clicking, addedPage(draft, selected))}
      >
        ${i18n.t('editor.type.page')}
      </button>
    </div>
  </details>`;
}

/** Validated instruments: those without words in every language of the draft say so. */
function blockMenu(
  { i18n, draft, language, selected, blocks }: EditorView,
  add: (choosing: Event, next: Moved) => void,
): TemplateResult | typeof nothing {
  if (blocks.length === 0) return nothing;
  const offered = offeredBlocks(draft, blocks, language);
  return html`<label class="field bank">
    ${i18n.t('editor.block')}
    <select
      data-type="block"
      @change=${(choosing: Event) => {
        const panel = lockedPanel(draft, blocks, textIn(choosing));
        if (panel) add(choosing, added(draft, selected, panel));
      }}
    >
      <option value="" .selected=${true}>${i18n.t('editor.block.pick')}</option>
      ${offered.map(
        ({ code, title, lacks }) =>
          html`<option value=${code} ?disabled=${lacks !== 'nothing'}>
            ${lacks === 'nothing' ? title : i18n.t(`editor.block.lacks.${lacks}`, { title })}
          </option>`,
      )}
    </select>
  </label>`;
}
