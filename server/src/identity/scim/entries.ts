import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, type CommunityTransaction } from '../../db/index.ts';
import { recordAudit, type AuditEntry } from '../audit.ts';
import { lockMemberships, lockPersonRow } from '../membership-queries.ts';
import { followDirectory } from '../site-queries.ts';
import type { Told } from './directory-person.ts';
import type { Directory } from './directory-tokens.ts';
import {
  deleteEntryRow,
  findEntryRow,
  hasTwin,
  insertEntryRow,
  lockEntryRow,
  updateEntryRow,
  type DirectoryEntryRow,
  type EntryContent,
} from './entry-queries.ts';
import { joinPerson, moveSignIn, renamePerson, setStanding, type Joined } from './joining.ts';
import { ScimFault } from './scim-fault.ts';

/** What a request holds of an entry's version: `If-Match`, in the shape of `versionTag`. */
export type Precondition = string | undefined;

export function versionTag({ version }: Pick<DirectoryEntryRow, 'version'>): string {
  return `W/"${version}"`;
}

/** Whether a list of tags (`If-Match`, `If-None-Match`) has this version. Weak comparison: clients drop the `W/`. */
export function namesVersion(tags: string, row: Pick<DirectoryEntryRow, 'version'>): boolean {
  return tags.split(',', 50).some((tag) => {
    const trimmed = tag.trim();
    return trimmed === '*' || trimmed.replace(/^W\//, '') === `"${row.version}"`;
  });
}

/** An entry and whoever it is about, made at once: her first sign-in finds her. Twice the same one is `uniqueness`. */
export async function createEntry(
  trx: CommunityTransaction,
  directory: Directory,
  told: Told,
  now: Date,
): Promise<DirectoryEntryRow> {
  const id = uuidv7();
  const { externalId, userName, displayName = null, active: isActive = true, site = null } = told;
  await lockMemberships(trx, directory.communityId);
  await refuseTwin(trx, directory, { id, userName, externalId: externalId ?? null });
  const joined =
    externalId === undefined
      ? undefined
      : await joinPerson(trx, directory, { externalId, displayName, isActive }, now);
  const content = contentOf(
    { externalId: externalId ?? null, userName, displayName, isActive, site },
    joined,
  );
  const row = await uniquely(() => insertEntryRow(trx, directory, id, content, now));
  await settleSite(trx, directory, row);
  await recordAll(trx, now, [...(joined?.audit ?? []), auditOf('created', id, {})]);
  return row;
}

/**
 * Changes an entry as `change` says. It is locked from the reading on, so that two changes at once come one after
 * the other. What was not told stays, but for the display name and the site.
 */
export async function changeEntry(
  trx: CommunityTransaction,
  directory: Directory,
  id: string,
  change: { ifMatch: Precondition; now: Date; tell(current: Told & { id: string }): Promise<Told> },
): Promise<DirectoryEntryRow> {
  const row = await lockEntry(trx, directory, id, change.ifMatch);
  const told = await change.tell(toldOf(row));
  const next = {
    externalId: told.externalId ?? row.external_id,
    userName: told.userName,
    displayName: told.displayName ?? null,
    isActive: told.active ?? row.is_active,
    site: told.site ?? null,
  };
  const changed = changedAttributes(row, next);
  if (changed.length === 0) return row;
  await refuseTwin(trx, directory, { id, ...next });
  const joined = await rejoin(trx, directory, row, next, change.now);
  const content = contentOf(next, joined);
  const updated = await uniquely(() => updateEntryRow(trx, directory, id, content, change.now));
  await settleSite(trx, directory, updated);
  await recordAll(trx, change.now, [...(joined?.audit ?? []), auditOf('changed', id, { changed })]);
  return updated;
}

/**
 * The directory knows her no longer: her membership in the firm ends. Her sign-in stays known, so that she does not
 * come back as somebody new by signing in once more.
 */
export async function removeEntry(
  trx: CommunityTransaction,
  directory: Directory,
  id: string,
  { ifMatch, now }: { ifMatch: Precondition; now: Date },
): Promise<void> {
  const row = await lockEntry(trx, directory, id, ifMatch);
  await deleteEntryRow(trx, directory, id);
  const { person_id: personId, membership_id: membershipId } = row;
  const ended =
    personId === null || membershipId === null
      ? []
      : await setStanding(trx, directory, { personId, membershipId, isActive: false }, now);
  await recordAll(trx, now, [...ended, auditOf('removed', id, {})]);
}

export async function getEntry(
  trx: CommunityTransaction,
  directory: Directory,
  id: string,
): Promise<DirectoryEntryRow> {
  const row = await findEntryRow(trx, directory, id);
  if (row === undefined) throw notThere();
  return row;
}

/** The order of locks is an erasure's: memberships, person, entry. */
async function lockEntry(
  trx: CommunityTransaction,
  directory: Directory,
  id: string,
  ifMatch: Precondition,
): Promise<DirectoryEntryRow> {
  await lockMemberships(trx, directory.communityId);
  const { person_id: personId } = await getEntry(trx, directory, id);
  if (personId !== null) await lockPersonRow(trx, directory.communityId, personId, 'to add');
  const row = await lockEntryRow(trx, directory, id);
  if (row === undefined) throw notThere();
  if (ifMatch !== undefined && !namesVersion(ifMatch, row))
    throw new ScimFault(412, 'She has been changed since this version was read');
  return row;
}

/** She is where the directory says, if there is a site of that name; else where she was. */
async function settleSite(
  trx: CommunityTransaction,
  { communityId, organisationId }: Directory,
  { membership_id: membershipId, site }: DirectoryEntryRow,
): Promise<void> {
  if (membershipId === null || site === null) return;
  await followDirectory(trx, communityId, { organisationId, membershipId });
}

interface Next {
  externalId: string | null;
  userName: string;
  displayName: string | null;
  isActive: boolean;
  site: string | null;
}

/** What a change means for the person and her membership. */
async function rejoin(
  trx: CommunityTransaction,
  directory: Directory,
  row: DirectoryEntryRow,
  { externalId, displayName, isActive }: Next,
  now: Date,
): Promise<Joined | undefined> {
  if (externalId === null) return undefined;
  const told = { externalId, displayName, isActive };
  const { external_id: oldExternalId, person_id: personId, membership_id: membershipId } = row;
  if (oldExternalId === null || personId === null || membershipId === null)
    return joinPerson(trx, directory, told, now);
  const from = { externalId: oldExternalId, personId, membershipId };
  const joined: Joined =
    externalId === oldExternalId
      ? { personId, membershipId, audit: [] }
      : await moveSignIn(trx, directory, from, told, now);
  if (joined.personId !== personId) return joined;
  await renamePerson(trx, directory, personId, { from: row.display_name, to: displayName });
  const standing =
    isActive === row.is_active
      ? []
      : await setStanding(trx, directory, { personId, membershipId, isActive }, now);
  return { ...joined, audit: [...joined.audit, ...standing] };
}

function toldOf(row: DirectoryEntryRow): Told & { id: string } {
  return {
    id: row.id,
    userName: row.user_name,
    active: row.is_active,
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
    ...(row.display_name === null ? {} : { displayName: row.display_name }),
    ...(row.site === null ? {} : { site: row.site }),
  };
}

function contentOf(next: Next, joined: Joined | undefined): EntryContent {
  return {
    external_id: next.externalId,
    user_name: next.userName,
    display_name: next.displayName,
    is_active: next.isActive,
    site: next.site,
    person_id: joined?.personId ?? null,
    membership_id: joined?.membershipId ?? null,
  };
}

function changedAttributes(row: DirectoryEntryRow, next: Next): string[] {
  return [
    ...(row.external_id === next.externalId ? [] : ['externalId']),
    ...(row.user_name === next.userName ? [] : ['userName']),
    ...(row.display_name === next.displayName ? [] : ['displayName']),
    ...(row.is_active === next.isActive ? [] : ['active']),
    ...(row.site === next.site ? [] : ['site']),
  ];
}

async function refuseTwin(
  trx: CommunityTransaction,
  directory: Directory,
  entry: { id: string; userName: string; externalId: string | null },
): Promise<void> {
  if (await hasTwin(trx, directory, entry)) throw notUnique();
}

/** Of two at once that saw no twin, the database lets one through. */
async function uniquely<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    throw isUniqueViolation(error) ? notUnique() : error;
  }
}

function notUnique(): ScimFault {
  return new ScimFault(
    409,
    'Somebody of this directory has this userName or externalId already',
    'uniqueness',
  );
}

function notThere(): ScimFault {
  return new ScimFault(404, 'This directory has told of nobody with this id');
}

async function recordAll(trx: CommunityTransaction, now: Date, entries: AuditEntry[]): Promise<void> {
  for (const entry of entries) await recordAudit(trx, now, entry);
}

function auditOf(
  verb: 'created' | 'changed' | 'removed',
  id: string,
  detail: NonNullable<AuditEntry['detail']>,
): AuditEntry {
  return { action: `directory_entry.${verb}`, subject: { kind: 'directory_entry', id }, detail };
}
