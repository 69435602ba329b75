import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallJson } from '../fixtures.ts';
import { readDefinition } from '../read-definition.ts';

type Loose = ReturnType<typeof JSON.parse>;

const schema: Loose = JSON.parse(
  readFileSync(new URL('../../definition.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

/** Where something stands in JSON: the keys that lead there. */
type Way = readonly (string | number)[];

function waysIn(json: Loose, way: Way = []): Way[] {
  if (typeof json !== 'object' || json === null) return [way];
  const inner = Object.entries(json).flatMap(([key, part]) =>
    waysIn(part, [...way, Array.isArray(json) ? Number(key) : key]),
  );
  return [way, ...inner];
}

interface Edit {
  readonly way: Way;
  readonly kind: string;
  readonly value: unknown;
  readonly name: string;
}

const edits: fc.Arbitrary<Edit> = fc.record({
  way: fc.constantFrom(...waysIn(smallJson()).filter((way) => way.length > 0)),
  kind: fc.constantFrom('replace', 'replace', 'delete', 'add', 'copy'),
  value: fc.oneof(
    fc.constantFrom<unknown>(null, 0, -1, 1.5, 7, 101, true, [], {}, ['x'], { en: 'x' }, { default: 'x' }),
    fc.constantFrom('', ' ', 'x', 'constructor', '<b>x</b>', 'x'.repeat(2001)),
    fc.constantFrom('html', 'text', 'comment', 'ranking', 'numeric', 'number'),
  ),
  name: fc.constantFrom('colour', 'choices', 'rateMax', 'maxLength', 'html', 'noneText', 'exclusive'),
});

/** Does an edit, unless an earlier one took away what it is about. */
function apply(json: Loose, { way, kind, value, name }: Edit): void {
  let holder: Loose = json;
  for (const step of way.slice(0, -1)) holder = holder?.[step];
  const key = way.at(-1) ?? '';
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return;
  const own: Loose = holder[key];
  if (kind === 'replace') holder[key] = structuredClone(value);
  else if (kind === 'add' && typeof own === 'object' && own !== null && !Array.isArray(own))
    own[name] = value;
  else if (kind === 'copy' && Array.isArray(holder)) holder.push(structuredClone(own));
  else if (kind === 'delete' && Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (kind === 'delete') delete holder[key];
}

/** What a schema has no means to say: what needs two places at once. */
const unsaid = new Set(
  `duplicate unknown_locale missing_translation expression unknown_name unknown_value self_reference
  forward_reference`.split(/\s+/),
);

function isUnsaid(code: string, path: string): boolean {
  return unsaid.has(code) || (code === 'out_of_range' && /\.(rateMax|to)$/.test(path));
}

describe('the schema and the reader', () => {
  it('agree on small definitions that were edited', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 2 }), (some) => {
        const json: Loose = smallJson();
        for (const edit of some) apply(json, edit);
        const read = readDefinition(json);
        if (validate(json)) {
          seen.accepted++;
          const said = 'faults' in read ? read.faults.filter(({ code, path }) => !isUnsaid(code, path)) : [];
          expect(said).toEqual([]);
        } else {
          seen.refused++;
          expect(read).toHaveProperty('faults');
        }
      }),
      { numRuns: 5000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(300);
  });
});
