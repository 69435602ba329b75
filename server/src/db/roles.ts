import type { Sql } from 'postgres';
import { derivedPassword } from '../config.ts';
import { isRoleRace } from './constraint.ts';

/**
 * Login roles of the running programme. None owns anything, none is a superuser or passes by row-level
 * security. They are apart so that a fault in one part cannot read another's rows: requests cannot read a
 * submission, and nothing but the provider reads its tokens.
 */
export const databaseRoles = ['snodo_app', 'snodo_release', 'snodo_oidc'] as const;

export type DatabaseRole = (typeof databaseRoles)[number];

/** Creates missing roles and sets the passwords that follow from the installation's secret. */
export async function ensureRoles(admin: Sql, secret: string): Promise<void> {
  for (const role of databaseRoles) await ensureRole(admin, role, derivedPassword(secret, role));
}

const mostAttempts = 50;

/**
 * Roles are the whole server's: a start in another of its databases may be writing the same one at this moment,
 * which no lock of this database can see. The loser of such a race is told an error and simply tries again.
 */
async function ensureRole(admin: Sql, role: DatabaseRole, password: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const [known] = await admin`select 1 from pg_roles where rolname = ${role}`;
    try {
      // A role name and a base64url password hold no quote; neither can be a bind parameter here. An owner that
      // is no superuser may set a password but not touch the attributes of a role that is there; those are
      // looked at when the programme connects.
      await admin.unsafe(
        known === undefined
          ? `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole inherit password '${password}'`
          : `alter role ${role} password '${password}'`,
      );
      return;
    } catch (error) {
      if (attempt === mostAttempts || !isRoleRace(error)) throw error;
    }
  }
}

/** The address of the same database for another role. */
export function urlForRole(databaseUrl: string, role: DatabaseRole, secret: string): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = derivedPassword(secret, role);
  return url.toString();
}
