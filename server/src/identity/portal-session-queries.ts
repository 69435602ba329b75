import { sql } from 'kysely';
import { prepared, type CommunityTransaction } from '../db/index.ts';
import { selectMemberships, type MembershipRow } from './queries.ts';

/** The sign-ins that are not over: not by their time, not by a pause, not by an end to all that came before. */
function selectStanding(trx: CommunityTransaction, communityId: string, now: Date) {
  return trx
    .selectFrom('identity.portal_session as s')
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 's.community_id').onRef('p.id', '=', 's.person_id'),
    )
    .where('s.community_id', '=', communityId)
    .where('s.expires_at', '>', now)
    .where(
      sql<boolean>`(s.longest_pause_seconds is null or s.seen_at > ${now}::timestamptz - make_interval(secs => s.longest_pause_seconds))`,
    )
    .where(sql<boolean>`(p.signed_out_at is null or s.authenticated_at >= p.signed_out_at)`);
}

/** A sign-in that is not over, once for each of her active memberships; with none, `id` is null. */
export type StandingRow = { [Column in keyof MembershipRow]: MembershipRow[Column] | null } & {
  /** Place among the given, from 1; as text, like every bigint. */
  position: string;
  sign_in_id: string;
  person_id: string;
  elevated_until: Date | null;
  acting_membership_id: string | null;
  acting_role: string | null;
  assisting_mandate_id: string | null;
  assisting_until: Date | null;
  seen_at: Date;
  longest_pause_seconds: number | null;
};

/**
 * The sign-ins with these hashes (hexadecimal) and their people's memberships; what is over has no row. Each is looked
 * up by itself: left to choose, the planner compares all sign-ins with all hashes while it believes that there are few.
 */
export const listStandings = prepared(
  { communityId: 'community id', idHashes: ['hashes of secrets'], now: new Date(0) },
  (trx, { communityId, idHashes, now }) =>
    sql<StandingRow>`
      select c.position, s.*, m.*
      from unnest(${idHashes}::text[]) with ordinality as c(id_hash, position)
      cross join lateral (${selectStanding(trx, communityId, now)
        .select([
          's.id as sign_in_id',
          's.person_id',
          's.elevated_until',
          's.acting_membership_id',
          's.acting_role',
          's.assisting_mandate_id',
          's.assisting_until',
          's.seen_at',
          's.longest_pause_seconds',
        ])
        .where('s.id_hash', '=', sql<Buffer>`decode(c.id_hash, 'hex')`)
        .limit(1)}) s
      left join lateral (${selectMemberships(trx, communityId, sql.ref('s.person_id'))}) m on true`.compile(
      trx,
    ),
);

export async function setSeen(
  trx: CommunityTransaction,
  communityId: string,
  signInId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('identity.portal_session')
    .set({ seen_at: now })
    .where('community_id', '=', communityId)
    .where('id', '=', signInId)
    .execute();
}

export async function insertPortalSession(
  trx: CommunityTransaction,
  row: {
    community_id: string;
    id_hash: Buffer;
    id: string;
    person_id: string;
    authenticated_at: Date;
    seen_at: Date;
    expires_at: Date;
    longest_pause_seconds: number | null;
  },
): Promise<void> {
  await trx.insertInto('identity.portal_session').values(row).execute();
}

export async function elevatePortalSessionRow(
  trx: CommunityTransaction,
  communityId: string,
  {
    idHash,
    personId,
    now,
    elevatedUntil,
  }: { idHash: Buffer; personId: string; now: Date; elevatedUntil: Date },
): Promise<boolean> {
  const changed = await trx
    .updateTable('identity.portal_session')
    .set({ authenticated_at: now, elevated_until: elevatedUntil })
    .where('community_id', '=', communityId)
    .where('id_hash', '=', idHash)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function setActingRole(
  trx: CommunityTransaction,
  communityId: string,
  signInId: string,
  choice: { membershipId: string; role: string } | undefined,
): Promise<void> {
  await trx
    .updateTable('identity.portal_session')
    .set({ acting_membership_id: choice?.membershipId ?? null, acting_role: choice?.role ?? null })
    .where('community_id', '=', communityId)
    .where('id', '=', signInId)
    .execute();
}

export async function setAssistance(
  trx: CommunityTransaction,
  communityId: string,
  signInId: string,
  assistance: { mandateId: string; until: Date } | undefined,
): Promise<void> {
  await trx
    .updateTable('identity.portal_session')
    .set({ assisting_mandate_id: assistance?.mandateId ?? null, assisting_until: assistance?.until ?? null })
    .where('community_id', '=', communityId)
    .where('id', '=', signInId)
    .execute();
}

/** Newest first; a person with more sign-ins than this has forgotten most of them. */
export function listPortalSessionRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
) {
  return selectStanding(trx, communityId, now)
    .select(['s.id', 's.authenticated_at', 's.expires_at'])
    .where('s.person_id', '=', personId)
    .orderBy('s.authenticated_at', 'desc')
    .orderBy('s.id')
    .limit(200)
    .execute();
}

export async function deletePortalSession(
  trx: CommunityTransaction,
  communityId: string,
  idHash: Buffer,
): Promise<void> {
  await trx
    .deleteFrom('identity.portal_session')
    .where('community_id', '=', communityId)
    .where('id_hash', '=', idHash)
    .execute();
}

/** Ends a person's sign-ins at the portal: one of them, all but one, or all; the answer is how many. */
export async function deletePortalSessionsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  which: { only: string } | { allBut: string } | 'all',
): Promise<number> {
  let query = trx
    .deleteFrom('identity.portal_session')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId);
  if (which !== 'all') {
    query = 'only' in which ? query.where('id', '=', which.only) : query.where('id', '<>', which.allBut);
  }
  const deleted = await query.executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

export async function deleteExpiredPortalSessions(
  trx: CommunityTransaction,
  communityId: string,
  now: Date,
): Promise<void> {
  await trx
    .deleteFrom('identity.portal_session')
    .where('community_id', '=', communityId)
    .where('expires_at', '<=', now)
    .execute();
}
