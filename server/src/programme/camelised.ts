import { camelCase } from './common-schema.ts';

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** The same facts with camelCase names, and nothing that can be changed. */
export type Camelised<Facts> = Facts extends readonly (infer Member)[]
  ? readonly Camelised<Member>[]
  : Facts extends object
    ? {
        readonly [Name in keyof Facts as Name extends string ? CamelCase<Name> : never]: Camelised<
          Facts[Name]
        >;
      }
    : Facts;

/** Renames every key and freezes every object and list. The input is a checked tree of plain facts. */
export function camelised<Facts>(facts: Facts): Camelised<Facts> {
  return renamed(facts) as Camelised<Facts>;
}

function renamed(facts: unknown): unknown {
  if (Array.isArray(facts)) return Object.freeze(facts.map(renamed));
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.freeze(
    Object.fromEntries(Object.entries(facts).map(([name, fact]) => [camelCase(name), renamed(fact)])),
  );
}
