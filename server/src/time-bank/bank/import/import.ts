import type { TimeBankImportReport } from '@snodo/contract';
import { mostImportRows } from '@snodo/contract';
import type { CommunityTransaction } from '../../../db/index.ts';
import { Problem } from '../../../http/index.ts';
import {
  auditedAs,
  recordAudit,
  refuseOnBehalf,
  requireElevation,
  type Actor,
} from '../../../identity/index.ts';
import type { BankContext } from '../bank-context.ts';
import { canKeepTimeBank } from '../policy.ts';
import { readCsv } from './csv-table.ts';
import { lockImports } from './import-queries.ts';
import { planMembers, writeMembers } from './members.ts';
import { planOffers, writeOffers } from './offers.ts';
import { planTransfers, writeTransfers } from './transfers.ts';
import { readMembers, readOffers, readTransfers, type ImportNote, type ImportShape } from './shapes.ts';

interface ImportFile {
  kind: 'members' | 'offers' | 'requests' | 'transfers';
  shape: ImportShape;
  text: string;
  isDryRun: boolean;
}

interface Plan {
  rows: number;
  notes: ImportNote[];
  write: () => Promise<void>;
}

const mostNotes = 500;

/**
 * Takes over a file whole or not at all. A dry run makes the same plan and stops there; a real run with anything wrong
 * writes nothing. Sending a file again finds what it wrote before and changes nothing.
 */
export async function importTimeBank(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  file: ImportFile,
): Promise<TimeBankImportReport> {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  requireElevation(actor, context.clock.now());
  await lockImports(trx, context.community.id);
  const plan = await planOf(trx, actor, context, file);
  const faults = plan.notes.filter(({ severity }) => severity === 'fault');
  if (!file.isDryRun && faults.length > 0)
    throw new Problem('import_not_fit', {
      faults: faults.map(({ row, column, code }) => ({
        path: `row.${row}${column === null ? '' : `.${column}`}`,
        code,
        message: `Row ${row} cannot be taken over`,
      })),
    });
  if (!file.isDryRun) {
    await plan.write();
    await recordAudit(trx, context.clock.now(), {
      action: 'time_bank.imported',
      subject: { kind: 'time_bank_import', id: file.kind },
      ...auditedAs(actor),
      detail: { shape: file.shape, rows: plan.rows },
    });
  }
  return {
    kind: file.kind,
    rows: plan.rows,
    fitRows: plan.rows - new Set(faults.map(({ row }) => row)).size,
    isDone: !file.isDryRun,
    notes: plan.notes.toSorted((a, b) => a.row - b.row).slice(0, mostNotes),
  };
}

async function planOf(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  { kind, shape, text }: ImportFile,
): Promise<Plan> {
  const table = readCsv(text, mostImportRows);
  if (table.kind === 'refused')
    return { rows: 0, notes: [{ ...table.fault, severity: 'fault' }], write: async () => undefined };
  if (kind === 'members') {
    const { facts, notes } = readMembers(table.rows, shape);
    const plan = await planMembers(trx, context, shape, facts);
    return {
      rows: facts.length + notes.length,
      notes: [...notes, ...plan.notes],
      write: () => writeMembers(trx, actor, context, shape, plan.newMembers),
    };
  }
  if (kind === 'offers' || kind === 'requests') {
    const { facts, notes } = readOffers(table.rows, shape);
    const plan = await planOffers(trx, context, shape, facts);
    return {
      rows: facts.length + notes.length,
      notes: [...notes, ...plan.notes],
      write: () => writeOffers(trx, context, kind === 'offers' ? 'offer' : 'request', plan.newOffers),
    };
  }
  const { facts, notes } = readTransfers(table.rows, shape);
  const plan = await planTransfers(trx, context, shape, facts);
  return {
    rows: facts.length + notes.length,
    notes: [...notes, ...plan.notes],
    write: () => writeTransfers(trx, actor, context, plan.newTransfers),
  };
}
