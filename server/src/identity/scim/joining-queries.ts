import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import type { SignInKey } from '../queries.ts';
import type { Role } from '../rows.ts';

/** Changes her name only where it still is the one that the directory gave her. */
export async function renamePersonRow(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await trx
    .updateTable('identity.person')
    .set({ display_name: to })
    .where('community_id', '=', communityId)
    .where('id', '=', personId)
    .where('display_name', '=', from)
    .where('erased_at', 'is', null)
    .execute();
}

export function lockMembershipRow(
  trx: CommunityTransaction,
  communityId: string,
  { personId, organisationId }: { personId: string; organisationId: string },
) {
  return trx
    .selectFrom('identity.membership')
    .select(['id', 'is_active'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertMembershipRow(
  trx: CommunityTransaction,
  communityId: string,
  membership: {
    personId: string;
    organisationId: string;
    roles: Role[];
    /** NULL: she is in; else she is told of, and not in yet or no longer. */
    endedAt: Date | null;
  },
): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('identity.membership')
    .values({
      community_id: communityId,
      id,
      person_id: membership.personId,
      organisation_id: membership.organisationId,
      roles: membership.roles,
      is_active: membership.endedAt === null,
      ended_at: membership.endedAt,
    })
    .execute();
  return id;
}

/** She comes back as people of this connection come: roles given her since then are given anew, not found again. */
export async function resumeMembershipRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  roles: Role[],
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('identity.membership')
    .set({ is_active: true, ended_at: null, roles })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('is_active', '=', false)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteSignInRow(trx: CommunityTransaction, key: SignInKey): Promise<void> {
  await trx
    .deleteFrom('identity.sign_in')
    .where('community_id', '=', key.communityId)
    .where('connection_id', '=', key.connectionId)
    .where('issuer', '=', key.issuer)
    .where('subject', '=', key.subject)
    .execute();
}

export async function insertSignInRow(
  trx: CommunityTransaction,
  key: SignInKey,
  personId: string,
): Promise<void> {
  await trx
    .insertInto('identity.sign_in')
    .values({
      community_id: key.communityId,
      id: uuidv7(),
      connection_id: key.connectionId,
      issuer: key.issuer,
      subject: key.subject,
      person_id: personId,
    })
    .execute();
}
