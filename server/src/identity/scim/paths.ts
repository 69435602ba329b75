import { Schemas } from 'scimmy';
import { ScimFault } from './scim-fault.ts';

/** What is kept of a person, under the names of RFC 7643; `name` and `title` and the rest are accepted and dropped. */
export const keptAttributes = ['userName', 'externalId', 'displayName', 'active'] as const;

/** Our own extension of the schema has one attribute: the name of the site at which somebody works. */
export const workExtension = 'urn:snodo:params:scim:schemas:extension:work:2.0:User';

export type KeptAttribute = (typeof keptAttributes)[number] | 'site';

/** Where a path leads: to something kept, to something of the standard that is not kept, or to what only we write. */
export type PathTarget = KeptAttribute | 'not kept' | 'read only';

export const mostPathLetters = 200;

const coreUrn = 'urn:ietf:params:scim:schemas:core:2.0:user';
const readOnly = new Set(['id', 'meta', 'schemas', 'groups']);

// One value filter at most, without brackets, backslashes or line ends in it: it is looked at, never evaluated.
const valueFilter = String.raw`\[[^\][\\\p{Cc}]{1,150}\]`;
const corePath = new RegExp(String.raw`^([a-z][\w-]*)(${valueFilter})?(?:\.([a-z$][\w-]*))?$`, 'iu');
const extensionPath = new RegExp(
  String.raw`^urn:[a-z0-9][\w:.-]*(?:${valueFilter}(?:\.[a-z$][\w-]*)?)?$`,
  'iu',
);

/**
 * Reads an attribute path (RFC 7644 §3.5.2) in any case of letters. Throws `invalidPath` for what is no path, for
 * attributes that the core schema does not have, and for a filter on something that has one value.
 */
export function readPath(path: string): PathTarget {
  if (path.length > mostPathLetters) throw invalidPath('The path is too long');
  const lower = path.toLowerCase();
  if (lower === coreUrn) throw invalidPath('The path names a schema and no attribute');
  if (lower.startsWith(`${coreUrn}:`)) return readCorePath(path.slice(coreUrn.length + 1));
  if (lower === `${workExtension.toLowerCase()}:site`) return 'site';
  if (lower.startsWith('urn:')) {
    if (!extensionPath.test(path)) throw invalidPath('The path is not well written');
    return 'not kept';
  }
  return readCorePath(path);
}

function readCorePath(path: string): PathTarget {
  const [, name, filter, part] = corePath.exec(path) ?? [];
  if (name === undefined) throw invalidPath('The path is not well written');
  if (readOnly.has(name.toLowerCase())) return 'read only';
  const kept = keptAttributes.find((attribute) => attribute.toLowerCase() === name.toLowerCase());
  if (kept !== undefined) {
    if (filter !== undefined || part !== undefined)
      throw invalidPath(`The attribute '${kept}' has one value and no parts`);
    return kept;
  }
  if (!isOfCoreSchema(part === undefined ? name : `${name}.${part}`))
    throw invalidPath('The path names an attribute that people do not have');
  return 'not kept';
}

/** The library's copy of the core schema is the list of what a directory may rightly send. */
function isOfCoreSchema(name: string): boolean {
  try {
    Schemas.User.definition.attribute(name);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function invalidPath(detail: string): ScimFault {
  return new ScimFault(400, detail, 'invalidPath');
}
