import { createHash, randomBytes } from 'node:crypto';
import { v4 as uuidv4 } from 'uuid';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { actorOf, getActor, isBasicRole, withBasicRolesOnly } from './actors.ts';
import { findMandateRow } from './mandate-queries.ts';
import { isInForce, mayUseMandate } from './policy.ts';
import {
  deleteExpiredPortalSessions,
  deletePortalSession,
  elevatePortalSessionRow,
  insertPortalSession,
  listStandings,
  setSeen,
  type StandingRow,
} from './portal-session-queries.ts';
import type { MembershipRow } from './queries.ts';
import type { Actor, Community, Role, RoleChoice } from './rows.ts';

const hourSeconds = 60 * 60;
const daySeconds = 24 * hourSeconds;

/** How long a sign-in at the portal lasts; `longestPauseSeconds` null: whatever happens. */
export interface PortalLifetime {
  seconds: number;
  longestPauseSeconds: number | null;
}

/** Whom a firm vouches for, and whoever has a role that gives powers, signs in for a working day. */
const workingDay: PortalLifetime = { seconds: 8 * hourSeconds, longestPauseSeconds: null };

/** A neighbour comes in by herself and seldom: a month, unless she stays away for a week. */
const neighbourMonth: PortalLifetime = { seconds: 30 * daySeconds, longestPauseSeconds: 7 * daySeconds };

/** How long grave things may be done after proving anew who one is. */
export const elevationSeconds = 2 * 60;

function hashed(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Starts a sign-in at the portal; the cookie's text is `community.secret`, and is not kept. */
export async function openPortalSession(
  trx: CommunityTransaction,
  community: Community,
  { personId, isVouchedFor }: { personId: string; isVouchedFor: boolean },
  now: Date,
): Promise<{ cookie: string; lifetime: PortalLifetime }> {
  const secret = randomBytes(32).toString('base64url');
  const lifetime = isVouchedFor ? workingDay : await lifetimeOf(trx, community, personId);
  await deleteExpiredPortalSessions(trx, community.id, now);
  await insertPortalSession(trx, {
    community_id: community.id,
    id_hash: hashed(secret),
    id: uuidv4(),
    person_id: personId,
    authenticated_at: now,
    seen_at: now,
    expires_at: new Date(now.getTime() + lifetime.seconds * 1000),
    longest_pause_seconds: lifetime.longestPauseSeconds,
  });
  return { cookie: `${community.slug}.${secret}`, lifetime };
}

async function lifetimeOf(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<PortalLifetime> {
  const actor = await presentActor(trx, community, personId);
  const roles = (actor?.memberships ?? []).flatMap(({ heldRoles }) => heldRoles);
  return roles.every(isBasicRole) ? neighbourMonth : workingDay;
}

/** The community and secret of a cookie, or undefined when it is not one of ours. */
export function readPortalCookie(cookie: string | undefined): { slug: string; secret: string } | undefined {
  const parts = /^([a-z][a-z0-9-]{1,39})\.([\w-]{43})$/.exec(cookie ?? '');
  return parts?.[1] === undefined || parts[2] === undefined
    ? undefined
    : { slug: parts[1], secret: parts[2] };
}

/** A sign-in at the portal as it stands now. */
export interface PortalStanding {
  signInId: string;
  /** Who signed in, whomever she acts for. */
  personId: string;
  elevatedUntil: Date | null;
  choice: RoleChoice | undefined;
  assistance: { mandateId: string; until: Date } | undefined;
  /** Her active memberships, read with it. */
  memberships: readonly MembershipRow[];
}

export async function portalStanding(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
  now: Date,
): Promise<PortalStanding | undefined> {
  return (await portalStandings(trx, community, [secret], now))[0];
}

/** The same for several at once, in the order of their secrets. */
export async function portalStandings(
  trx: CommunityTransaction,
  community: Community,
  secrets: readonly string[],
  now: Date,
): Promise<(PortalStanding | undefined)[]> {
  const rows = await listStandings(trx, {
    communityId: community.id,
    idHashes: secrets.map((secret) => hashed(secret).toString('hex')),
    now,
  });
  const grouped = Map.groupBy(rows, ({ position }) => Number(position) - 1);
  for (const id of new Set(rows.filter((row) => isLongUnseen(row, now)).map((row) => row.sign_in_id)))
    await setSeen(trx, community.id, id, now);
  return secrets.map((_secret, index) => toStanding(grouped.get(index) ?? []));
}

function isLongUnseen({ longest_pause_seconds: pause, seen_at: seenAt }: StandingRow, now: Date): boolean {
  return pause !== null && now.getTime() - seenAt.getTime() > hourSeconds * 1000;
}

function toStanding(rows: readonly StandingRow[]): PortalStanding | undefined {
  const [row] = rows;
  if (row === undefined) return undefined;
  const { acting_membership_id: membershipId, acting_role: role } = row;
  const { assisting_mandate_id: mandateId, assisting_until: until } = row;
  return {
    signInId: row.sign_in_id,
    personId: row.person_id,
    elevatedUntil: row.elevated_until,
    choice: membershipId === null || role === null ? undefined : { membershipId, role: role as Role },
    assistance: mandateId === null || until === null ? undefined : { mandateId, until },
    memberships: rows.filter((one): one is StandingRow & MembershipRow => one.id !== null),
  };
}

/** Who acts in a call that shows this sign-in, when it is for herself. */
export function actorForHerself(standing: PortalStanding): Actor {
  const { signInId, elevatedUntil, personId, choice, memberships } = standing;
  return { ...actorOf(personId, memberships, choice), portal: { signInId, elevatedUntil } };
}

/**
 * Who acts in a call that shows this sign-in. An operator whose time or mandate is over acts for nobody, herself
 * included, until she ends it (`assistance_over`): what she was writing for somebody must not become her own.
 */
export async function actorOfStanding(
  trx: CommunityTransaction,
  community: Community,
  standing: PortalStanding,
  now: Date,
): Promise<Actor> {
  const { signInId, elevatedUntil, personId, memberships, assistance } = standing;
  if (assistance === undefined) return actorForHerself(standing);
  const portal = { signInId, elevatedUntil };
  const operator = actorOf(personId, memberships);
  const mandate = await findMandateRow(trx, community.id, assistance.mandateId);
  const holds =
    mandate !== undefined &&
    assistance.until > now &&
    isInForce(mandate, now) &&
    mayUseMandate(operator, mandate);
  const person = holds ? await presentActor(trx, community, mandate.person_id) : undefined;
  if (person === undefined) throw new Problem('assistance_over');
  return {
    ...withBasicRolesOnly(person),
    operator: { personId, displayName: operator.displayName, until: assistance.until },
    portal,
  };
}

/** The same for what anybody may see: undefined when she has left, or acts for somebody in vain. */
export async function actorOfStandingIfAny(
  trx: CommunityTransaction,
  community: Community,
  standing: PortalStanding,
  now: Date,
): Promise<Actor | undefined> {
  return orNobody(actorOfStanding(trx, community, standing, now));
}

/** The person, or undefined when she has left or was erased. */
export async function presentActor(
  trx: CommunityTransaction,
  community: Community,
  personId: string,
): Promise<Actor | undefined> {
  return orNobody(getActor(trx, community, personId));
}

async function orNobody(actor: Promise<Actor>): Promise<Actor | undefined> {
  try {
    return await actor;
  } catch (error) {
    if (error instanceof Problem && ['not_signed_in', 'assistance_over'].includes(error.code))
      return undefined;
    throw error;
  }
}

/**
 * Notes that the person of this sign-in has just proved anew who she is. False, and nothing changed, when the
 * sign-in is over or is somebody else's: whoever proved it must be the one who signed in.
 */
export async function elevatePortalSession(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  return elevatePortalSessionRow(trx, community.id, {
    idHash: hashed(secret),
    personId,
    now,
    elevatedUntil: new Date(now.getTime() + elevationSeconds * 1000),
  });
}

export async function closePortalSession(
  trx: CommunityTransaction,
  community: Community,
  secret: string,
): Promise<void> {
  await deletePortalSession(trx, community.id, hashed(secret));
}
