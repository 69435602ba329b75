import type postgres from 'postgres';

const networkCodes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** The database went away, or said a last word (FATAL) before it closed the connection. */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('severity' in error && (error.severity === 'FATAL' || error.severity === 'PANIC')) return true;
  return 'code' in error && typeof error.code === 'string' && networkCodes.has(error.code);
}

/** How a statement begins whose answer nobody reads: the next one goes out with it, and fails if it did. */
export const sentAhead = '/* ahead */ ';

const isSentAhead = (text: string) => text === 'begin' || text.startsWith(sentAhead);
const nothing = () => Object.assign([], { command: '', count: 0 });

/**
 * The same pool, but a reserved connection that was lost refuses further statements. The driver itself would
 * write the transaction's `rollback` to the closed socket, from a timer that nobody can catch, and the whole
 * process would end with one broken connection. What begins a transaction travels with its first statement.
 */
export function withGuardedReserve(pool: postgres.Sql): postgres.Sql {
  return new Proxy(pool, {
    get: (target, name) => (name === 'reserve' ? () => reserveGuarded(target) : Reflect.get(target, name)),
  });
}

type Unsafe = postgres.ReservedSql['unsafe'];

async function reserveGuarded(pool: postgres.Sql): Promise<postgres.ReservedSql> {
  const reserved = await pool.reserve();
  let lost: Error | undefined;
  const unsafe = (...statement: Parameters<Unsafe>): Promise<unknown> => {
    if (lost !== undefined) {
      // The database itself rolls back what a lost connection left undone.
      return statement[0] === 'rollback' ? Promise.resolve(nothing()) : Promise.reject(lost);
    }
    const query = reserved.unsafe(...statement);
    query.catch((error: Error) => {
      if (isConnectionLost(error)) lost = error;
    });
    return isSentAhead(statement[0]) ? Promise.resolve(nothing()) : query;
  };
  const release = (): void => {
    // The pool took a lost connection back by itself; given back once more it would be handed out as a good one.
    if (lost === undefined) reserved.release();
  };
  return new Proxy(reserved, {
    get: (target, name) =>
      name === 'unsafe' ? unsafe : name === 'release' ? release : Reflect.get(target, name),
  });
}
