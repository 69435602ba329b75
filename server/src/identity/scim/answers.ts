import { Messages, Types } from 'scimmy';
import { DirectoryPersonSchema } from './directory-person.ts';
import { versionTag } from './entries.ts';
import type { DirectoryEntryRow } from './entry-queries.ts';
import { keptAttributes, workExtension } from './paths.ts';
import { ScimFault } from './scim-fault.ts';

export const mostPerPage = 100;
const largestInteger = 2_147_483_647;
const mostNames = 50;

/** Which attributes an answer is to have: `attributes` wins over `excludedAttributes`, as one excludes the other. */
export function readProjection(attributes: string | undefined, excluded: string | undefined) {
  const alwaysThere = { id: ['pr'], schemas: ['pr'] };
  if (attributes !== undefined)
    return new Types.Filter([{ ...alwaysThere, ...Object.fromEntries(namesIn(attributes, 'pr')) }]);
  const left = namesIn(excluded ?? '', 'np');
  return left.length === 0 ? undefined : new Types.Filter([Object.fromEntries(left)]);
}

/** Only names that we know: the library's reader is not given what strangers send. */
function namesIn(list: string, presence: 'pr' | 'np'): [string, string[]][] {
  const names = new Set(
    list
      .split(',', mostNames)
      .map((name) => name.trim().toLowerCase().replace(`${DirectoryPersonSchema.id.toLowerCase()}:`, '')),
  );
  return [...keptAttributes, 'meta']
    .filter((attribute) => names.has(attribute.toLowerCase()))
    .map((attribute) => [attribute, [presence]]);
}

/** A person as her directory told of her, at her address under `usersAddress`. */
export function personAnswer(
  row: DirectoryEntryRow,
  usersAddress: string,
  projection?: Types.Filter,
): object {
  const source = {
    id: row.id,
    externalId: row.external_id ?? undefined,
    userName: row.user_name,
    displayName: row.display_name ?? undefined,
    active: row.is_active,
    meta: { created: row.created_at, lastModified: row.changed_at, version: versionTag(row) },
  };
  const answer = new DirectoryPersonSchema(source, 'out', usersAddress, projection);
  // Whoever chooses attributes chooses among those of the core schema.
  if (row.site === null || projection !== undefined) return answer;
  return Object.assign({}, answer, {
    schemas: [DirectoryPersonSchema.id, workExtension],
    [workExtension]: { site: row.site },
  });
}

export interface PageWish {
  /** From 1. */
  startIndex: number;
  count: number;
}

/** `startIndex` and `count` of RFC 7644 §3.4.2.4: too small means the smallest, too large our largest page. */
export function readPageWish(startIndex: string | undefined, count: string | undefined): PageWish {
  return {
    startIndex: Math.max(readInteger('startIndex', startIndex) ?? 1, 1),
    count: Math.min(Math.max(readInteger('count', count) ?? mostPerPage, 0), mostPerPage),
  };
}

function readInteger(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^-?\d{1,10}$/.test(text)) throw new ScimFault(400, `'${name}' is an integer`, 'invalidValue');
  return Math.min(Number(text), largestInteger);
}

/** One page of a list, cut already. */
export function listAnswer(found: object[], { startIndex, total }: { startIndex: number; total: number }) {
  return {
    schemas: [Messages.ListResponse.id],
    totalResults: total,
    startIndex,
    itemsPerPage: found.length,
    Resources: found,
  };
}
