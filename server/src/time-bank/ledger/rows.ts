import type { Selectable } from 'kysely';
import type { DB } from '../../db/rows.gen.ts';

export type TransferRow = Selectable<DB['time_bank.transfer']>;
export type LedgerAccountRow = Selectable<DB['time_bank.ledger_account']>;
export type RulesRow = Selectable<DB['time_bank.rules']>;

export const units = ['community_minute', 'volunteer_minute', 'company_minute'] as const;
export type Unit = (typeof units)[number];

export const transferKinds = ['post', 'hold', 'post_hold', 'void', 'expire', 'reverse'] as const;
export type TransferKind = (typeof transferKinds)[number];

export type LedgerAccountKind = 'person' | 'organisation' | 'fund' | 'pool' | 'clearing';

export interface Transfer {
  id: string;
  ledgerId: string;
  kind: TransferKind;
  payerAccountId: string;
  payeeAccountId: string;
  minutes: number;
  /** `YYYY-MM-DD`. */
  servedOn: string;
  exchangeId: string | null;
  groupId: string | null;
  holdId: string | null;
  reversesId: string | null;
  expiresAt: Date | null;
  actorPersonId: string | null;
  actingForPersonId: string | null;
  ruleVersion: number;
  payerVersion: number;
  payerBalanceMinutes: number;
  payeeVersion: number;
  payeeBalanceMinutes: number;
  madeAt: Date;
}

/** Minutes; null: none. */
export interface Limits {
  hardFloorMinutes: number | null;
  hardCeilingMinutes: number | null;
  softFloorMinutes: number | null;
  softCeilingMinutes: number | null;
}

export interface LedgerAccount extends Limits {
  id: string;
  ledgerId: string;
  kind: LedgerAccountKind;
  state: 'open' | 'closing' | 'closed';
  isSpendable: boolean;
  hasOwnLimits: boolean;
  postedMinutes: number;
  heldOutMinutes: number;
  heldInMinutes: number;
  version: number;
  ruleVersion: number;
}

export interface Rules {
  version: number;
  hardFloorMinutes: number;
  hardCeilingMinutes: number;
  softFloorMinutes: number;
  softCeilingMinutes: number;
  answerDays: number;
  startDays: number;
  silenceDays: number;
  reminderDays: number[];
  contestDays: number;
  portalMinutes: number;
}

export function toTransfer(row: TransferRow): Transfer {
  return {
    id: row.id,
    ledgerId: row.ledger_id,
    kind: row.kind as TransferKind,
    payerAccountId: row.payer_account_id,
    payeeAccountId: row.payee_account_id,
    minutes: row.minutes,
    servedOn: row.served_on,
    exchangeId: row.exchange_id,
    groupId: row.group_id,
    holdId: row.hold_id,
    reversesId: row.reverses_id,
    expiresAt: row.expires_at,
    actorPersonId: row.actor_person_id,
    actingForPersonId: row.acting_for_person_id,
    ruleVersion: row.rule_version,
    payerVersion: Number(row.payer_version),
    payerBalanceMinutes: Number(row.payer_balance_minutes),
    payeeVersion: Number(row.payee_version),
    payeeBalanceMinutes: Number(row.payee_balance_minutes),
    madeAt: row.made_at,
  };
}

const orNone = (minutes: string | null): number | null => (minutes === null ? null : Number(minutes));

export function toLedgerAccount(row: LedgerAccountRow): LedgerAccount {
  return {
    id: row.id,
    ledgerId: row.ledger_id,
    kind: row.kind as LedgerAccountKind,
    state: row.state as LedgerAccount['state'],
    isSpendable: row.is_spendable,
    hasOwnLimits: row.has_own_limits,
    postedMinutes: Number(row.posted_minutes),
    heldOutMinutes: Number(row.held_out_minutes),
    heldInMinutes: Number(row.held_in_minutes),
    version: Number(row.version),
    hardFloorMinutes: orNone(row.hard_floor_minutes),
    hardCeilingMinutes: orNone(row.hard_ceiling_minutes),
    softFloorMinutes: orNone(row.soft_floor_minutes),
    softCeilingMinutes: orNone(row.soft_ceiling_minutes),
    ruleVersion: row.rule_version,
  };
}

export function toRules(row: RulesRow): Rules {
  return {
    version: row.version,
    hardFloorMinutes: Number(row.hard_floor_minutes),
    hardCeilingMinutes: Number(row.hard_ceiling_minutes),
    softFloorMinutes: Number(row.soft_floor_minutes),
    softCeilingMinutes: Number(row.soft_ceiling_minutes),
    answerDays: row.answer_days,
    startDays: row.start_days,
    silenceDays: row.silence_days,
    reminderDays: row.reminder_days,
    contestDays: row.contest_days,
    portalMinutes: row.portal_minutes,
  };
}
