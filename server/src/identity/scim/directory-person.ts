import { Types } from 'scimmy';
import { z } from 'zod';
import { ScimFault } from './scim-fault.ts';
import { workExtension, type KeptAttribute } from './paths.ts';

const definition = new Types.SchemaDefinition(
  'User',
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'A person of the firm. Only these attributes are kept; others are accepted and dropped.',
  [
    new Types.Attribute('string', 'userName', {
      required: true,
      uniqueness: 'server',
      description: 'Her name in the directory; unique in it, whatever the case of its letters',
    }),
    new Types.Attribute('string', 'displayName', {
      description: 'Her name as other people of the programme read it',
    }),
    new Types.Attribute('boolean', 'active', {
      description: 'Whether she works there; as soon as it is false she is out',
    }),
  ],
);

/** The library's schema class for the few attributes that are kept; its bookkeeping refuses all others. */
export class DirectoryPersonSchema extends Types.Schema {
  static override get id(): string {
    return definition.id;
  }

  static override get definition(): Types.SchemaDefinition {
    return definition;
  }

  constructor(source: object, direction = 'both', basepath?: string, filter?: Types.Filter) {
    super(source, direction);
    Object.assign(this, definition.coerce(source, direction, basepath, filter));
  }
}

const mostLetters = 256;

function text(attribute: KeptAttribute) {
  const told = (what: string) => ({ error: `The attribute '${attribute}' ${what}` });
  return z
    .string(told('is a text'))
    .max(mostLetters, told(`has at most ${mostLetters} letters`))
    .refine((value) => value.trim() !== '', told('is empty'))
    .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), told('holds a character that cannot be kept'));
}

const toldSchema = z.object({
  userName: text('userName'),
  externalId: text('externalId').optional(),
  displayName: text('displayName').optional(),
  active: z.boolean().optional(),
  site: text('site').max(120, "The attribute 'site' has at most 120 letters").optional(),
});

/** What a directory tells of one person. Something that is missing was not told, which is not the same as false. */
export type Told = z.infer<typeof toldSchema>;

/** The kept attributes of an instance and the site, bounded; `invalidValue` for what no name or id can be. */
export function toldBy(instance: Types.Schema, site: unknown): Told {
  const parsed = toldSchema.safeParse(Object.assign({}, instance, { site }));
  if (parsed.success) return parsed.data;
  throw new ScimFault(400, parsed.error.issues[0]?.message ?? 'A value cannot be kept', 'invalidValue');
}

/** Reads the body of a creation or replacement. */
export function readPerson(body: unknown): Told {
  if (!isObject(body)) throw new ScimFault(400, 'The body is one JSON object', 'invalidSyntax');
  const { instance, source } = withScimFaults(() => {
    const read = Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        name.toLowerCase() === 'active' ? readTruth(value) : value,
      ]),
    );
    return { instance: new DirectoryPersonSchema(read, 'in'), source: read };
  });
  const told = toldBy(instance, siteIn(body));
  if (told.displayName !== undefined) return told;
  const composed = composedName(source);
  return composed === undefined ? told : { ...told, displayName: composed };
}

/** What stands under our extension; undefined when nothing does. */
function siteIn(body: Record<string, unknown>): unknown {
  const extension = findByName(body, workExtension);
  if (extension === undefined || extension === null) return undefined;
  if (!isObject(extension))
    throw new ScimFault(400, `'${workExtension}' is an object of attributes`, 'invalidValue');
  return findByName(extension, 'site') ?? undefined;
}

/** Names of attributes are read in any case of letters. */
function findByName(source: Record<string, unknown>, name: string): unknown {
  const key = Object.keys(source).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : source[key];
}

const nameSchema = z.object({
  formatted: z.string().optional(),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
});

/** Some directories send the parts of a name only. */
function composedName(body: Record<string, unknown>): string | undefined {
  const parsed = nameSchema.safeParse(findByName(body, 'name'));
  if (!parsed.success) return undefined;
  const { formatted, givenName, familyName } = parsed.data;
  const name = (formatted ?? [givenName, familyName].filter((part) => part !== undefined).join(' '))
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return name === '' ? undefined : cutText(name, mostLetters);
}

/** The beginning of a text, without half of a letter that takes two places. */
export function cutText(whole: string, mostPlaces: number): string {
  return whole
    .slice(0, mostPlaces)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}

/** `active` as Entra's older shape has it: the word instead of the value. */
export function readTruth(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const lower = value.toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  throw new ScimFault(400, "The attribute 'active' is true or false", 'invalidValue');
}

/** Runs the library and turns its errors into refusals. */
export function withScimFaults<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asScimFault(error);
  }
}

const scimTypes = ['mutability', 'invalidSyntax', 'invalidPath', 'noTarget', 'invalidValue'] as const;

/** The library tells of a wrong value by its own error or by a bare TypeError. */
export function asScimFault(error: unknown): unknown {
  if (error instanceof Types.Error) {
    const scimType = scimTypes.find((type) => type === error.scimType) ?? 'invalidValue';
    return new ScimFault(400, error.message, scimType);
  }
  return error instanceof TypeError ? new ScimFault(400, error.message, 'invalidValue') : error;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
