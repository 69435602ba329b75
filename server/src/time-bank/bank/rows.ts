import type { FundRequest } from '@snodo/contract';
import type { FundRequestRow } from './fund-queries.ts';

export function toFundRequest(row: FundRequestRow): FundRequest {
  return {
    id: row.id,
    minutes: row.minutes,
    reason: row.reason,
    state: row.state,
    grantedMinutes: row.granted_minutes,
    decisionReason: row.decision_reason,
    askedAt: row.asked_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    member: { id: row.member_id, displayName: row.display_name },
  };
}
