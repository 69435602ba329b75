import type { localTextSchema, taxLabels } from '@snodo/contract';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { listTaxLabelPeriods, type TaxPeriodRow } from '../tax-periods.ts';
import { todayOf, type KeepingContext } from './context.ts';
import { requireManager } from './policy.ts';

type TaxLabel = (typeof taxLabels)[number];

interface PeriodInput {
  startsOn: string;
  endsOn: string | null;
  reference: string;
  words: z.infer<ReturnType<typeof localTextSchema>>;
  checkedOn: string | null;
}

/** Every period with its words in all languages, and how many services carry its letter. */
export async function getTaxLabelPeriods(trx: CommunityTransaction, actor: Actor, context: KeepingContext) {
  requireManager(actor);
  return { items: await toPeriods(trx, context) };
}

export async function addTaxLabelPeriod(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  { label, ...input }: PeriodInput & { label: TaxLabel },
) {
  requireManager(actor);
  const { community } = context;
  const id = uuidv7();
  await refuseOverlap(trx, context, { id, label, ...input });
  await trx
    .insertInto('catalogue.tax_label_period')
    .values({ community_id: community.id, id, label, ...columnsOf(input) })
    .execute();
  return changed(trx, actor, context, id);
}

export async function updateTaxLabelPeriod(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  id: string,
  { version, ...input }: PeriodInput & { version: number },
) {
  requireManager(actor);
  const before = (await toPeriods(trx, context)).find((period) => period.id === id);
  if (before === undefined) throw new Problem('not_found');
  await refuseOverlap(trx, context, { id, label: before.label, ...input });
  const { numUpdatedRows } = await trx
    .updateTable('catalogue.tax_label_period')
    .set({ ...columnsOf(input), version: version + 1 })
    .where('community_id', '=', context.community.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new Problem('service_changed', {
      faults: [
        { path: 'json.version', code: String(before.version), message: 'Saved by somebody else meanwhile' },
      ],
    });
  return changed(trx, actor, context, id);
}

/** One change of the table at a time, so that whoever comes second sees what the first wrote. */
async function refuseOverlap(
  trx: CommunityTransaction,
  { community }: Pick<KeepingContext, 'community'>,
  { id, label, startsOn, endsOn }: { id: string; label: TaxLabel; startsOn: string; endsOn: string | null },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('catalogue.tax_label ' || ${community.id}::text, 0))`.execute(
    trx,
  );
  const other = await trx
    .selectFrom('catalogue.tax_label_period')
    .select('starts_on')
    .where('community_id', '=', community.id)
    .where('label', '=', label)
    .where('id', '<>', id)
    .where(
      sql<boolean>`daterange(starts_on, ends_on, '[]') && daterange(${startsOn}::date, ${endsOn}::date, '[]')`,
    )
    .executeTakeFirst();
  if (other !== undefined)
    throw new Problem('invalid_request', {
      faults: [
        {
          path: 'json.startsOn',
          code: 'overlaps',
          message: `The letter has a period from ${other.starts_on} already`,
        },
      ],
    });
}

function columnsOf({ startsOn, endsOn, reference, words, checkedOn }: PeriodInput) {
  return { starts_on: startsOn, ends_on: endsOn, reference, words: toJson(words), checked_on: checkedOn };
}

async function changed(trx: CommunityTransaction, actor: Actor, context: KeepingContext, id: string) {
  await recordAudit(trx, context.clock.now(), {
    action: 'tax_label.changed',
    subject: { kind: 'tax_label_period', id },
    ...auditedAs(actor),
  });
  const period = (await toPeriods(trx, context)).find((one) => one.id === id);
  if (period === undefined) throw new Problem('not_found');
  return period;
}

async function toPeriods(trx: CommunityTransaction, context: KeepingContext) {
  const { community } = context;
  const { rows } = await sql<{ label: string; count: number }>`
    select tax_label as label, count(*)::int as count from catalogue.service
    where community_id = ${community.id} and tax_label is not null group by tax_label`.execute(trx);
  const counts = new Map(rows.map(({ label, count }) => [label, count]));
  return (await listTaxLabelPeriods(trx, community.id, todayOf(context))).map((row) =>
    toPeriod(row, counts.get(row.label) ?? 0),
  );
}

function toPeriod(row: TaxPeriodRow, services: number) {
  return {
    id: row.id,
    label: row.label as TaxLabel,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    reference: row.reference,
    // The columns were checked by the shape that they are sent in.
    words: row.words as unknown as PeriodInput['words'],
    checkedOn: row.checked_on,
    version: row.version,
    state: row.state,
    services,
  };
}
