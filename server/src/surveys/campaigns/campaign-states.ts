import type { campaignStates, campaignSteps } from '@snodo/contract';
import { daysBetween, statusOn, type CampaignRow, type CampaignStage } from '../rows.ts';

export type CampaignState = (typeof campaignStates)[number];
export type CampaignStep = (typeof campaignSteps)[number];

/** The aim from the agreement to the first day; also the age of the first alarm. */
export const targetDays = 14;
export const alarmDays = [targetDays, 30] as const;

/** From which stages a step leads, and where to. A scheduled campaign is cancelled only before its first day. */
export const stepsOfStages: Record<CampaignStep, { from: readonly CampaignStage[]; to: CampaignStage }> = {
  propose: { from: ['draft'], to: 'in_review' },
  send_back: { from: ['in_review', 'approved'], to: 'draft' },
  approve: { from: ['in_review'], to: 'approved' },
  schedule: { from: ['approved'], to: 'scheduled' },
  cancel: { from: ['draft', 'in_review', 'approved', 'scheduled'], to: 'cancelled' },
};

type Dated = Pick<CampaignRow, 'stage' | 'opens_on' | 'closes_on' | 'is_released'>;

/** The one definition of a campaign's state: its stage until it is scheduled, then the release and the days. */
export function stateOn(today: string, row: Dated): CampaignState {
  if (row.is_released) return 'released';
  return row.stage === 'scheduled' ? statusOn(today, row) : row.stage;
}

/** Whether a step leads anywhere from the state that the campaign is in. */
export function isPossible(step: CampaignStep, today: string, row: Dated): boolean {
  const state = stateOn(today, row);
  return stepsOfStages[step].from.some((stage) => stage === state);
}

/** A plan may be written anew while it is a draft. */
export function isDraft({ stage }: Pick<CampaignRow, 'stage'>): boolean {
  return stage === 'draft';
}

/** Somebody still has to do something before it stands on the calendar. */
export function isUnderWay({ stage }: Pick<CampaignRow, 'stage'>): boolean {
  return stage === 'draft' || stage === 'in_review' || stage === 'approved';
}

/** What comes next, and who has to do it. */
export function nextStepOf(today: string, row: Dated & Pick<CampaignRow, 'notice_kind' | 'has_partners'>) {
  const officer = row.has_partners ? ('manager' as const) : ('officer' as const);
  switch (stateOn(today, row)) {
    case 'draft':
      return { step: 'propose', by: officer } as const;
    case 'in_review':
      return { step: 'review', by: 'manager' } as const;
    case 'approved':
      return row.notice_kind === null
        ? ({ step: 'record_notice', by: officer } as const)
        : ({ step: 'schedule', by: 'manager' } as const);
    case 'closed':
      return { step: 'release', by: 'manager' } as const;
    case 'released':
      return { step: 'read', by: 'nobody' } as const;
    case 'cancelled':
      return { step: 'none', by: 'nobody' } as const;
    default:
      return { step: 'wait', by: 'nobody' } as const;
  }
}

/** Days since the agreement while it is not on the calendar; null afterwards, and where there is no agreement. */
export function ageDaysOn(today: string, row: Pick<CampaignRow, 'stage' | 'agreed_on'>): number | null {
  if (!isUnderWay(row) || row.agreed_on === null) return null;
  return Math.max(0, daysBetween(row.agreed_on, today));
}

/** From the agreement to the first day, once that has come. */
export function daysToFieldOn(
  today: string,
  row: Pick<CampaignRow, 'stage' | 'agreed_on' | 'opens_on'>,
): number | null {
  if (row.stage !== 'scheduled' || row.agreed_on === null || today < row.opens_on) return null;
  return Math.max(0, daysBetween(row.agreed_on, row.opens_on));
}
