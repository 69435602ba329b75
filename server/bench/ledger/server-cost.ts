import { readdirSync, readFileSync } from 'node:fs';

/** Of the kernel's clock, on every Linux that we know. */
const ticksPerSecond = 100;

/**
 * CPU seconds of a PostgreSQL so far: of its first process, of those that have ended and of those that run. Undefined
 * where the system does not tell.
 */
export function cpuSeconds(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  let ticks = ticksOf(pid, ['own', 'ended']) ?? 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(Number(name));
    if (stat?.parent === pid) ticks += stat.own;
  }
  return ticks / ticksPerSecond;
}

function ticksOf(pid: number, parts: readonly ('own' | 'ended')[]): number | undefined {
  const stat = readStat(pid);
  return stat === undefined ? undefined : parts.reduce((sum, part) => sum + stat[part], 0);
}

function readStat(pid: number): { parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0] = fields.slice(1);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11);
    return { parent, own: user + system, ended: endedUser + endedSystem };
  } catch (error) {
    // It ended while we looked.
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code)))
      return undefined;
    throw error;
  }
}
