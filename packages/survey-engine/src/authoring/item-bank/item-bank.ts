import type { BankItem } from './bank-item.ts';
import { careItems } from './care-items.ts';
import { dailyItems } from './daily-items.ts';

/** Ready questions in Italian, English and Arabic, in our own words, none of a topic that the publish gate refuses. */
export const itemBank: readonly BankItem[] = [...careItems, ...dailyItems];

/** A copy of a ready question to put into a questionnaire, under a name of its own, with its domain. */
export function questionOf({ domain, question }: BankItem, name: string): BankItem['question'] {
  const copy = structuredClone(question);
  return { ...copy, name, x: { sensitivity: 'ordinary', ...copy.x, domain } };
}
