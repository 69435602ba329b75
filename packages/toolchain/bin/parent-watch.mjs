// npm runs a script through a shell, and neither passes a signal on once it has been killed itself. Without
// this watch the command would live on and keep its ports.
import { readFileSync } from 'node:fs';

const WATCH_MILLISECONDS = 500;

/** The variable that tells a command which parent to watch. */
export const WATCHED_PARENT = 'SNODO_WATCHED_PARENT';

/**
 * Asks this process to end (SIGTERM, once) when its parent is gone, or when the parent is a shell that
 * runs one command line and whoever started that shell is gone. It keeps nothing running by itself.
 */
export function watchParent() {
  const parent = process.ppid;
  const above = parentOfShell(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && parentOfShell(parent) === above) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, WATCH_MILLISECONDS);
  timer.unref();
}

/** Undefined for any parent but such a shell, and elsewhere than on Linux. */
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
