/** The kinds of a transfer, in the order of their numbers in its bytes, from 1. */
export const transferKinds = ['post', 'hold', 'post_hold', 'void', 'expire', 'reverse'] as const;
export type TransferKind = (typeof transferKinds)[number];

/**
 * A transfer as it is kept and hashed. Minutes are whole; ids are UUIDs in lower case with hyphens; null: there is none.
 */
export interface ChainedTransfer {
  communityId: string;
  ledgerId: string;
  id: string;
  kind: TransferKind;
  payerAccountId: string;
  payeeAccountId: string;
  /** 1 to 1,000,000: moved, held, or set free again. */
  minutes: number;
  /** Number of this entry among the payer's, from 1. */
  payerVersion: number;
  payeeVersion: number;
  /** The payer's balance after it. */
  payerBalanceMinutes: number;
  payeeBalanceMinutes: number;
  ruleVersion: number;
  /** `YYYY-MM-DD`. */
  servedOn: string;
  /** ISO 8601 with milliseconds, in UTC. */
  madeAt: string;
  expiresAt: string | null;
  actorPersonId: string | null;
  actingForPersonId: string | null;
  exchangeId: string | null;
  groupId: string | null;
  holdId: string | null;
  reversesId: string | null;
}

/** What moves a balance; the others only hold minutes or set them free. */
export function movesMinutes(kind: TransferKind): boolean {
  return kind === 'post' || kind === 'post_hold' || kind === 'reverse';
}
