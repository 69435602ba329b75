import type { SharedState } from '@snodo/contract';
import type { FamilyInGroup, GroupTerms, SplitRule } from '@snodo/quantities';
import type { WeeklyWindow } from '../rows.ts';
import type { FamilyRow, SharedRow } from './shared-queries.ts';

/** The jsonb column was checked by the contract before it was stored. */
export function timetableOf(row: Pick<SharedRow, 'timetable'>): WeeklyWindow[] {
  return row.timetable as unknown as WeeklyWindow[];
}

export function termsOf(
  row: Pick<SharedRow, 'timetable' | 'split' | 'hour_cents' | 'children_per_carer'>,
): GroupTerms {
  return {
    rule: row.split as SplitRule,
    hourCents: row.hour_cents,
    childrenPerCarer: row.children_per_carer,
    windowMinutes: timetableOf(row).map(({ startMinute, endMinute }) => endMinute - startMinute),
  };
}

export function familyOf({ places, windows, band_percent: band }: FamilyRow): FamilyInGroup {
  return { children: places, windows, bandPercent: band ?? undefined };
}

export function stateOf(row: { state: string }): SharedState {
  return row.state as SharedState;
}
