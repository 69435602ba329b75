import type { ProblemCode } from '@snodo/contract';
import { constraintOf } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';

/** What the database refuses, by the constraint that it names, and what the caller is told. */
const problemOfConstraint: Readonly<Record<string, ProblemCode>> = {
  ledger_account_floor: 'not_enough_hours',
  ledger_account_ceiling: 'too_many_hours',
  transfer_parties: 'same_ledger_account',
  ledger_account_closed: 'ledger_account_closed',
  other_unit: 'other_unit',
  never_spendable: 'never_spendable',
  transfer_changed: 'transfer_changed',
  hold_resolved: 'hold_resolved',
  transfer_resolves_once: 'hold_resolved',
  // Less would be held than nothing: whoever came first with this hold has set it free.
  ledger_account_held: 'hold_resolved',
  hold_expired: 'hold_expired',
  hold_not_expired: 'hold_not_expired',
  more_than_held: 'more_than_held',
  already_reversed: 'already_reversed',
  transfer_reverses_once: 'already_reversed',
  transfer_minutes: 'invalid_minutes',
  ledger_account_unknown: 'not_found',
  transfer_unknown: 'not_found',
  ledger_unknown: 'not_found',
};

/** The refusal with this name; anything that has no name here is a fault of ours. */
export function problemOfRefusal(refusal: string): Problem {
  const code = problemOfConstraint[refusal];
  if (code === undefined) throw new Error(`the ledger refused for a reason without a name: ${refusal}`);
  return new Problem(code);
}

/** Runs one of the ledger's statements; what the database refuses becomes the problem that people are told. */
export async function refusedAsProblem<Result>(statement: Promise<Result>): Promise<Result> {
  try {
    return await statement;
  } catch (error) {
    const code = problemOfConstraint[constraintOf(error) ?? ''];
    throw code === undefined ? error : new Problem(code);
  }
}
