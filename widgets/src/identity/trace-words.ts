import type { I18n, MessageKey } from '../ui/i18n.ts';

/** The message of an action: dots part namespaces, so they give way. */
export function traceKey(action: string): MessageKey {
  return `account.action.${action.replace('.', '_')}` as MessageKey;
}

/** What an entry of the audit trail says, in words; an entry that somebody altered may say anything. */
export function traceWords(i18n: I18n, action: string): string {
  const key = traceKey(action);
  const words = i18n.t(key);
  return words === key ? i18n.t('account.action.other', { action }) : words;
}
