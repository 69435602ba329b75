import type { I18n, MessageKey } from '../ui/i18n.ts';

/** What an entry of the audit trail says, in words; its code where this page has none for it yet. */
export function traceWords(i18n: I18n, action: string): string {
  const key = `account.action.${action.replace('.', '_')}` as MessageKey;
  const words = i18n.t(key);
  return words === key ? i18n.t('account.action.other', { action }) : words;
}
