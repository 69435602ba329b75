import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The operating-system user that the server runs as: PostgreSQL refuses to run as root. */
export interface OperatingUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Undefined where the server runs as the person who starts it. As root it is whoever owns the existing
 * cluster, otherwise `postgres`, otherwise `nobody`; no user is ever created.
 */
export function findOperatingUser(clusterFile: string): OperatingUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid >= 0);
  const cluster = statSync(clusterFile, { throwIfNoEntry: false });
  if (cluster !== undefined && cluster.uid !== 0) {
    return (
      known.find(({ uid }) => uid === cluster.uid) ?? {
        name: `user ${cluster.uid}`,
        uid: cluster.uid,
        gid: cluster.gid,
      }
    );
  }
  const user = known.find(({ name }) => name === 'postgres') ?? known.find(({ name }) => name === 'nobody');
  if (user === undefined) {
    throw new Error(
      'PostgreSQL does not run as root, and neither "postgres" nor "nobody" is a user of this system. ' +
        'Start as an ordinary user, or set DATABASE_URL to a server of your own.',
    );
  }
  return user;
}

/** True when the user may pass through every folder down to and including `path`, as far as it exists. */
export function canReach(path: string, user: OperatingUser): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found !== undefined) {
      const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
      if (((found.mode >> shift) & 1) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** The part of spawn's options that changes to the user; empty where no change is needed. */
export function asUser(user: OperatingUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}
