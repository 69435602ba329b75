import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';
import { mostRowsOfKind } from './personal-data.ts';

export function findOwnPersonRow(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.person')
    .select(['id', 'display_name', 'language', 'is_generated'])
    .where('community_id', '=', communityId)
    .where('id', '=', personId)
    .executeTakeFirst();
}

export function listOwnMembershipRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.membership as m')
    .leftJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'm.community_id').onRef('o.id', '=', 'm.organisation_id'),
    )
    .leftJoin('identity.site as s', (join) =>
      join.onRef('s.community_id', '=', 'm.community_id').onRef('s.id', '=', 'm.site_id'),
    )
    .select([
      'm.id',
      'm.roles',
      'm.is_active',
      'm.ended_at',
      'o.name as organisation_name',
      's.name as site_name',
    ])
    .where('m.community_id', '=', communityId)
    .where('m.person_id', '=', personId)
    .orderBy('m.id')
    .limit(mostRowsOfKind)
    .execute();
}

export function listOwnSignInRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.sign_in as s')
    .innerJoin('identity.company_connection as c', (join) =>
      join.onRef('c.community_id', '=', 's.community_id').onRef('c.id', '=', 's.connection_id'),
    )
    .select(['s.id', 's.issuer', 's.subject', 'c.code as connection_code'])
    .where('s.community_id', '=', communityId)
    .where('s.person_id', '=', personId)
    .orderBy('s.id')
    .limit(mostRowsOfKind)
    .execute();
}

export function listOwnDirectoryRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.directory_entry as d')
    .innerJoin('identity.company_connection as c', (join) =>
      join.onRef('c.community_id', '=', 'd.community_id').onRef('c.id', '=', 'd.connection_id'),
    )
    .select([
      'd.id',
      'd.user_name',
      'd.external_id',
      'd.display_name',
      'd.site',
      'd.is_active',
      'd.created_at',
      'd.changed_at',
      'c.code as connection_code',
    ])
    .where('d.community_id', '=', communityId)
    .where('d.person_id', '=', personId)
    .orderBy('d.id')
    .limit(mostRowsOfKind)
    .execute();
}

/** Mandates for her, taken down by her, or heard by her; names of the others stay out. */
export function listMandateRowsNaming(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.mandate as m')
    .leftJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'm.community_id').onRef('o.id', '=', 'm.organisation_id'),
    )
    .select([
      'm.id',
      'm.person_id',
      'm.recorded_by_person_id',
      'm.consent_given',
      'm.starts_at',
      'm.ends_at',
      'm.withdrawn_at',
      'o.name as organisation_name',
    ])
    .where('m.community_id', '=', communityId)
    .where(({ eb, or }) =>
      or([
        eb('m.person_id', '=', personId),
        eb('m.recorded_by_person_id', '=', personId),
        eb('m.witness_person_id', '=', personId),
      ]),
    )
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .limit(mostRowsOfKind)
    .execute();
}

export function listOwnPasskeyRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.passkey')
    .select(['id', 'name', 'transports', 'created_at', 'last_used_on'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(mostRowsOfKind)
    .execute();
}

export function listOwnInvitationRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.invitation')
    .select([
      'id',
      'place_code',
      'host_name',
      'purpose',
      'starts_at',
      'ends_at',
      'most_uses',
      'used_count',
      'revoked_at',
    ])
    .where('community_id', '=', communityId)
    .where('invited_by_person_id', '=', personId)
    .orderBy('id')
    .limit(mostRowsOfKind)
    .execute();
}

export function listOwnAcceptanceRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.assertion_acceptance as a')
    .innerJoin('identity.assertion_trust as t', (join) =>
      join.onRef('t.community_id', '=', 'a.community_id').onRef('t.id', '=', 'a.trust_id'),
    )
    .select(['a.first_at', 't.issuer', 't.audience'])
    .where('a.community_id', '=', communityId)
    .where('a.person_id', '=', personId)
    .orderBy('a.first_at')
    .limit(mostRowsOfKind)
    .execute();
}

/** Answers that are kept to be repeated may have her name in them. */
export async function deleteRepeatableAnswers(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('identity.idempotency_key')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
}

export async function deleteSignInRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('identity.sign_in')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
}

export async function deleteDirectoryRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('identity.directory_entry')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
}

/** Her name may stand on them; links that were sent by them are ten minutes old at most and go too. */
export async function deleteInvitationRows(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('identity.mail_link')
    .where('community_id', '=', communityId)
    .where('invitation_id', 'in', (select) =>
      select
        .selectFrom('identity.invitation')
        .select('id')
        .where('community_id', '=', communityId)
        .where('invited_by_person_id', '=', personId),
    )
    .execute();
  await trx
    .deleteFrom('identity.invitation')
    .where('community_id', '=', communityId)
    .where('invited_by_person_id', '=', personId)
    .execute();
}

export async function withdrawClientConsentsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('identity.client_consent')
    .set({ withdrawn_at: sql<Date>`greatest(given_at, ${now}::timestamptz)` })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .execute();
}

export async function erasePersonRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('identity.person')
    .set({ display_name: null, language: null, erased_at: now })
    .where('community_id', '=', communityId)
    .where('id', '=', personId)
    .execute();
}
