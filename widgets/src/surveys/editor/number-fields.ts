import { html, nothing, type TemplateResult } from 'lit';
import type { Draft } from './draft.ts';
import { faultsAt, idOf, numberField, numberIn, textIn, wordsField, type EditorView } from './editor-view.ts';
import { listAt, partAt, pathText, withPart, withoutItem, type JsonPath } from './json-path.ts';

const mostLabels = 11;

/** From where to where a slider goes, in which steps, and the words at some of them. */
export function sliderFields(view: EditorView, question: JsonPath): TemplateResult {
  const { i18n } = view;
  const at = (key: string) => [...question, key];
  return html`<div class="pair">
      ${endField(view, question, 'min', i18n.t('editor.from'), 0)}
      ${endField(view, question, 'max', i18n.t('editor.to'), 100)}
      ${numberField(view, at('step'), { label: i18n.t('editor.step'), placeholder: 1 })}
    </div>
    ${labelFields(view, question)}`;
}

/** An end of the way; words that stand at it go along when it moves. */
function endField(
  view: EditorView,
  question: JsonPath,
  key: 'min' | 'max',
  label: string,
  usual: number,
): TemplateResult {
  const { draft } = view;
  const path = [...question, key];
  const given = partAt(draft, path);
  const before = typeof given === 'number' ? given : usual;
  const move = (changing: Event) => {
    const number = numberIn(changing);
    const labels = listAt(draft, [...question, 'customLabels']).map((one) =>
      partAt(one, ['value']) === before ? withPart(one, ['value'], number ?? usual) : one,
    );
    const next = withPart(draft, path, number);
    view.replace((labels.length > 0 ? withPart(next, [...question, 'customLabels'], labels) : next) as Draft);
  };
  return html`<div class="field number">
    <label for=${idOf(path)}>${label}</label>
    <input
      id=${idOf(path)}
      type="number"
      step="any"
      placeholder=${usual}
      data-path=${pathText(path)}
      .value=${typeof given === 'number' ? String(given) : ''}
      @change=${move}
    />
    ${faultsAt(view, path)}
  </div>`;
}

function labelFields(view: EditorView, question: JsonPath): TemplateResult {
  const { i18n, draft } = view;
  const list = [...question, 'customLabels'];
  const labels = listAt(draft, list);
  const numberAt = (key: string, usual: number) => {
    const given = partAt(draft, [...question, key]);
    return typeof given === 'number' ? given : usual;
  };
  const ends = [numberAt('min', 0), numberAt('max', 100)];
  const valueOf = (label: unknown) => Number(partAt(label, ['value']));
  const isTaken = (value: number) => labels.some((label) => valueOf(label) === value);
  const keep = (next: readonly unknown[], said?: string) => {
    const sorted = next.toSorted((one, other) => valueOf(one) - valueOf(other));
    view.replace(withPart(draft, list, sorted) as Draft, undefined, said);
  };
  const add = (values: readonly number[]) =>
    keep([...labels, ...values.filter((one) => !isTaken(one)).map((value) => ({ value, text: {} }))]);
  const [least = 0, most = 100] = ends;
  return html`<fieldset data-path=${pathText(list)} tabindex="-1">
    <legend>${i18n.t('editor.labels')}</legend>
    ${labels.map((label, at) => {
      const path = [...list, at];
      const value = valueOf(label);
      return html`<div class="labelled" data-path=${pathText(path)} tabindex="-1">
        ${wordsField(view, [...path, 'text'], {
          label:
            value === least
              ? i18n.t('editor.labels.low')
              : value === most
                ? i18n.t('editor.labels.high')
                : i18n.t('editor.labels.at', { value }),
          most: 120,
        })}
        <div class="field number">
          <label for=${idOf([...path, 'value'])}>${i18n.t('editor.labels.value')}</label>
          <input
            id=${idOf([...path, 'value'])}
            type="number"
            step="any"
            data-path=${pathText([...path, 'value'])}
            .value=${String(value)}
            @change=${(changing: Event) =>
              keep(
                labels.map((one, index) =>
                  index === at ? withPart(one, ['value'], numberIn(changing) ?? value) : one,
                ),
              )}
          />
          ${faultsAt(view, [...path, 'value'])}
        </div>
        <button
          type="button"
          class="button"
          aria-label=${i18n.t('editor.labels.remove', { value })}
          @click=${() => {
            const left = withoutItem(draft, path);
            const isEmpty = labels.length === 1;
            view.replace((isEmpty ? withPart(left, list, undefined) : left) as Draft);
          }}
        >
          <snodo-icon name="x"></snodo-icon>
        </button>
      </div>`;
    })}
    <p class="row">
      ${
        isTaken(least) && isTaken(most)
          ? nothing
          : html`<button type="button" class="button" @click=${() => add([least, most])}>
              ${i18n.t('editor.labels.addEnds')}
            </button>`
      }
      ${
        labels.length >= mostLabels
          ? nothing
          : html`<button
              type="button"
              class="button plain"
              @click=${() => add([freeValue(least, most, isTaken)])}
            >
              ${i18n.t('editor.labels.add')}
            </button>`
      }
    </p>
    ${faultsAt(view, list)}
  </fieldset>`;
}

/** A value on the way that has no words: the middle, or the next beside it. */
function freeValue(least: number, most: number, isTaken: (value: number) => boolean): number {
  const middle = Math.round((least + most) / 2);
  for (let off = 0; off <= mostLabels; off += 1)
    for (const value of [middle + off, middle - off])
      if (value >= least && value <= most && !isTaken(value)) return value;
  return middle;
}

const mostBands = 6;

/** Where the bands begin that tables count numbers in, as numbers with commas between. */
export function bandsField(view: EditorView, path: JsonPath): TemplateResult {
  const { i18n } = view;
  const id = idOf(path);
  const bounds = listAt(view.draft, path).map(String);
  const faults = [path, ...bounds.map((_bound, at) => [...path, at])];
  const read = (changing: Event) => {
    const numbers = textIn(changing)
      .split(/[\s,;]+/u)
      .filter((part) => part !== '' && Number.isFinite(Number(part)))
      .map(Number)
      .slice(0, mostBands);
    view.change(path, numbers.length > 0 ? numbers : undefined);
  };
  return html`<div class="field">
    <label for=${id}>${i18n.t('editor.bands')}</label>
    <input
      id=${id}
      dir="ltr"
      inputmode="text"
      autocomplete="off"
      maxlength="120"
      aria-describedby=${`${id}-help`}
      data-path=${pathText(path)}
      .value=${bounds.join(', ')}
      @change=${read}
    />
    <p class="help" id=${`${id}-help`}>${i18n.t('editor.bandsHelp')}</p>
    ${faults.map((one) => faultsAt(view, one))}
  </div>`;
}
