import { createHash, randomUUID } from 'node:crypto';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import {
  auditedAs,
  recordAudit,
  refuseOnBehalf,
  requireElevation,
  type Actor,
} from '../../identity/index.ts';
import {
  exportParts,
  findLastTransfer,
  listExportPart,
  listTransferLines,
  type ExportLine,
} from './export-queries.ts';
import { todayIn, type BankContext } from './bank-context.ts';
import { canKeepTimeBank } from './policy.ts';

const transfersAtOnce = 2000;

/**
 * The whole time bank as JSON lines. What can change is read in the transaction of the call; transfers never change, so
 * they follow batch by batch up to the last that stood there then, however many they are and however slowly they are
 * fetched. The last line has the SHA-256 of all before it.
 */
export async function exportTimeBank(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  app: Database,
): Promise<{ fileName: string; lines: ReadableStream<Uint8Array> }> {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const now = context.clock.now();
  requireElevation(actor, now);
  const { id: communityId, slug } = context.community;
  const upTo = await findLastTransfer(trx, communityId);
  const head: ExportLine[] = [
    { kind: 'head', format: 'snodo-time-bank', version: 1, community: slug, takenAt: now.toISOString() },
  ];
  for (const kind of exportParts)
    for (const line of await listExportPart(trx, communityId, kind)) head.push({ kind, row: line });
  await recordAudit(trx, now, {
    action: 'time_bank.exported',
    subject: { kind: 'time_bank_export', id: randomUUID() },
    ...auditedAs(actor),
  });
  const batches = transferBatches(app, communityId, upTo);
  return { fileName: `snodo-${slug}-time-bank-${todayIn(context)}.jsonl`, lines: toStream(head, batches) };
}

async function* transferBatches(
  app: Database,
  communityId: string,
  upTo: string,
): AsyncGenerator<ExportLine[]> {
  let after = '0';
  for (;;) {
    const from = after;
    const rows = await inCommunity(app, communityId, (trx) =>
      listTransferLines(trx, communityId, { after: from, upTo, limit: transfersAtOnce }),
    );
    if (rows.length === 0) return;
    yield rows.map(({ line }) => ({ kind: 'transfer', row: line }));
    after = rows.at(-1)?.number ?? upTo;
  }
}

function toStream(
  head: readonly ExportLine[],
  batches: AsyncGenerator<ExportLine[]>,
): ReadableStream<Uint8Array> {
  const hash = createHash('sha256');
  const encoder = new TextEncoder();
  let count = 0;
  const encoded = (lines: readonly ExportLine[]): Uint8Array => {
    const bytes = encoder.encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    hash.update(bytes);
    count += lines.length;
    return bytes;
  };
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoded(head)),
    pull: async (controller) => {
      const next = await batches.next();
      if (next.done !== true) return controller.enqueue(encoded(next.value));
      const end = { kind: 'end', lines: count, sha256: hash.digest('hex') };
      controller.enqueue(encoder.encode(`${JSON.stringify(end)}\n`));
      controller.close();
    },
    cancel: async () => {
      await batches.return(undefined);
    },
  });
}
