import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

function mandates(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('identity.mandate as m')
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'm.community_id').onRef('p.id', '=', 'm.person_id'),
    )
    .innerJoin('identity.person as r', (join) =>
      join.onRef('r.community_id', '=', 'm.community_id').onRef('r.id', '=', 'm.recorded_by_person_id'),
    )
    .leftJoin('identity.person as w', (join) =>
      join.onRef('w.community_id', '=', 'm.community_id').onRef('w.id', '=', 'm.witness_person_id'),
    )
    .leftJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'm.community_id').onRef('o.id', '=', 'm.organisation_id'),
    )
    .select([
      'm.id',
      'm.person_id',
      'm.organisation_id',
      'm.witness_person_id',
      'm.consent_given',
      'm.starts_at',
      'm.ends_at',
      'm.withdrawn_at',
      'p.display_name as person_name',
      'r.display_name as recorded_by_name',
      'w.display_name as witness_name',
      'o.code as organisation_code',
      'o.name as organisation_name',
    ])
    .where('m.community_id', '=', communityId);
}

export type MandateRow = NonNullable<Awaited<ReturnType<typeof findMandateRow>>>;

export function findMandateRow(trx: CommunityTransaction, communityId: string, mandateId: string) {
  return mandates(trx, communityId).where('m.id', '=', mandateId).executeTakeFirst();
}

/** All that were ever given for a person, newest first. */
export function listMandateRowsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  return mandates(trx, communityId)
    .where('m.person_id', '=', personId)
    .orderBy('m.starts_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(500)
    .execute();
}

/** Mandates in force that were given to these organisations; `null` among them is the community itself. */
export function listMandateRowsFor(
  trx: CommunityTransaction,
  communityId: string,
  organisationIds: (string | null)[],
  { now, after, limit }: { now: Date; after: [string, string] | undefined; limit: number },
) {
  let query = mandates(trx, communityId)
    .where('m.withdrawn_at', 'is', null)
    .where('m.starts_at', '<=', now)
    .where('m.ends_at', '>', now)
    .where('p.erased_at', 'is', null)
    .where(({ eb, or }) =>
      or(
        organisationIds.map((id) =>
          id === null ? eb('m.organisation_id', 'is', null) : eb('m.organisation_id', '=', id),
        ),
      ),
    );
  if (after !== undefined) {
    const [startsAt, id] = after;
    query = query.where(sql<boolean>`(m.starts_at, m.id) < (${startsAt}::timestamptz, ${id}::uuid)`);
  }
  return query
    .orderBy('m.starts_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
    .execute();
}

export async function insertMandate(
  trx: CommunityTransaction,
  row: {
    community_id: string;
    id: string;
    person_id: string;
    organisation_id: string | null;
    recorded_by_person_id: string;
    consent_given: string;
    witness_person_id: string | null;
    starts_at: Date;
    ends_at: Date;
  },
): Promise<void> {
  await trx.insertInto('identity.mandate').values(row).execute();
}

/** Takes back one mandate of a person, or all of hers; the answer is the ids of those that still held. */
export async function withdrawMandateRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
  mandateId?: string,
): Promise<string[]> {
  let query = trx
    .updateTable('identity.mandate')
    .set({ withdrawn_at: now })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null);
  if (mandateId !== undefined) query = query.where('id', '=', mandateId);
  const rows = await query.returning('id').execute();
  return rows.map(({ id }) => id);
}
