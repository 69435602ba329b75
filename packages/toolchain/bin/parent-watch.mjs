// Loaded before a command: ends it in order when the program that started it is gone. npm runs a script
// through a shell, and neither passes a signal on once it has been killed itself, so that without this
// the command would live on and keep its ports.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const WATCH_MILLISECONDS = 500;

/** The variable that names the parent to watch; programs further down inherit nothing of it. */
export const WATCHED_PARENT = 'SNODO_WATCHED_PARENT';

const expected = Number(process.env[WATCHED_PARENT]);
if (isMainThread && expected === process.ppid) {
  const above = parentOfShell(expected);
  delete process.env[WATCHED_PARENT];
  const timer = setInterval(() => {
    if (process.ppid === expected && parentOfShell(expected) === above) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, WATCH_MILLISECONDS);
  timer.unref();
}

/** Who started the shell that runs one command line for npm; undefined for any other parent, and off Linux. */
function parentOfShell(pid) {
  try {
    const [shell = '', option] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (!/(?:^|\/)(?:sh|dash|bash)$/.test(shell) || option !== '-c') return undefined;
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(error.code)) return undefined;
    throw error;
  }
}
