import type { ReportCode } from '../report-codes.ts';

/** What the type of a row says. */
export type RowType =
  | { readonly kind: 'begin' | 'end'; readonly what: 'group' | 'repeat' }
  | {
      readonly kind: 'select';
      readonly type: 'radiogroup' | 'checkbox' | 'ranking';
      readonly list: string;
      readonly hasOther: boolean;
    }
  | {
      readonly kind: 'question';
      readonly type: string;
      readonly isNumber?: boolean;
      readonly isWhole?: boolean;
    }
  | { readonly kind: 'calculate' }
  | { readonly kind: 'dropped'; readonly code: ReportCode };

const selects: readonly (readonly [RegExp, 'radiogroup' | 'checkbox' | 'ranking'])[] = [
  [/^(?:add )?select (?:one|1)(?: prompt using| from)? (.+)$/, 'radiogroup'],
  [/^select1 (.+)$/, 'radiogroup'],
  [/^(?:add )?select (?:multiple|all that apply)(?: prompt using| from)? (.+)$/, 'checkbox'],
  [/^rank (.+)$/, 'ranking'],
];

const droppedTypes: readonly (readonly [ReportCode, string])[] = [
  [
    'type_metadata',
    'start end today deviceid imei subscriberid simserial phonenumber username email audit start-geopoint background-audio background-geopoint',
  ],
  ['type_place', 'geopoint geotrace geoshape'],
  ['type_media', 'image photo audio video file barcode osm'],
];

const dropped: ReadonlyMap<string, ReportCode> = new Map(
  droppedTypes.flatMap(([code, names]) => names.split(' ').map((name) => [name, code] as const)),
);

const plain: Readonly<Record<string, RowType>> = {
  text: { kind: 'question', type: 'text' },
  string: { kind: 'question', type: 'text' },
  integer: { kind: 'question', type: 'text', isNumber: true, isWhole: true },
  int: { kind: 'question', type: 'text', isNumber: true, isWhole: true },
  decimal: { kind: 'question', type: 'text', isNumber: true },
  range: { kind: 'question', type: 'range' },
  note: { kind: 'question', type: 'html' },
  acknowledge: { kind: 'question', type: 'boolean' },
  trigger: { kind: 'question', type: 'boolean' },
  date: { kind: 'question', type: 'date' },
  time: { kind: 'question', type: 'date' },
  datetime: { kind: 'question', type: 'date' },
  calculate: { kind: 'calculate' },
  calculation: { kind: 'calculate' },
};

/** Reads the type of a row, in any of the spellings that pyxform takes. */
export function readRowType(given: string): RowType {
  const words = given.trim().slice(0, 500).replace(/\s+/g, ' ');
  const spaced = words.replaceAll('_', ' ').toLowerCase();
  const [, edge, what] = /^(begin|end) ?(group|lgroup|repeat|loop|looped group)$/.exec(spaced) ?? [];
  if (edge !== undefined) {
    return { kind: edge === 'begin' ? 'begin' : 'end', what: what === 'group' ? 'group' : 'repeat' };
  }
  if (/\b(?:from file|external)\b/.test(spaced) && spaced.startsWith('select')) {
    return { kind: 'dropped', code: 'type_external_list' };
  }
  const isOther = / or (?:specify )?other$/.exec(spaced);
  const withoutOther = isOther ? spaced.slice(0, isOther.index) : spaced;
  for (const [pattern, type] of selects) {
    const list = pattern.exec(withoutOther)?.[1];
    if (list === undefined) continue;
    // The list keeps its own spelling, of which the spaced one has lost low lines and capitals.
    const from = withoutOther.length - list.length;
    return { kind: 'select', type, list: words.slice(from, withoutOther.length), hasOther: isOther !== null };
  }
  const name = spaced.replaceAll(' ', '');
  if (Object.hasOwn(plain, name)) return plain[name] ?? { kind: 'dropped', code: 'type_unknown' };
  const joined = words.toLowerCase().replaceAll(' ', '-');
  return { kind: 'dropped', code: dropped.get(joined) ?? dropped.get(name) ?? 'type_unknown' };
}
