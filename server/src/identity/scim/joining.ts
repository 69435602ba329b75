import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import type { AuditEntry } from '../audit.ts';
import { endMembershipRows, lockPersonRow } from '../membership-queries.ts';
import { deletePortalSessionsOf } from '../portal-session-queries.ts';
import { findSignInRow, insertPersonWithSignIn, lockSignIn, type SignInKey } from '../queries.ts';
import { cutText } from './directory-person.ts';
import type { Directory } from './directory-tokens.ts';
import {
  deleteSignInRow,
  insertMembershipRow,
  insertSignInRow,
  lockMembershipRow,
  renamePersonRow,
  resumeMembershipRow,
} from './joining-queries.ts';

/** A person and her membership in the firm, and what has to be written of how she came by it. */
export interface Joined {
  personId: string;
  membershipId: string;
  audit: AuditEntry[];
}

const mostNameLetters = 120;

/** Her name among people: the directory's, or the firm's name as long as there is none. */
function nameAmongPeople(displayName: string | null, { organisationName }: Directory): string {
  const name = cutText((displayName ?? '').trim(), mostNameLetters);
  return name === '' ? organisationName : name;
}

function keyOf({ communityId, connectionId, issuer }: Directory, subject: string): SignInKey {
  return { communityId, connectionId, issuer, subject };
}

/**
 * The person whose sign-in will show this subject: the one who has signed in with it before, else a new one, whom
 * her first sign-in then finds. Waits for a first sign-in that is under way.
 */
export async function joinPerson(
  trx: CommunityTransaction,
  directory: Directory,
  told: { externalId: string; displayName: string | null; isActive: boolean },
  now: Date,
): Promise<Joined> {
  const key = keyOf(directory, told.externalId);
  await lockSignIn(trx, key);
  const known = await findSignInRow(trx, key);
  if (known !== undefined) {
    const person = await lockPersonRow(trx, directory.communityId, known.person_id, 'to add');
    if (person !== undefined)
      return joinKnown(trx, directory, { personId: person.id, isActive: told.isActive }, now);
    await deleteSignInRow(trx, key);
  }
  const personId = uuidv7();
  const membershipId = uuidv7();
  await insertPersonWithSignIn(trx, key, {
    id: personId,
    displayName: nameAmongPeople(told.displayName, directory),
    membershipId,
    signInId: uuidv7(),
    organisationId: directory.organisationId,
    roles: directory.roles,
  });
  if (!told.isActive) await endMembershipRows(trx, directory.communityId, { membershipId }, now);
  return { personId, membershipId, audit: told.isActive ? [auditOf('started', membershipId)] : [] };
}

/** She signed in before the directory told of her, or was told of once already. */
async function joinKnown(
  trx: CommunityTransaction,
  directory: Directory,
  { personId, isActive }: { personId: string; isActive: boolean },
  now: Date,
): Promise<Joined> {
  const { communityId, organisationId, roles } = directory;
  const membership = await lockMembershipRow(trx, communityId, { personId, organisationId });
  if (membership !== undefined) {
    const audit = await setStanding(trx, directory, { personId, membershipId: membership.id, isActive }, now);
    return { personId, membershipId: membership.id, audit };
  }
  const membershipId = await insertMembershipRow(trx, communityId, {
    personId,
    organisationId,
    roles,
    endedAt: isActive ? null : now,
  });
  return { personId, membershipId, audit: isActive ? [auditOf('started', membershipId)] : [] };
}

/**
 * In or out, from this transaction on. Her memberships elsewhere are not touched, but whoever is turned off has to
 * sign in anew for them: a sign-in that the firm vouched for does not wake up again when she is turned on.
 */
export async function setStanding(
  trx: CommunityTransaction,
  { communityId, roles }: Directory,
  { personId, membershipId, isActive }: { personId: string; membershipId: string; isActive: boolean },
  now: Date,
): Promise<AuditEntry[]> {
  if (isActive) {
    const isResumed = await resumeMembershipRow(trx, communityId, membershipId, roles);
    return isResumed ? [auditOf('resumed', membershipId)] : [];
  }
  await deletePortalSessionsOf(trx, communityId, personId, 'all');
  const ended = await endMembershipRows(trx, communityId, { membershipId }, now);
  return ended.length > 0 ? [auditOf('ended', membershipId)] : [];
}

/**
 * The directory corrects the subject that it told. The old one signs nobody in any more. If the right one is known
 * to be somebody else, she it is; the membership that was made for the wrong one ends.
 */
export async function moveSignIn(
  trx: CommunityTransaction,
  directory: Directory,
  from: { externalId: string; personId: string; membershipId: string },
  told: { externalId: string; displayName: string | null; isActive: boolean },
  now: Date,
): Promise<Joined> {
  const key = keyOf(directory, told.externalId);
  await lockSignIn(trx, key);
  await deleteSignInRow(trx, keyOf(directory, from.externalId));
  const known = await findSignInRow(trx, key);
  const { personId, membershipId } = from;
  if (known === undefined) await insertSignInRow(trx, key, personId);
  if (known === undefined || known.person_id === personId) return { personId, membershipId, audit: [] };
  const ended = await setStanding(trx, directory, { ...from, isActive: false }, now);
  const joined = await joinPerson(trx, directory, told, now);
  return { ...joined, audit: [...ended, ...joined.audit] };
}

/** The directory writes her name anew; a name that she or somebody else has given her since stays. */
export async function renamePerson(
  trx: CommunityTransaction,
  directory: Directory,
  personId: string,
  names: { from: string | null; to: string | null },
): Promise<void> {
  const from = nameAmongPeople(names.from, directory);
  const to = nameAmongPeople(names.to, directory);
  if (from !== to) await renamePersonRow(trx, directory.communityId, personId, { from, to });
}

function auditOf(verb: 'started' | 'resumed' | 'ended', membershipId: string): AuditEntry {
  return {
    action: `membership.${verb}`,
    subject: { kind: 'membership', id: membershipId },
    detail: { by: 'directory' },
  };
}
