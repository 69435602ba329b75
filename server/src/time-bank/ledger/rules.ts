import type { CommunityTransaction } from '../../db/index.ts';
import { findNewestRulesRow, insertRules, updateLimitsToRules } from './account-queries.ts';
import { toRules, type Rules } from './rows.ts';

/** What a time bank begins with: from ten hours owed to thirty hours in hand. */
const firstRules: Rules = {
  version: 1,
  hardFloorMinutes: -600,
  hardCeilingMinutes: 1800,
  softFloorMinutes: -480,
  softCeilingMinutes: 1500,
  answerDays: 14,
  startDays: 30,
  silenceDays: 14,
  reminderDays: [3, 7],
  contestDays: 14,
  portalMinutes: 480,
};

/** The rules in force; a community that has none yet gets the first. */
export async function currentRules(
  trx: CommunityTransaction,
  communityId: string,
  now: Date,
): Promise<Rules> {
  const row = await findNewestRulesRow(trx, communityId);
  if (row !== undefined) return toRules(row);
  await insertRules(trx, toRow(communityId, firstRules, now, null));
  return firstRules;
}

/** Puts new rules in force, if those that they change are still in force: answers whether they were. */
export async function changeRules(
  trx: CommunityTransaction,
  communityId: string,
  order: { rules: Rules; personId: string; now: Date },
): Promise<boolean> {
  const { rules, personId, now } = order;
  const isNext = await insertRules(trx, toRow(communityId, rules, now, personId));
  if (isNext) await updateLimitsToRules(trx, communityId, rules.version);
  return isNext;
}

function toRow(communityId: string, rules: Rules, now: Date, personId: string | null) {
  return {
    community_id: communityId,
    version: rules.version,
    hard_floor_minutes: rules.hardFloorMinutes,
    hard_ceiling_minutes: rules.hardCeilingMinutes,
    soft_floor_minutes: rules.softFloorMinutes,
    soft_ceiling_minutes: rules.softCeilingMinutes,
    answer_days: rules.answerDays,
    start_days: rules.startDays,
    silence_days: rules.silenceDays,
    reminder_days: rules.reminderDays,
    contest_days: rules.contestDays,
    portal_minutes: rules.portalMinutes,
    made_at: now,
    made_by_person_id: personId,
  };
}
