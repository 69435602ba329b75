import { createHash, createHmac } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { derivedKey } from '../../config.ts';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { recordAudit } from '../audit.ts';
import { findCommunity } from '../communities.ts';
import type { Community, Connection, Role } from '../rows.ts';
import type { EntryOwner } from './entry-queries.ts';
import { ScimFault } from './scim-fault.ts';
import {
  findDirectoryTokenById,
  findDirectoryTokenRow,
  insertDirectoryToken,
  listDirectoryTokenRows,
  noteTokenUse,
  revokeDirectoryTokenRow,
  type TokenRow,
} from './token-queries.ts';

/** Who speaks: the directory behind one connection of one community. */
export interface Directory extends EntryOwner {
  organisationId: string;
  organisationName: string;
  issuer: string;
  /** What its people are when they join. */
  roles: Role[];
}

export interface DirectoryToken {
  id: string;
  createdAt: Date;
  /** Day (UTC) of its last call, `YYYY-MM-DD`. */
  lastUsedOn: string | null;
  revokedAt: Date | null;
}

function hashed(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * What a directory shows: `community.secret`. Made from the token's id and the installation's secret, so that an
 * answer that got lost can be given again, and who reads the database, where only the hash stands, may not.
 */
export function textOfDirectoryToken(secret: string, community: Community, tokenId: string): string {
  const own = createHmac('sha256', derivedKey(secret, 'directory tokens')).update(
    `${community.id} ${tokenId}`,
  );
  return `${community.slug}.${own.digest('base64url')}`;
}

/**
 * A token for the directory behind a connection. Several may be in force, so that one is changed for another without
 * a gap.
 */
export async function issueDirectoryToken(
  trx: CommunityTransaction,
  community: Community,
  connection: Pick<Connection, 'id'>,
  { secret, actorPersonId, now }: { secret: string; actorPersonId: string | undefined; now: Date },
): Promise<{ id: string; token: string }> {
  const id = uuidv7();
  const token = textOfDirectoryToken(secret, community, id);
  await insertDirectoryToken(trx, {
    community_id: community.id,
    id,
    connection_id: connection.id,
    token_hash: hashed(token.slice(community.slug.length + 1)),
    created_at: now,
  });
  await recordAudit(trx, now, {
    action: 'directory_token.issued',
    subject: { kind: 'directory_token', id },
    actorPersonId,
    detail: { connection: connection.id },
  });
  return { id, token };
}

/** From now on the token opens nothing. False: there is none in force with this id. */
export async function revokeDirectoryToken(
  trx: CommunityTransaction,
  community: Community,
  id: string,
  { actorPersonId, now }: { actorPersonId: string | undefined; now: Date },
): Promise<boolean> {
  const revoked = await revokeDirectoryTokenRow(trx, community.id, id, now);
  if (revoked === undefined) return false;
  await recordAudit(trx, now, {
    action: 'directory_token.revoked',
    subject: { kind: 'directory_token', id },
    actorPersonId,
    detail: { connection: revoked.connection_id },
  });
  return true;
}

/** The tokens of a connection, those in force and then the newest first, fifty at most; never their text. */
export async function listDirectoryTokens(
  trx: CommunityTransaction,
  community: Community,
  connection: Pick<Connection, 'id'>,
): Promise<DirectoryToken[]> {
  const tokens = await listDirectoryTokensOf(trx, community, [connection.id], 50);
  return tokens.get(connection.id) ?? [];
}

/** The same of several connections, with so many of each at most. */
export async function listDirectoryTokensOf(
  trx: CommunityTransaction,
  community: Community,
  connectionIds: readonly string[],
  mostOfEach: number,
): Promise<Map<string, DirectoryToken[]>> {
  const rows = await listDirectoryTokenRows(trx, community.id, connectionIds, mostOfEach);
  return new Map(
    [...Map.groupBy(rows, (row) => row.connection_id)].map(([connectionId, some]) => [
      connectionId,
      some.map(toDirectoryToken),
    ]),
  );
}

/** A token of whatever connection; undefined: there is none with this id. */
export async function findDirectoryToken(
  trx: CommunityTransaction,
  community: Community,
  id: string,
): Promise<DirectoryToken | undefined> {
  const row = await findDirectoryTokenById(trx, community.id, id);
  return row === undefined ? undefined : toDirectoryToken(row);
}

function toDirectoryToken(row: TokenRow): DirectoryToken {
  return {
    id: row.id,
    createdAt: row.created_at,
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at,
  };
}

/** Stands for a token that is none of ours, so that it costs the same reads as one that is. */
const nobody = { slug: '-', secret: '' };
const noCommunity = '00000000-0000-0000-0000-000000000000';

function readBearer(header: string | undefined): { slug: string; secret: string } {
  const parts = /^Bearer ([a-z][a-z0-9-]{1,39})\.([\w-]{43})$/i.exec(header ?? '');
  return parts?.[1] === undefined || parts[2] === undefined ? nobody : { slug: parts[1], secret: parts[2] };
}

/**
 * Runs work for the directory whose token an `Authorization` header shows, in its community. Which community that
 * is, only the token says. A token that is unknown, revoked or not well written is one and the same 401.
 */
export async function inDirectory<Result>(
  database: Database,
  header: string | undefined,
  now: Date,
  work: (trx: CommunityTransaction, directory: Directory) => Promise<Result>,
): Promise<Result> {
  const { slug, secret } = readBearer(header);
  const community = await findCommunity(database, slug);
  const communityId = community?.id ?? noCommunity;
  return inCommunity(database, communityId, async (trx) => {
    const row = await findDirectoryTokenRow(trx, communityId, hashed(secret));
    if (row === undefined) throw new ScimFault(401, 'The token is not valid');
    await noteTokenUse(trx, communityId, row.token_id, now.toISOString().slice(0, 10));
    const joinsAs = row.joins_as as Role[];
    return work(trx, {
      communityId,
      connectionId: row.connection_id,
      organisationId: row.organisation_id,
      organisationName: row.organisation_name,
      issuer: row.issuer,
      roles: joinsAs.length === 0 ? ['employee'] : joinsAs,
    });
  });
}
