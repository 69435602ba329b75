import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

const mostPeriods = 500;

function periods(trx: CommunityTransaction, communityId: string, today: string) {
  return trx
    .selectFrom('catalogue.tax_label_period')
    .selectAll()
    .select(
      sql<'ahead' | 'holds' | 'over'>`case when starts_on > ${today}::date then 'ahead'
        when ends_on < ${today}::date then 'over' else 'holds' end`.as('state'),
    )
    .where('community_id', '=', communityId);
}

export type TaxPeriodRow = NonNullable<Awaited<ReturnType<typeof findTaxLabelPeriod>>>;

/** Letter by letter, the newest first. */
export function listTaxLabelPeriods(trx: CommunityTransaction, communityId: string, today: string) {
  return periods(trx, communityId, today)
    .orderBy('label')
    .orderBy('starts_on', 'desc')
    .limit(mostPeriods)
    .execute();
}

/** The period of a label in which today is, or else the last that began before, or else the first to come. */
export function findTaxLabelPeriod(
  trx: CommunityTransaction,
  communityId: string,
  label: string,
  today: string,
) {
  return periods(trx, communityId, today)
    .where('label', '=', label)
    .orderBy(sql`starts_on > ${today}::date`)
    .orderBy(sql`abs(starts_on - ${today}::date)`)
    .limit(1)
    .executeTakeFirst();
}
