import type { EmbedScope, Language } from '@snodo/contract';
import { languages, type roleSchema } from '@snodo/contract';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { Json } from '../db/index.ts';
import type { DB } from '../db/rows.gen.ts';

export type CommunityRow = Selectable<DB['identity.community']>;
export type ConnectionRow = Selectable<DB['identity.company_connection']>;
export type EmbedClientRow = Selectable<DB['identity.embed_client']>;

/** What somebody is in a membership; the contract names them all. */
export type Role = z.infer<typeof roleSchema>;

/** A territory's programme as the other domains know it. */
export interface Community {
  id: string;
  slug: string;
  name: CommunityRow['name'];
  purpose: CommunityRow['purpose'];
  timeZone: string;
  languages: Language[];
  isDemonstration: boolean;
  /** Who may join as a neighbour. */
  neighboursJoin: 'open' | 'invited';
}

/** Who acts: read anew in the transaction of every call, so that someone who has left is out at once. */
export interface Actor {
  personId: string;
  displayName: string;
  /** In which language to write to her; null: she has not said. */
  language: Language | null;
  memberships: Membership[];
  /** The role that she chose to act in: of the roles that give powers no other counts. */
  actingAs?: RoleChoice | undefined;
  /** Who really sits there, when an operator acts for this person. */
  operator?: { personId: string; displayName: string; until: Date } | undefined;
  /** Her sign-in at the portal; undefined for an embed, which never does grave things. */
  portal?: { signInId: string; elevatedUntil: Date | null } | undefined;
}

export interface RoleChoice {
  membershipId: string;
  role: Role;
}

export interface Membership {
  id: string;
  /** Null for a member of the community itself, as a neighbour is. */
  organisation: { id: string; code: string; name: string } | null;
  /** The roles that count in this call. */
  roles: Role[];
  /** Every role that she has there. */
  heldRoles: Role[];
}

export function toCommunity(row: CommunityRow): Community {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    purpose: row.purpose,
    timeZone: row.time_zone,
    languages: languages.filter((language) => row.languages.includes(language)),
    isDemonstration: row.is_demonstration,
    neighboursJoin: row.neighbours_join === 'open' ? 'open' : 'invited',
  };
}

/** An OpenID provider that an organisation's people sign in with. */
export interface Connection {
  id: string;
  code: string;
  organisationId: string;
  organisationName: string;
  /** Whose product it is: says which claim names a person and what an issuer looks like. */
  kind: ConnectionKind;
  issuer: string;
  clientId: string;
  /** Entra: the directory's id (`tid`). Google: the hosted domain (`hd`). */
  tenant: string | null;
  /** Secret of a confidential registration, sealed for this connection; null: a public client with PKCE. */
  clientSecretSealed: Buffer | null;
  /** A sign-in at the provider that is older is asked for anew. */
  maxAgeSeconds: number | null;
  joinsAs: Role[];
  /** A claim that must have one of the values before somebody new joins; null: the provider's word is enough. */
  joinsWhen: JoinCondition | null;
}

export type ConnectionKind = 'generic' | 'entra' | 'okta' | 'google' | 'keycloak';

export interface JoinCondition {
  claim: string;
  in: string[];
}

/** Whose signed word about its own people an embed client may bring instead of a sign-in. */
export interface AssertionTrust {
  id: string;
  kind: AssertionKind;
  /** Who signs; it speaks of the connection's people. */
  issuer: string;
  audience: string;
  /** Where its public keys are published, or the keys themselves (a JWK set). */
  keys: { address: string } | { jwks: Json };
}

export type AssertionKind = 'token_exchange' | 'jwt_bearer';

/** A host page that may embed our elements. */
export interface EmbedClient {
  clientId: string;
  connectionId: string;
  /** Whose people it is for. */
  organisationId: string;
  origins: string[];
  /** The most that its tokens carry. */
  scopes: EmbedScope[];
  /** Exact addresses to which a sign-in by redirect may return. */
  returnPages: string[];
}
