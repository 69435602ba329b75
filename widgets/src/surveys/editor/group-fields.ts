import { html, nothing, type TemplateResult } from 'lit';
import { wordedItems } from './condition-sources.ts';
import { asText, type Draft } from './draft.ts';
import { faultsAt, idOf, plainField, textIn, wordsField, type EditorView } from './editor-view.ts';
import { listAt, partAt, pathText, withPart, type JsonPath } from './json-path.ts';
import { newItem } from './new-items.ts';

const mostGroups = 6;

interface Group {
  readonly value: string;
  readonly text: unknown;
  readonly values: readonly string[];
}

/** Fewer, coarser groups of the choices for the tables: a menu for each choice says which one it is in. */
export function groupFields(view: EditorView, question: JsonPath): TemplateResult {
  const { i18n, draft } = view;
  const path = [...question, 'x', 'groups'];
  const choices = offered(view, question);
  const groups = readGroups(draft, path);
  const keep = (next: readonly Group[], said?: string) => {
    // What is no choice any more is in no group.
    const kept = next.map((group) => ({
      ...group,
      values: group.values.filter((value) => choices.some(([one]) => one === value)),
    }));
    view.replace(withPart(draft, path, kept.length > 0 ? kept : undefined) as Draft, undefined, said);
  };
  if (groups.length === 0) {
    if (partAt(draft, [...question, 'x', 'dimension']) !== true || choices.length < 3) return html``;
    return html`<p>
        <button type="button" class="button" @click=${() => keep(halves(choices))}>
          ${i18n.t('editor.groups.begin')}
        </button>
      </p>
      <p class="help">${i18n.t('editor.groupsHelp')}</p>`;
  }
  return html`<fieldset data-path=${pathText(path)} tabindex="-1">
    <legend>${i18n.t('editor.groups')}</legend>
    <p class="help">${i18n.t('editor.groupsHelp')}</p>
    ${groups.map((group, at) => groupRow(view, [...path, at], group, groups, keep))}
    <p class="row">
      ${
        groups.length >= mostGroups
          ? nothing
          : html`<button
              type="button"
              class="button"
              @click=${() => keep([...groups, { ...newItem(groups, 'groups'), values: [] }])}
            >
              ${i18n.t('editor.groups.add')}
            </button>`
      }
      <button type="button" class="button plain" @click=${() => keep([])}>
        ${i18n.t('editor.groups.end')}
      </button>
    </p>
    <div class="assigned">
      ${choices.map(([value, words]) => assignField(view, path, [value, words], groups, keep))}
    </div>
    ${faultsAt(view, path)}
  </fieldset>`;
}

function offered(view: EditorView, question: JsonPath): (readonly [string, string])[] {
  const { i18n, draft } = view;
  const more = (['None', 'Other'] as const).filter(
    (item) => partAt(draft, [...question, `show${item}Item`]) === true,
  );
  return [
    ...wordedItems(view, [...question, 'choices']),
    ...more.map(
      (item) => [item.toLowerCase(), i18n.t(item === 'None' ? 'editor.none' : 'editor.other')] as const,
    ),
  ];
}

function readGroups(draft: Draft, path: JsonPath): Group[] {
  return listAt(draft, path).map((group) => ({
    value: asText(partAt(group, ['value'])) ?? '',
    text: partAt(group, ['text']) ?? {},
    values: listAt(group, ['values']).filter((one) => typeof one === 'string'),
  }));
}

/** Two groups to begin with: the first choices and the others. */
function halves(choices: readonly (readonly [string, string])[]): Group[] {
  const values = choices.map(([value]) => value);
  const half = Math.ceil(values.length / 2);
  const first = newItem([], 'groups');
  const second = newItem([first], 'groups');
  return [
    { ...first, values: values.slice(0, half) },
    { ...second, values: values.slice(half) },
  ];
}

type Keep = (groups: readonly Group[], said?: string) => void;

function groupRow(
  view: EditorView,
  path: JsonPath,
  group: Group,
  groups: readonly Group[],
  keep: Keep,
): TemplateResult {
  const { i18n } = view;
  const n = Number(path.at(-1)) + 1;
  return html`<div class="labelled" data-path=${pathText(path)} tabindex="-1">
      ${wordsField(view, [...path, 'text'], { label: i18n.t('editor.groups.words', { n }), most: 120 })}
      ${plainField(view, [...path, 'value'], { label: i18n.t('editor.groups.value'), most: 64 })}
      <button
        type="button"
        class="button"
        aria-label=${i18n.t('editor.groups.remove', { n })}
        ?disabled=${groups.length <= 2}
        @click=${() => keep(groups.filter((one) => one !== group))}
      >
        <snodo-icon name="x"></snodo-icon>
      </button>
    </div>
    ${faultsAt(view, path)} ${faultsAt(view, [...path, 'values'])}`;
}

/** In which group a choice is. */
function assignField(
  view: EditorView,
  path: JsonPath,
  [value, words]: readonly [string, string],
  groups: readonly Group[],
  keep: Keep,
): TemplateResult {
  const { i18n } = view;
  const id = `${idOf(path)}-of-${value}`;
  const chosen = groups.findIndex(({ values }) => values.includes(value));
  const names = wordedItems(view, path);
  const assign = (choosing: Event) => {
    const to = Number(textIn(choosing));
    keep(
      groups.map((group, at) => {
        const others = group.values.filter((one) => one !== value);
        return { ...group, values: at === to ? [...others, value] : others };
      }),
    );
  };
  return html`<div class="field">
    <label for=${id}>${words}</label>
    <select id=${id} @change=${assign}>
      ${chosen < 0 ? html`<option value="-1" selected>${i18n.t('editor.groups.nowhere')}</option>` : nothing}
      ${names.map(
        ([, name], at) => html`<option value=${at} .selected=${at === chosen}>${at + 1}. ${name}</option>`,
      )}
    </select>
  </div>`;
}
