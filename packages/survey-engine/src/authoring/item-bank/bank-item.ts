import type { Question, Sensitivity } from '../../definition.ts';

/** A ready question. `domain` is a group of the taxonomy; the question's name is free to change. */
export interface BankItem {
  readonly domain: string;
  readonly sensitivity: Sensitivity;
  readonly question: Exclude<Question, { type: 'html' }>;
}

type Written<Of> = Of extends unknown ? Omit<Of, 'x'> : never;

/** Exclusive choices are those of a checkbox that stand alone. */
export function item(
  domain: string,
  sensitivity: Sensitivity,
  question: Written<Exclude<Question, { type: 'html' }>>,
  exclusive?: readonly string[],
): BankItem {
  const x = { sensitivity, ...(exclusive === undefined ? {} : { exclusive }) };
  return { domain, sensitivity, question: { ...question, x } as BankItem['question'] };
}
