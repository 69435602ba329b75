import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../../db/index.ts';
import { takeInNeighbours, type Actor } from '../../../identity/index.ts';
import { communityLedgers, openLedgerAccount } from '../../ledger/index.ts';
import type { BankContext } from '../bank-context.ts';
import { insertImportedMembers, listKnownMembers } from './import-queries.ts';
import type { ImportedMember, ImportNote, ImportShape } from './shapes.ts';

/** Who of a file is new; who came with an earlier one is noted and left alone. */
export async function planMembers(
  trx: CommunityTransaction,
  { community }: BankContext,
  shape: ImportShape,
  members: readonly ImportedMember[],
): Promise<{ newMembers: ImportedMember[]; notes: ImportNote[] }> {
  const codes = members.map(({ code }) => code);
  const known = new Set((await listKnownMembers(trx, community.id, shape, codes)).map(({ code }) => code));
  return {
    newMembers: members.filter(({ code }) => !known.has(code)),
    notes: members
      .filter(({ code }) => known.has(code))
      .map(({ row }) => ({ row, column: null, code: 'known_already', severity: 'note' })),
  };
}

/**
 * Each becomes a neighbour with a name and nothing else: addresses and telephones of a file are not kept, since nobody
 * here has shown that they are hers. Until she signs in an operator acts for her by a mandate.
 */
export async function writeMembers(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BankContext,
  shape: ImportShape,
  members: readonly ImportedMember[],
): Promise<void> {
  const now = clock.now();
  const { ledgerId } = (await communityLedgers(trx, community.id, now)).community_minute;
  const made = members.map(({ code, name }) => ({
    code,
    name,
    memberId: uuidv7(),
    personId: uuidv7(),
    ledgerAccountId: uuidv7(),
  }));
  await takeInNeighbours(
    trx,
    community.id,
    made.map(({ personId, name }) => ({ id: personId, displayName: name, membershipId: uuidv7() })),
  );
  for (const { ledgerAccountId } of made)
    await openLedgerAccount(trx, {
      communityId: community.id,
      id: ledgerAccountId,
      ledgerId,
      kind: 'person',
      now,
    });
  await insertImportedMembers(trx, community.id, { shape, members: made, byPersonId: actor.personId, now });
}
