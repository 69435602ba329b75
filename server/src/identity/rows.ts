import type { Language } from '@snodo/contract';
import { languages, type roleSchema } from '@snodo/contract';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
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
}

/** Who acts: read anew in the transaction of every call, so that someone who has left is out at once. */
export interface Actor {
  personId: string;
  displayName: string;
  memberships: Membership[];
}

export interface Membership {
  /** Null for a member of the community itself, as a neighbour is. */
  organisation: { id: string; code: string; name: string } | null;
  roles: Role[];
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
  };
}

/** An OpenID provider that an organisation's people sign in with. */
export interface Connection {
  id: string;
  code: string;
  organisationId: string;
  organisationName: string;
  issuer: string;
  clientId: string;
  joinsAs: Role[];
}

/** A host page that may embed our elements. */
export interface EmbedClient {
  clientId: string;
  connectionId: string;
  /** Whose people it is for. */
  organisationId: string;
  origins: string[];
}
