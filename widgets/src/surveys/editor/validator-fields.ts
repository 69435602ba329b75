import { html, nothing, type TemplateResult } from 'lit';
import { conditionField } from './condition-field.ts';
import { sourcesBefore } from './condition-sources.ts';
import { asText, type Draft, type DraftElement } from './draft.ts';
import { checkField, faultsAt, numberField, plainField, wordsField, type EditorView } from './editor-view.ts';
import { listAt, partAt, pathText, withItem, withoutItem, type JsonPath } from './json-path.ts';

const kinds = ['answercount', 'numeric', 'text', 'regex', 'expression'] as const;
type Kind = (typeof kinds)[number];

/** Rules of one question. */
const mostRules = 5;

/** Patterns that are asked for again and again. */
const patterns = [
  ['postcode', String.raw`^\d{5}$`],
  ['letters', String.raw`^[\p{L} '’-]+$`],
  ['digits', String.raw`^\d+$`],
] as const;

/** Which rules the answers to a question can be held to. */
function kindsFor({ type, inputType }: DraftElement): readonly Kind[] {
  if (type === 'checkbox' || type === 'ranking') return ['answercount', 'expression'];
  if (type === 'comment') return ['text', 'regex', 'expression'];
  if (type !== 'text') return ['expression'];
  return inputType === 'number' ? ['numeric', 'expression'] : ['text', 'regex', 'expression'];
}

/** The rules that an answer must keep, each with what people are told when it does not. */
export function validatorFields(view: EditorView, question: JsonPath, element: DraftElement): TemplateResult {
  const { i18n, draft } = view;
  const list = [...question, 'validators'];
  const rules = listAt(draft, list);
  const add = (kind: Kind) => {
    const rule = { type: kind, ...startOf(view, question, kind) };
    view.replace(withItem(draft, list, rules.length, rule) as Draft, undefined, i18n.t('editor.rule.added'));
  };
  return html`<fieldset data-path=${pathText(list)} tabindex="-1">
    <legend>${i18n.t('editor.rules')}</legend>
    <p class="help">${i18n.t('editor.rulesHelp')}</p>
    ${rules.map((_rule, at) => ruleFields(view, [...list, at]))}
    ${
      rules.length >= mostRules
        ? nothing
        : html`<p class="row">
            ${kindsFor(element).map(
              (kind) =>
                html`<button type="button" class="button" data-rule=${kind} @click=${() => add(kind)}>
                  ${i18n.t(`editor.rule.add.${kind}`)}
                </button>`,
            )}
          </p>`
    }
    ${faultsAt(view, list)}
  </fieldset>`;
}

/** Something that can be read from the start, so that the preview goes on. */
function startOf(view: EditorView, question: JsonPath, kind: Kind): object {
  if (kind === 'regex') return { regex: patterns[0][1] };
  if (kind !== 'expression') return {};
  const own = sourcesBefore(view, [...question, 'validators', 0, 'expression'], true)
    .filter(({ name }) => !name.startsWith('='))
    .findLast(({ name }) => name.split('.')[0] === asText(partAt(view.draft, [...question, 'name'])));
  return { expression: own ? `{${own.name}} notempty` : 'true' };
}

function ruleFields(view: EditorView, path: JsonPath): TemplateResult {
  const { i18n, draft } = view;
  const kind = asText(partAt(draft, [...path, 'type'])) ?? '';
  const known = kinds.find((one) => one === kind);
  const title = known ? i18n.t(`editor.rule.${known}`) : kind;
  return html`<fieldset class="ruled" data-path=${pathText(path)} tabindex="-1">
    <legend>${title}</legend>
    ${known ? ownFields(view, path, known) : nothing}
    ${wordsField(view, [...path, 'text'], {
      label: i18n.t('editor.rule.message'),
      help: i18n.t('editor.rule.messageHelp'),
      most: 300,
    })}
    <p>
      <button
        type="button"
        class="button plain"
        @click=${() =>
          view.replace(withoutItem(draft, path) as Draft, undefined, i18n.t('editor.deleted', { title }))}
      >
        ${i18n.t('editor.rule.remove')}
      </button>
    </p>
    ${faultsAt(view, [...path, 'type'])} ${faultsAt(view, path)}
  </fieldset>`;
}

function ownFields(view: EditorView, path: JsonPath, kind: Kind): TemplateResult {
  const { i18n } = view;
  const at = (key: string) => [...path, key];
  const bounds = (low: string, high: string, least?: number) =>
    html`<div class="pair">
      ${numberField(view, at(low), { label: i18n.t('editor.rule.least'), ...(least === undefined ? {} : { least }) })}
      ${numberField(view, at(high), { label: i18n.t('editor.rule.most'), ...(least === undefined ? {} : { least }) })}
    </div>`;
  switch (kind) {
    case 'answercount':
      return bounds('minCount', 'maxCount', 1);
    case 'numeric':
      return bounds('minValue', 'maxValue');
    case 'text':
      return bounds('minLength', 'maxLength', 0);
    case 'regex':
      return html`${plainField(view, at('regex'), {
          label: i18n.t('editor.rule.pattern'),
          help: i18n.t('editor.rule.patternHelp', { letter: String.raw`\p{L}`, times: '{2,5}' }),
          most: 500,
        })}
        <p class="row">
          ${patterns.map(
            ([name, pattern]) =>
              html`<button
                type="button"
                class="button plain"
                @click=${() => view.change(at('regex'), pattern)}
              >
                ${i18n.t(`editor.rule.pattern.${name}`)}
              </button>`,
          )}
        </p>
        ${checkField(view, at('caseInsensitive'), i18n.t('editor.rule.anyCase'))}`;
    case 'expression':
      return conditionField(view, at('expression'), i18n.t('editor.rule.holds'), true);
  }
}
