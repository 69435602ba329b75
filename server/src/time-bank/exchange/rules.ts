import type { CommunityTransaction } from '../../db/index.ts';
import { currentRules } from '../ledger/index.ts';

/** How long an exchange waits, and what it asks of a page. */
export interface Clocks {
  answerDays: number;
  startDays: number;
  silenceDays: number;
  /** Days of a silence after which the silent side is reminded, rising. */
  reminderDays: number[];
  contestDays: number;
  portalMinutes: number;
}

/** As the rules in force have them. */
export async function clocksOf(trx: CommunityTransaction, communityId: string, now: Date): Promise<Clocks> {
  const rules = await currentRules(trx, communityId, now);
  return { ...rules, reminderDays: rules.reminderDays.toSorted((one, other) => one - other) };
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * dayMilliseconds);
}

/** A proposal waits for its answer, from when it was made. */
export function answerBy(clocks: Clocks, now: Date): Date {
  return daysAfter(now, clocks.answerDays);
}

/** Hours stay set aside from the agreed day on, or from now if that is over. `plannedOn` is a calendar day. */
export function startBy(clocks: Clocks, now: Date, plannedOn: string): Date {
  // The day's last moment, wherever the community is.
  const planned = daysAfter(new Date(`${plannedOn}T12:00:00Z`), 1);
  return daysAfter(planned > now ? planned : now, clocks.startDays);
}

/**
 * After a statement: when the other side is next reminded, and when the minutes move. The reminders that were sent
 * count from the same statement.
 */
export function silenceAfter(
  clocks: Clocks,
  settlesAt: Date,
  remindersSent: number,
): { dueAt: Date; settlesAt: Date } {
  const statedAt = daysAfter(settlesAt, -clocks.silenceDays);
  const next = clocks.reminderDays[remindersSent];
  const dueAt = next === undefined ? settlesAt : daysAfter(statedAt, next);
  return { dueAt: dueAt < settlesAt ? dueAt : settlesAt, settlesAt };
}

/** A hold outlives every clock of its exchange and a long mediation; it is set free long before, by its exchange. */
export function holdEnds(startEnds: Date): Date {
  return daysAfter(startEnds, 365);
}
