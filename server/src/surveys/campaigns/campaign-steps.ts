import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { dayIn, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor } from '../../identity/index.ts';
import {
  getCampaign,
  getPlanRow,
  getReadablePlan,
  toPlan,
  writeLetters,
  type PlanContext,
} from './campaign-details.ts';
import { previewOf, readPlan, refuseFaults } from './campaign-faults.ts';
import { letterText } from './campaign-letter.ts';
import { listCampaignSiteRows, lockLaunches } from './campaign-site-queries.ts';
import { changeCampaign, listAudienceRows } from './campaign-queries.ts';
import { stateOn, stepsOfStages, type CampaignStep } from './campaign-states.ts';
import { canPrepare, canTakeStep } from '../policy.ts';
import { findCampaignRow } from '../queries.ts';
import type { CampaignRow } from '../rows.ts';

export interface CampaignMove {
  step: CampaignStep;
  version: number;
  reason?: string | undefined;
}

const actions = {
  propose: 'campaign.proposed',
  send_back: 'campaign.sent_back',
  approve: 'campaign.approved',
  schedule: 'campaign.scheduled',
  cancel: 'campaign.cancelled',
} as const;

/**
 * One step of a campaign. The change is compare-and-set on its version: of two at once one wins, and the other is
 * told in which state the campaign now is.
 */
export async function moveCampaign(
  trx: CommunityTransaction,
  actor: Actor,
  context: PlanContext,
  code: string,
  move: CampaignMove,
) {
  const { community, clock } = context;
  const { step, version } = move;
  refuseOnBehalf(actor);
  const row = await getReadablePlan(trx, actor, community, code);
  // What came with the data is bound by no step and goes through none.
  if (row.owner_person_id === null || !canTakeStep(actor, step, row)) throw new Problem('forbidden');
  const today = dayIn(community.timeZone, clock.now());
  const { from, to } = stepsOfStages[step];
  if (row.version !== version || !from.includes(row.stage)) await refuseChanged(trx, context, code);
  if (step === 'schedule' && row.notice_kind === null)
    throw new Problem('campaign_not_fit', {
      faults: [
        { path: 'campaign.notice', code: 'required', message: 'Record the notice, or why none is due' },
      ],
    });
  if (step === 'schedule') await lockLaunches(trx, community.id);
  if (step !== 'send_back' && step !== 'cancel') await refuseUnfit(trx, context, row, today);
  const changes = await changesOf(trx, actor, context, row, move);
  const isMoved = await changeCampaign(
    trx,
    community.id,
    row.id,
    {
      version,
      stages: from,
      // What people answer already is closed by its release, never taken away.
      opensAfter: step === 'cancel' && row.stage === 'scheduled' ? today : undefined,
    },
    { stage: to, ...changes },
  );
  if (!isMoved) await refuseChanged(trx, context, code);
  await recordAudit(trx, clock.now(), {
    action: actions[step],
    subject: { kind: 'campaign', id: row.id },
    ...auditedAs(actor),
    detail: { code, version: version + 1, alone: typeof changes.sole_approval_reason === 'string' },
  });
  return getCampaign(trx, actor, context, code);
}

interface StepChanges {
  proposed_by_person_id?: string | null;
  approved_by_person_id?: string | null;
  sole_approval_reason?: string | null;
  stop_reason?: string | null;
}

async function changesOf(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: PlanContext,
  row: CampaignRow,
  { step, reason }: CampaignMove,
): Promise<StepChanges> {
  switch (step) {
    case 'propose':
      return {
        proposed_by_person_id: actor.personId,
        approved_by_person_id: null,
        sole_approval_reason: null,
        stop_reason: null,
      };
    case 'approve': {
      const { proposed_by_person_id: proposer } = await getPlanRow(trx, community, row);
      const isAlone = proposer === actor.personId;
      return {
        approved_by_person_id: actor.personId,
        sole_approval_reason: isAlone ? requireReason(reason) : null,
      };
    }
    case 'schedule':
      return {};
    case 'cancel':
      return { stop_reason: requireReason(reason) };
    case 'send_back':
      return { stop_reason: requireReason(reason), approved_by_person_id: null, sole_approval_reason: null };
  }
}

function requireReason(reason: string | undefined): string {
  if (reason === undefined)
    throw new Problem('campaign_not_fit', {
      faults: [{ path: 'json.reason', code: 'required', message: 'This step wants a reason' }],
    });
  return reason;
}

/** The publish gate and the plan's own faults, as they stand today. */
async function refuseUnfit(
  trx: CommunityTransaction,
  { community, language }: PlanContext,
  row: CampaignRow,
  today: string,
): Promise<void> {
  const kept = await getPlanRow(trx, community, row);
  const audience = await listAudienceRows(trx, community.id, row.id);
  const sites = await listCampaignSiteRows(trx, community.id, row.id);
  const plan = toPlan(row, kept, { audience, sites });
  const read = await readPlan(trx, community, plan);
  const { faults } = await previewOf(trx, community, read, { today, language, campaignId: row.id });
  refuseFaults(faults);
}

/** 409 with the state in which the campaign is now. */
export async function refuseChanged(
  trx: CommunityTransaction,
  { community, clock }: PlanContext,
  code: string,
): Promise<never> {
  const row = await findCampaignRow(trx, community.id, code);
  if (row === undefined) throw new Problem('not_found');
  const state = stateOn(dayIn(community.timeZone, clock.now()), row);
  throw new Problem('campaign_changed', {
    faults: [{ path: 'campaign', code: state, message: `It is ${state} now, version ${row.version}` }],
  });
}

export interface NoticeRecord {
  version: number;
  kind: 'given' | 'none_due';
  givenOn?: string | undefined;
  addressee?: string | undefined;
  reason?: string | undefined;
}

/** Keeps what the works council was told: the letter as it stands in this moment, in every language. */
export async function recordCampaignNotice(
  trx: CommunityTransaction,
  actor: Actor,
  context: PlanContext,
  code: string,
  { version, kind, givenOn, addressee, reason }: NoticeRecord,
) {
  const { community, clock } = context;
  refuseOnBehalf(actor);
  const row = await getReadablePlan(trx, actor, community, code);
  if (!canPrepare(actor, row)) throw new Problem('forbidden');
  if (givenOn !== undefined && givenOn > dayIn(community.timeZone, clock.now()))
    throw new Problem('invalid_request', {
      faults: [
        { path: 'json.givenOn', code: 'not_allowed', message: 'A notice is recorded once it was given' },
      ],
    });
  const letters = kind === 'given' ? await writeLetters(trx, community, row) : [];
  const texts = Object.fromEntries(letters.map((letter) => [letter.language, letterText(letter)]));
  const isRecorded = await changeCampaign(
    trx,
    community.id,
    row.id,
    { version, stages: ['draft', 'in_review', 'approved'] },
    {
      notice_kind: kind,
      notice_on: givenOn ?? null,
      notice_addressee: addressee ?? null,
      notice_reason: reason ?? null,
      notice_letter: kind === 'given' ? toJson(texts) : null,
    },
  );
  if (!isRecorded) await refuseChanged(trx, context, code);
  await recordAudit(trx, clock.now(), {
    action: 'campaign.notice_recorded',
    subject: { kind: 'campaign', id: row.id },
    ...auditedAs(actor),
    detail: { code, kind, version: version + 1 },
  });
  return getCampaign(trx, actor, context, code);
}
