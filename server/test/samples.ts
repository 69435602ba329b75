import { z } from 'zod';

/** As much of a JSON schema as the contract's bodies use. */
interface Shape {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  minItems?: number;
  minimum?: number;
  minLength?: number;
  format?: string;
}

const words: Record<string, string> = {
  uuid: '01900000-0000-7000-8000-000000000001',
  date: '2026-11-22',
  'date-time': '2026-11-22T10:00:00Z',
  email: 'somebody@example.org',
  uri: 'https://example.org/',
};

/** The smallest body that a schema of the contract lets through. */
export function sampleOf(schema: z.ZodType): unknown {
  return sampleOfShape(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape);
}

function sampleOfShape(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  const [choice] = shape.anyOf ?? shape.oneOf ?? [];
  if (choice !== undefined) return sampleOfShape(choice);
  if (shape.allOf !== undefined) return Object.assign({}, ...shape.allOf.map(sampleOfShape)) as unknown;
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        (shape.required ?? []).map((name) => [name, sampleOfShape(shape.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => sampleOfShape(shape.items ?? {}));
    case 'string':
      return words[shape.format ?? ''] ?? 'a'.repeat(Math.max(1, shape.minLength ?? 1));
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return shape.minimum ?? 1;
    default:
      return null;
  }
}
