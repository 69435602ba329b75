/**
 * Runs `work` while holding the lock at `directory`, and gives the lock back whatever happens.
 * A lock whose holder died is removed; a living holder is waited for, at most `waitMilliseconds`.
 */
export function withDirectoryLock<T>(
  directory: string,
  options: { readonly waitMilliseconds: number; readonly onWait?: (holder: string) => void },
  work: () => Promise<T>,
): Promise<T>;
