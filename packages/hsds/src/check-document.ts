import { checkField } from './check-field.ts';
import type { Json } from './directory.ts';
import { entities, isIn, type EntityName, type HsdsVersion } from './entities.ts';
import type { HsdsFault, HsdsFaultCode } from './faults.ts';

/** `list`: columns and single objects, as pages of a list have them; `full`: its lists too. */
export type Detail = 'list' | 'full';

/** The most lists within lists that a full document has. */
const deepest = 8;

/**
 * Judges a document by the specification more strictly than its schemas do: formats hold, and a name that neither it
 * nor our own terms know is a fault, as is an `x_` term where it does not belong.
 */
export function checkDocument(
  name: EntityName,
  document: unknown,
  { version, detail }: { readonly version: HsdsVersion; readonly detail: Detail },
): HsdsFault[] {
  const faults: HsdsFault[] = [];
  const add = (code: HsdsFaultCode, source: string, column: string | null, message: string) => {
    faults.push({ code, source, row: null, column, message });
  };

  function check(name: EntityName, given: unknown, path: string, detail: Detail, depth: number): void {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      return add('not_an_object', path, null, 'expected an object');
    if (depth > deepest) return add('too_deep', path, null, 'lists within lists');
    const { fields, lists, objects } = entities[name];
    for (const [column, field] of Object.entries(fields)) {
      const fault = checkField((given as Record<string, Json>)[column], field);
      if (fault !== undefined) add(fault.code, path, column, fault.message);
    }
    for (const [column, inside] of Object.entries(given as Record<string, unknown>)) {
      const at = path === '' ? column : `${path}.${column}`;
      const list = lists[column];
      const object = objects[column];
      if (list !== undefined && isIn(version, list.of)) {
        if (detail === 'list') add('not_allowed', path, column, 'a list has no lists in it');
        else if (!Array.isArray(inside)) add('not_a_list', path, column, 'expected a list');
        else inside.forEach((each, index) => check(list.of, each, `${at}.${index}`, 'full', depth + 1));
      } else if (object !== undefined) check(object.of, inside, at, detail, depth + 1);
      else if (fields[column] === undefined) add('not_allowed', path, column, 'is no column');
      else if (inside === null) add('missing', path, column, 'what is not known is left out');
    }
  }

  check(name, document, '', detail, 0);
  return faults;
}
