import { sql, type RawBuilder } from 'kysely';
import { prepared, type CommunityTransaction, type Database } from '../db/index.ts';
import type { Role } from './rows.ts';

/** Before a community is set only the register of communities can be read: policy `anyone_finds`. */
export function findCommunityRow(database: Database, slug: string) {
  return database.kysely
    .selectFrom('identity.community')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
}

export function listCommunityRows(database: Database) {
  return database.kysely.selectFrom('identity.community').selectAll().orderBy('slug').limit(1000).execute();
}

/** Her active memberships, as a query that is not sent yet; `personId` may stand in a column of a query around it. */
export function selectMemberships(
  trx: CommunityTransaction,
  communityId: string,
  personId: string | RawBuilder<string>,
) {
  return trx
    .selectFrom('identity.person as p')
    .innerJoin('identity.membership as m', (join) =>
      join
        .onRef('m.community_id', '=', 'p.community_id')
        .onRef('m.person_id', '=', 'p.id')
        .on('m.is_active', '=', true),
    )
    .leftJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'm.community_id').onRef('o.id', '=', 'm.organisation_id'),
    )
    .select([
      'p.display_name',
      'p.language',
      'p.signed_out_at',
      'm.id',
      'm.roles',
      'o.id as organisation_id',
      'o.code as organisation_code',
      'o.name as organisation_name',
    ])
    .where('p.community_id', '=', communityId)
    .where('p.id', '=', personId)
    .orderBy('o.code', (order) => order.asc().nullsLast())
    .limit(50);
}

export function listMembershipRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return listMemberships(trx, { communityId, personId });
}

/** An active membership with its person's name and its organisation. */
export type MembershipRow = Awaited<ReturnType<typeof listMembershipRows>>[number];

const listMemberships = prepared(
  { communityId: 'community id', personId: 'person id' },
  (trx, { communityId, personId }) => selectMemberships(trx, communityId, personId).compile(),
);

/** The connections of a community, as a query that is not sent yet. */
export function selectConnections(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('identity.company_connection as c')
    .innerJoin('identity.organisation as o', (join) =>
      join.onRef('o.community_id', '=', 'c.community_id').onRef('o.id', '=', 'c.organisation_id'),
    )
    .select([
      'c.id',
      'c.code',
      'c.organisation_id',
      'c.issuer',
      'c.client_id',
      'c.joins_as',
      'c.joins_when',
      'c.kind',
      'c.tenant',
      'c.client_secret_sealed',
      'c.max_age_seconds',
      'o.code as organisation_code',
      'o.name as organisation_name',
    ])
    .where('c.community_id', '=', communityId);
}

export type JoinedConnectionRow = Awaited<ReturnType<typeof listConnectionRows>>[number];

export function listConnectionRows(trx: CommunityTransaction, communityId: string) {
  return selectConnections(trx, communityId).orderBy('o.name').limit(200).execute();
}

export function findEmbedClientRow(trx: CommunityTransaction, communityId: string, clientId: string) {
  return trx
    .selectFrom('identity.embed_client as e')
    .innerJoin('identity.company_connection as c', (join) =>
      join.onRef('c.community_id', '=', 'e.community_id').onRef('c.id', '=', 'e.connection_id'),
    )
    .select([
      'e.client_id',
      'e.connection_id',
      'e.origins',
      'e.scopes',
      'e.return_pages',
      'c.organisation_id',
    ])
    .where('e.community_id', '=', communityId)
    .where('e.client_id', '=', clientId)
    .executeTakeFirst();
}

export function listEmbedOriginRows(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('identity.embed_client')
    .select('origins')
    .where('community_id', '=', communityId)
    .limit(1000)
    .execute();
}

export interface SignInKey {
  communityId: string;
  connectionId: string;
  issuer: string;
  subject: string;
}

export function findSignInRow(trx: CommunityTransaction, key: SignInKey) {
  return trx
    .selectFrom('identity.sign_in')
    .select('person_id')
    .where('community_id', '=', key.communityId)
    .where('connection_id', '=', key.connectionId)
    .where('issuer', '=', key.issuer)
    .where('subject', '=', key.subject)
    .executeTakeFirst();
}

export async function setSignedOut(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('identity.person')
    .set({ signed_out_at: now })
    .where('community_id', '=', communityId)
    .where('id', '=', personId)
    .execute();
}

/** All memberships of a person, those that are over too. */
export function listStandingRows(trx: CommunityTransaction, communityId: string, personId: string) {
  return trx
    .selectFrom('identity.membership')
    .select(['organisation_id', 'is_active'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .limit(200)
    .execute();
}

/** Two first sign-ins of one person at once: the second waits here and then finds the first one's row. */
export async function lockSignIn(trx: CommunityTransaction, key: SignInKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${key.communityId} ${key.connectionId} ${key.issuer} ${key.subject}`}, 0))`.execute(
    trx,
  );
}

export async function insertPersonWithSignIn(
  trx: CommunityTransaction,
  key: SignInKey,
  person: {
    id: string;
    displayName: string;
    membershipId: string;
    signInId: string;
    organisationId: string;
    roles: Role[];
  },
): Promise<void> {
  await trx
    .insertInto('identity.person')
    .values({ community_id: key.communityId, id: person.id, display_name: person.displayName })
    .execute();
  await trx
    .insertInto('identity.membership')
    .values({
      community_id: key.communityId,
      id: person.membershipId,
      person_id: person.id,
      organisation_id: person.organisationId,
      roles: person.roles,
    })
    .execute();
  await trx
    .insertInto('identity.sign_in')
    .values({
      community_id: key.communityId,
      id: person.signInId,
      connection_id: key.connectionId,
      issuer: key.issuer,
      subject: key.subject,
      person_id: person.id,
    })
    .execute();
}

/** Never brings an erased person back: her row has no name, and keeps none. */
export async function updatePersonRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  person: { display_name: string; language: string | null },
): Promise<void> {
  await trx
    .updateTable('identity.person')
    .set(person)
    .where('community_id', '=', communityId)
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .execute();
}
