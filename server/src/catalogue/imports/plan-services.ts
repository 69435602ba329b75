import { serviceInputSchema, type ServiceInput } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import type { KeepingContext } from '../keeping/context.ts';
import { toInputs } from '../keeping/kept-sheets.ts';
import { keeps, type Keeping } from '../keeping/policy.ts';
import { readColumns, referencesFor, type ServiceColumns } from '../keeping/service-columns.ts';
import type { ServiceRow } from '../rows.ts';
import type { GivenService } from './given-service.ts';
import { listNamedServices } from './import-queries.ts';
import type { ImportNotes } from './import-notes.ts';
import { reasonOfIssue, reasonOfReference } from './reasons.ts';

/** What becomes of one service of a file; nothing when it cannot be. */
export interface PlannedService {
  given: GivenService;
  plan?: {
    deed: 'add' | 'change' | 'same';
    input: ServiceInput;
    columns: ServiceColumns;
    before: ServiceRow | undefined;
  };
}

interface Known {
  row: ServiceRow;
  input: ServiceInput;
}

/**
 * What the file makes of each service, checked by the rules that hold for a sheet that is written by hand. A service
 * is one that stands there when it says its code, has its id, or is its provider’s of the same name.
 */
export async function planServices(
  trx: CommunityTransaction,
  keeping: Keeping,
  context: KeepingContext,
  { services, provider }: { services: readonly GivenService[]; provider: string | null },
  notes: ImportNotes,
): Promise<PlannedService[]> {
  const known = await findKnown(trx, keeping, context, services);
  const references = referencesFor(trx, keeping, context);
  const taken = new Set<string>();
  const planned: PlannedService[] = [];
  for (const given of services) {
    const providerCode = givenText(given.fields['provider']) ?? provider ?? undefined;
    const before = knownOf(given, providerCode, known);
    if (given.code !== null && before === undefined) {
      notes.refuse('unknown_service', { ...given, column: given.cellOf('code').column }, given.code);
      planned.push({ given });
      continue;
    }
    const key = before?.row.id ?? `${providerCode ?? ''}\n${given.name}`;
    const isTwice = taken.has(key);
    if (isTwice) notes.refuse('repeated', { ...given, column: given.cellOf('name').column }, given.name);
    taken.add(key);
    const input = readInput(given, providerCode, before, notes);
    if (input === undefined || isTwice) {
      planned.push({ given });
      continue;
    }
    const read = await readColumns(references, context, input, before?.row);
    if (!read.ok) {
      for (const fault of read.faults) {
        const { column, given: words } = given.cellOf(fault.path);
        notes.refuse(reasonOfReference(fault), { ...given, column }, words);
      }
      planned.push({ given });
      continue;
    }
    // What could not be read has been told.
    if (!given.isRead) {
      planned.push({ given });
      continue;
    }
    const deed = before === undefined ? 'add' : isSame(before.input, input) ? 'same' : 'change';
    planned.push({ given, plan: { deed, input, columns: read.columns, before: before?.row } });
  }
  return planned;
}

async function findKnown(
  trx: CommunityTransaction,
  keeping: Keeping,
  context: KeepingContext,
  services: readonly GivenService[],
): Promise<Known[]> {
  const told = <Key extends 'code' | 'id'>(key: Key) =>
    services.map((given) => given[key]).filter((word) => word !== null);
  const rows = await listNamedServices(trx, context.community.id, {
    codes: told('code'),
    ids: told('id'),
    names: services.map(({ name }) => name),
  });
  const kept = rows.filter((row) => keeps(keeping, row.provider_id));
  const inputs = await toInputs(trx, context, kept);
  return kept.flatMap((row, index) => {
    const input = inputs[index];
    return input === undefined ? [] : [{ row, input }];
  });
}

function knownOf(given: GivenService, provider: string | undefined, known: readonly Known[]) {
  if (given.code !== null) return known.find(({ row }) => row.code === given.code);
  return (
    known.find(({ row }) => row.id === given.id) ??
    known.find(({ row, input }) => row.provider_code === provider && input.name.it === given.name)
  );
}

/** The whole sheet: what the file says, and for the rest what stands there. */
function readInput(
  given: GivenService,
  provider: string | undefined,
  before: Known | undefined,
  notes: ImportNotes,
): ServiceInput | undefined {
  const said = Object.fromEntries(Object.entries(given.fields).filter(([, value]) => value !== undefined));
  const read = serviceInputSchema.safeParse(
    {
      ...(before === undefined ? { offerKind: 'individual', audience: { kind: 'everyone' } } : before.input),
      ...said,
      provider: provider ?? before?.row.provider_code,
    },
    { reportInput: true },
  );
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const path = issue.path.map(String).join('.');
    // What could not be read has been told.
    if (!given.isRead && given.fields[String(issue.path[0])] === undefined) continue;
    const { column, given: words } = given.cellOf(path);
    notes.refuse(reasonOfIssue(issue), { ...given, column }, words);
  }
  return undefined;
}

function isSame(before: ServiceInput, after: ServiceInput): boolean {
  const read = serviceInputSchema.safeParse(before);
  return read.success && JSON.stringify(read.data) === JSON.stringify(after);
}

function givenText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
