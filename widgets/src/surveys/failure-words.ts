import { loadI18n, type I18n, type MessageKey } from '../ui/i18n.ts';

/** What a person reads about a failure. */
export function failureWords(i18n: I18n, fault: unknown): Promise<string> {
  return wordsOfCode(i18n, codeOf(fault));
}

/**
 * The sentence of a stable code. The sentences are loaded when the first one is needed; where even they do not load, it
 * is the network.
 */
export async function wordsOfCode(i18n: I18n, code: string): Promise<string> {
  if (code === 'network') return i18n.t('common.network');
  try {
    const key = `problem.${code}`;
    const words = (await loadI18n(i18n.language, ['problem'])).t(key as MessageKey);
    return words === key ? i18n.t('common.failed') : words;
  } catch {
    return i18n.t('common.network');
  }
}

/** What a person reads about a failure, and whether signing in again comes before trying again. */
export async function explainFailure(
  i18n: I18n,
  fault: unknown,
): Promise<{ readonly words: string; readonly isSignedOut: boolean }> {
  const isSignedOut = ['sign_in_expired', 'not_signed_in'].includes(codeOf(fault));
  return { words: await failureWords(i18n, fault), isSignedOut };
}

/** The stable code of a failure; a file of the page that does not load is the network's fault too. */
export function codeOf(fault: unknown): string {
  if (fault instanceof TypeError) return 'network';
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'internal';
}
