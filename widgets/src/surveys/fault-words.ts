import type { VisibleQuestion } from '@snodo/survey-engine/player';
import type { I18n, MessageKey } from '../ui/i18n.ts';

/** One thing to put right: the question's name, a stable code, the bound that was passed. */
export interface AnswerFault {
  readonly name: string;
  readonly code: string;
  readonly limit?: number | undefined;
}

/** The sentence of a fault; codes that no control can produce share one. */
export function faultWords(i18n: I18n, { code, limit = 0 }: AnswerFault): string {
  const key = `survey.fault_${code}`;
  const words = i18n.t(key as MessageKey, { limit: i18n.number(limit) });
  return words === key ? i18n.t('survey.fault_other') : words;
}

export function booleanWords(i18n: I18n, { question }: VisibleQuestion, answer: boolean): string {
  const label = question.type === 'boolean' ? (answer ? question.labelTrue : question.labelFalse) : undefined;
  return label || i18n.t(answer ? 'common.yes' : 'common.no');
}
