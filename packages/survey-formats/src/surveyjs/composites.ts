import { isRecord, present } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { readItems } from './choices.ts';
import { readElement, takeName } from './elements.ts';
import { within } from './reader.ts';
import type { Place, SurveyjsReader } from './reader.ts';

type Fields = Record<string, unknown>;

/** How many times a group that a person may repeat is asked at most. */
const mostCopies = 5;

function copiesOf(...counts: readonly unknown[]): number {
  const count = counts.find((one) => typeof one === 'number' && Number.isFinite(one));
  return Math.min(Math.max(typeof count === 'number' ? Math.trunc(count) : 1, 1), mostCopies);
}

function listOf(given: unknown): readonly Fields[] {
  return Array.isArray(given) ? given.filter((one) => isRecord(one)) : [];
}

/**
 * A question made of questions as panels: one panel a row or copy, one question a cell. References to a cell
 * (`{table.row.column}`, `{panel.question}` inside) mean the question that stands for it.
 */
export function readComposite(reader: SurveyjsReader, type: string, fields: Fields, place: Place): Draft {
  const panel: Draft = { type: 'panel', name: takeName(reader, fields, place) };
  const { title, description, visibleIf, enableIf } = fields;
  const kinds = {
    title: 'text',
    description: 'text',
    visibleIf: 'expression',
    enableIf: 'expression',
  } as const;
  reader.read(present({ title, description, visibleIf, enableIf }), kinds, panel, place);
  for (const key of ['isRequired', 'requiredIf', 'validators', 'defaultValue', 'triggers', 'choicesByUrl']) {
    if (fields[key] !== undefined)
      reader.report.drop('key_of_composite', within(place, key).source, undefined, key);
  }
  const composite = new Composite(reader, fields, String(panel.name), place);
  panel.elements =
    type === 'multipletext'
      ? composite.texts()
      : type === 'matrixdropdown'
        ? composite.rows()
        : composite.copies(type === 'matrixdynamic');
  return panel;
}

class Composite {
  readonly #reader: SurveyjsReader;
  readonly #fields: Fields;
  readonly #name: string;
  readonly #given: string;
  readonly #place: Place;

  constructor(reader: SurveyjsReader, fields: Fields, name: string, place: Place) {
    this.#reader = reader;
    this.#fields = fields;
    this.#name = name;
    this.#given = typeof fields.name === 'string' ? fields.name : name;
    this.#place = within(place, 'elements');
  }

  texts(): Draft[] {
    const items = listOf(this.#fields.items);
    const source = this.#place.source.replace(/elements$/, 'items');
    const cells = items.map((item, index) => ({
      key: String(item.name ?? index),
      fields: { ...item, type: 'text' },
    }));
    return this.#cells(cells, `${this.#given}.`, [this.#name], { ...this.#place, source }, '');
  }

  rows(): Draft[] {
    const source = this.#place.source.replace(/elements$/, 'rows');
    const { items } = readItems(
      this.#reader,
      this.#fields.rows,
      { ...this.#place, source },
      { hasConditions: true },
    );
    return items.map((item, index) =>
      this.#panel([this.#name, String(item.value)], `${this.#given}.${String(item.value)}.`, index, 'row.', {
        title: item.text,
        visible: item,
        cells: this.#columns(),
      }),
    );
  }

  copies(isMatrix: boolean): Draft[] {
    const { rowCount, minRowCount, panelCount, minPanelCount } = this.#fields;
    const count = isMatrix ? copiesOf(rowCount, minRowCount, 2) : copiesOf(panelCount, minPanelCount);
    const cells = isMatrix
      ? this.#columns()
      : listOf(this.#fields.templateElements ?? this.#fields.elements).map((one) => ({
          key: String(one.name ?? ''),
          fields: one,
        }));
    return Array.from({ length: count }, (_one, index) =>
      this.#panel(
        [this.#name, String(index + 1)],
        `${this.#given}[${index}].`,
        index,
        isMatrix ? 'row.' : 'panel.',
        {
          title: String(index + 1),
          cells,
        },
      ),
    );
  }

  #columns(): { key: string; fields: Fields }[] {
    const { cellType = 'dropdown', choices, columns } = this.#fields;
    return listOf(columns).map((column) => {
      const { cellType: own, ...rest } = column;
      const type = own === undefined || own === 'default' ? cellType : own;
      return { key: String(column.name ?? ''), fields: { choices, ...rest, type } };
    });
  }

  #panel(
    parts: readonly string[],
    reference: string,
    index: number,
    local: string,
    given: {
      readonly title: unknown;
      readonly visible?: Draft;
      readonly cells: readonly { readonly key: string; readonly fields: Fields }[];
    },
  ): Draft {
    this.#reader.countElement();
    const at = within(this.#place, `[${index}]`);
    const panel: Draft = { type: 'panel', name: this.#reader.settlement.pool.take(parts.join('_'), 'panel') };
    panel.title = given.title;
    panel.elements = this.#cells(given.cells, reference, parts, within(at, 'elements'), local);
    const { visible } = given;
    if (visible) this.#reader.settlement.moveTo(visible, panel);
    return panel;
  }

  #cells(
    cells: readonly { readonly key: string; readonly fields: Fields }[],
    reference: string,
    parts: readonly string[],
    place: Place,
    local: string,
  ): Draft[] {
    const scope = new Map<string, string>();
    const elements: Draft[] = [];
    for (const { key, fields } of cells) {
      const wanted = [...parts, key].join('_');
      const at: Place = {
        source: `${place.source}.${key}`,
        path: `${place.path}[${elements.length}]`,
        scope,
      };
      const { valueName: _value, name: _name, ...rest } = fields;
      const titled = { title: key, ...rest };
      const element = readElement(this.#reader, { ...titled, name: wanted }, at);
      if (!element) continue;
      elements.push(element);
      this.#reader.settlement.claim(`${reference}${key}`, String(element.name));
      if (local !== '') scope.set(`${local}${key}`, String(element.name));
    }
    return elements;
  }
}
