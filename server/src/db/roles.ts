import type { Sql } from 'postgres';
import { derivedPassword } from '../config.ts';

/**
 * Login roles of the running programme. None owns anything, none is a superuser or passes by row-level
 * security. They are apart so that a fault in one part cannot read another's rows: requests cannot read a
 * submission, and nothing but the provider reads its tokens.
 */
export const databaseRoles = ['snodo_app', 'snodo_release', 'snodo_oidc'] as const;

export type DatabaseRole = (typeof databaseRoles)[number];

/** Creates missing roles and sets the passwords that follow from the installation's secret. */
export async function ensureRoles(admin: Sql, secret: string): Promise<void> {
  for (const role of databaseRoles) {
    const password = derivedPassword(secret, role);
    const [known] = await admin`select 1 from pg_roles where rolname = ${role}`;
    const verb = known === undefined ? 'create' : 'alter';
    // A role name and a base64url password hold no quote; neither can be a bind parameter here.
    await admin.unsafe(
      `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole inherit password '${password}'`,
    );
  }
}

/** The address of the same database for another role. */
export function urlForRole(databaseUrl: string, role: DatabaseRole, secret: string): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = derivedPassword(secret, role);
  return url.toString();
}
