import { Messages } from 'scimmy';
import { z } from 'zod';
import {
  asScimFault,
  DirectoryPersonSchema,
  isObject,
  readTruth,
  toldBy,
  type Told,
} from './directory-person.ts';
import { mostPathLetters, readPath, workExtension, type KeptAttribute } from './paths.ts';
import { ScimFault } from './scim-fault.ts';

export const mostOperations = 100;
const mostAttributesAtOnce = 100;

/** One change of one kept attribute, in the words of the standard whatever the directory's dialect was. */
export interface PatchStep {
  op: 'add' | 'remove' | 'replace';
  path: KeptAttribute;
  value?: unknown;
}

const messageSchema = z.object({
  schemas: z.tuple([z.literal(Messages.PatchOp.id)], {
    error: `A patch names exactly one schema, '${Messages.PatchOp.id}'`,
  }),
  Operations: z
    .array(
      z.object({
        op: z
          .string({ error: 'Each operation has an op' })
          .transform((op) => op.toLowerCase())
          .pipe(z.enum(['add', 'remove', 'replace'], { error: 'An op is add, remove or replace' })),
        path: z.string({ error: 'A path is a text' }).max(mostPathLetters, 'The path is too long').optional(),
        value: z.unknown().optional(),
      }),
      { error: 'A patch has a list of Operations' },
    )
    .min(1, 'A patch has at least one operation')
    .max(mostOperations, `A patch has at most ${mostOperations} operations`),
});

type Operation = z.infer<typeof messageSchema>['Operations'][number];

/**
 * Reads a PATCH of any of the dialects: `op` in any case (Entra), no `path` and an object as value (Okta, and Entra
 * with `aadOptscim062020`), `active` as a word (Entra without it), filtered and extension paths (dropped, as those
 * attributes are not kept). The whole message is read before anything changes: one bad operation refuses them all.
 */
export function readPatch(body: unknown): PatchStep[] {
  const parsed = messageSchema.safeParse(body);
  if (!parsed.success)
    throw new ScimFault(400, parsed.error.issues[0]?.message ?? 'This is no patch', 'invalidSyntax');
  return parsed.data.Operations.flatMap(stepsOf);
}

function stepsOf({ op, path, value }: Operation): PatchStep[] {
  if (path !== undefined) return stepOf(op, path, value, { isExplicit: true });
  if (op === 'remove') throw new ScimFault(400, 'A removal has a path', 'noTarget');
  if (!isObject(value))
    throw new ScimFault(400, 'Without a path the value is an object of attributes', 'invalidValue');
  const attributes = Object.entries(value);
  if (attributes.length > mostAttributesAtOnce)
    throw new ScimFault(400, 'The value names too many attributes', 'invalidValue');
  return attributes.flatMap(([name, inner]) =>
    name.toLowerCase() === workExtension.toLowerCase() && isObject(inner)
      ? Object.entries(inner)
          .slice(0, mostAttributesAtOnce)
          .flatMap(([part, told]) => stepOf(op, `${workExtension}:${part}`, told, { isExplicit: false }))
      : stepOf(op, name, inner, { isExplicit: false }),
  );
}

function stepOf(
  op: Operation['op'],
  path: string,
  value: unknown,
  { isExplicit }: { isExplicit: boolean },
): PatchStep[] {
  const target = readPath(path);
  // Okta sends the whole of what it read, `id` and `meta` included: only a change that is asked for by its path is refused.
  if (target === 'read only' && isExplicit)
    throw new ScimFault(400, 'The path names something that only the programme writes', 'mutability');
  if (target === 'not kept' || target === 'read only') return [];
  if (op === 'remove') return [removalOf(target)];
  if (value === undefined)
    throw new ScimFault(400, `The operation on '${target}' has no value`, 'invalidValue');
  if (value === null) return [removalOf(target)];
  return [{ op, path: target, value: target === 'active' ? readTruth(value) : value }];
}

function removalOf(target: KeptAttribute): PatchStep {
  // Somebody without `active` would be neither in nor out, and without `externalId` nobody.
  if (target !== 'displayName' && target !== 'site')
    throw new ScimFault(400, `The attribute '${target}' cannot be taken away`, 'mutability');
  return { op: 'remove', path: target };
}

/** What the directory tells after the patch. The steps are the library's to apply; they hold nothing unknown. */
export async function patched(current: Told & { id: string }, steps: PatchStep[]): Promise<Told> {
  if (steps.length === 0) return current;
  const { site: before, ...ofCore } = current;
  const site = steps
    .filter(({ path }) => path === 'site')
    .reduce<unknown>((_earlier, { op, value }) => (op === 'remove' ? undefined : value), before);
  const coreSteps = steps.filter(({ path }) => path !== 'site');
  const instance = new DirectoryPersonSchema(ofCore);
  if (coreSteps.length === 0) return toldBy(instance, site);
  try {
    const message = new Messages.PatchOp({ schemas: [Messages.PatchOp.id], Operations: coreSteps });
    // It answers undefined when the patch changes nothing.
    const changed: DirectoryPersonSchema | undefined = await message.apply(instance);
    return toldBy(changed ?? instance, site);
  } catch (error) {
    throw asScimFault(error);
  }
}
