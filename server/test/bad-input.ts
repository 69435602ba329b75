// Input made from what the contract says of it: some of it as it should be, most of it wrong in one place or another.
import { seededRandom } from '../src/programme/index.ts';

type Random = ReturnType<typeof seededRandom>;

/** As much of a JSON schema as the contract uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

export const wrongWords = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  '9007199254740993',
  'null',
  'NaN',
  'true',
  "' or 1=1 --",
  '%27%3b select 1',
  '../../etc/passwd',
  '{}',
  '[]',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  '${7*7}',
  'à'.repeat(70),
  'x'.repeat(3000),
  '\u202eabc',
  '\ud800',
  'مرحبا',
  '🦊'.repeat(20),
  'a\u0000b',
  '2026-02-30',
  '9999-99-99T99:99:99Z',
  '00000000-0000-4000-8000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
];

const wrongValues: unknown[] = [
  ...wrongWords,
  null,
  true,
  0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  2 ** 31,
  [],
  {},
  [[]],
  [null],
  { $ref: '#' },
  { toString: 'x' },
  Array.from({ length: 300 }, () => 'a'),
  JSON.parse('{"__proto__":{"admin":true}}'),
  JSON.parse('['.repeat(200) + ']'.repeat(200)),
];

const deepest = 6;

/** Makes values by the schemas of one document, the same for the same seed. */
export class InputMaker {
  readonly #random: Random;
  readonly #components: Record<string, JsonSchema>;

  constructor(seed: string, components: Record<string, JsonSchema>) {
    this.#random = seededRandom(seed);
    this.#components = components;
  }

  chance(share: number): boolean {
    return this.#random.fraction() < share;
  }

  one<Value>(values: readonly Value[]): Value {
    const value = values[this.#random.below(values.length)];
    if (value === undefined && values.length === 0) throw new Error('there is nothing to choose from');
    return value as Value;
  }

  /** A word for an address, as it stands in it. */
  word(schema: JsonSchema | undefined, wrongShare: number): string {
    if (schema === undefined || this.chance(wrongShare)) return this.one(wrongWords);
    const value = this.value(schema, 0);
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  /** A value as the schema has it; with `wrongShare` each part of it is something else instead. */
  value(schema: JsonSchema, wrongShare: number, depth = 0): unknown {
    if (this.chance(wrongShare)) return this.one(wrongValues);
    const found = this.#resolved(schema);
    if (found.const !== undefined) return found.const;
    if (found.enum !== undefined) return this.one(found.enum);
    if (found.example !== undefined) return found.example;
    const choices = found.anyOf ?? found.oneOf;
    if (choices !== undefined) return this.value(this.one(choices), wrongShare, depth);
    if (found.allOf !== undefined)
      return Object.assign({}, ...found.allOf.map((part) => this.value(part, wrongShare, depth))) as unknown;
    const type = Array.isArray(found.type) ? this.one(found.type) : found.type;
    switch (type) {
      case 'null':
        return null;
      case 'boolean':
        return this.chance(0.5);
      case 'integer':
      case 'number':
        return this.one([found.minimum ?? 0, Math.min(found.maximum ?? 100, 100)]);
      case 'array':
        return this.#list(found, wrongShare, depth);
      case 'object':
        return this.#object(found, wrongShare, depth);
      default:
        return this.#text(found);
    }
  }

  #resolved(schema: JsonSchema): JsonSchema {
    const name = schema.$ref?.replace('#/components/schemas/', '');
    return name === undefined ? schema : (this.#components[name] ?? {});
  }

  #text({ format, minLength = 1, maxLength = 40 }: JsonSchema): string {
    if (format === 'uuid') return '00000000-0000-4000-8000-000000000000';
    if (format === 'date') return '2026-09-14';
    if (format === 'date-time') return '2026-09-14T09:00:00Z';
    if (format === 'email') return 'somebody@example.org';
    return 'a'.repeat(this.one([Math.max(1, minLength), Math.min(maxLength, 200)]));
  }

  #list({ items, minItems = 0, maxItems = 3 }: JsonSchema, wrongShare: number, depth: number): unknown[] {
    const length = depth > deepest ? 0 : this.one([minItems, Math.min(maxItems, minItems + 2)]);
    return Array.from({ length }, () => this.value(items ?? {}, wrongShare, depth + 1));
  }

  #object({ properties = {}, required = [] }: JsonSchema, wrongShare: number, depth: number): unknown {
    const made: Record<string, unknown> = {};
    for (const [name, schema] of Object.entries(properties)) {
      const isThere = required.includes(name) ? !this.chance(wrongShare / 2) : this.chance(0.6);
      if (isThere && depth <= deepest) made[name] = this.value(schema, wrongShare, depth + 1);
    }
    if (this.chance(wrongShare))
      made[this.one(['unknown', '__proto__', 'a\u0000', 'id'])] = this.one(wrongValues);
    return made;
  }
}
