import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

export interface ClientConsentKey {
  communityId: string;
  personId: string;
  clientId: string;
  origin: string;
}

export function findClientConsentRow(trx: CommunityTransaction, key: ClientConsentKey) {
  return trx
    .selectFrom('identity.client_consent')
    .select(['id', 'scopes'])
    .where('community_id', '=', key.communityId)
    .where('person_id', '=', key.personId)
    .where('client_id', '=', key.clientId)
    .where('origin', '=', key.origin)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

/** A consent that stands takes up the further scopes; of two at once the later adds to the earlier. */
export async function upsertClientConsent(
  trx: CommunityTransaction,
  key: ClientConsentKey,
  consent: { id: string; scopes: string[]; givenAt: Date },
): Promise<void> {
  await trx
    .insertInto('identity.client_consent')
    .values({
      community_id: key.communityId,
      id: consent.id,
      person_id: key.personId,
      client_id: key.clientId,
      origin: key.origin,
      scopes: consent.scopes,
      given_at: consent.givenAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['community_id', 'person_id', 'client_id', 'origin'])
        .where('withdrawn_at', 'is', null)
        .doUpdateSet({
          scopes: sql`array(select distinct unnest(client_consent.scopes || excluded.scopes))`,
        }),
    )
    .execute();
}

export function findActiveMembershipRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  organisationId: string | undefined,
) {
  let query = trx
    .selectFrom('identity.membership as m')
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'm.community_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select(['p.display_name', 'p.signed_out_at'])
    .where('m.community_id', '=', communityId)
    .where('m.person_id', '=', personId)
    .where('m.is_active', '=', true)
    .where('p.erased_at', 'is', null);
  if (organisationId !== undefined) query = query.where('m.organisation_id', '=', organisationId);
  return query.limit(1).executeTakeFirst();
}

const consentColumns = ['id', 'client_id', 'origin', 'scopes', 'given_at', 'withdrawn_at'] as const;

export type ClientConsentRow = Awaited<ReturnType<typeof listClientConsentRowsOf>>[number];

/** All that a person ever granted, newest first. */
export function listClientConsentRowsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.client_consent')
    .select(consentColumns)
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1000)
    .execute();
}

/** Takes back one consent; undefined when it is not hers or was taken back already. */
export function withdrawClientConsentRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  consentId: string,
  now: Date,
) {
  return trx
    .updateTable('identity.client_consent')
    .set({ withdrawn_at: now })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('id', '=', consentId)
    .where('withdrawn_at', 'is', null)
    .returning(consentColumns)
    .executeTakeFirst();
}
