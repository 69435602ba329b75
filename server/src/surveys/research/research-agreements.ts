import { v7 as uuidv7 } from 'uuid';
import { isWrongData, type CommunityTransaction } from '../../db/index.ts';
import { dayIn, localized, Problem } from '../../http/index.ts';
import {
  auditedAs,
  recordAudit,
  refuseOnBehalf,
  requireElevation,
  type Actor,
  type AuditEntry,
} from '../../identity/index.ts';
import type { PlanContext } from '../campaigns/campaign-details.ts';
import {
  canConfirmResearch,
  canEndResearch,
  canReadExtract,
  canRecordResearch,
  researchReach,
} from '../policy.ts';
import type { ExtractDocument } from './research-extracts.ts';
import {
  changeAgreement,
  findExtractRow,
  insertAgreement,
  isResearcher,
  listAgreementRows,
  listResearchedCampaigns,
  lockAgreement,
  type AgreementRow,
} from './research-queries.ts';
import { plusDays } from '../rows.ts';

const longestDays = 731;
const mostInForce = 100;

type ResearchContext = Pick<PlanContext, 'community' | 'clock' | 'language'>;

export async function listResearchAgreements(
  trx: CommunityTransaction,
  actor: Actor,
  context: ResearchContext,
) {
  refuseOnBehalf(actor);
  const reach = researchReach(actor);
  if (reach === 'none') throw new Problem('forbidden');
  const { community, language } = context;
  const rows = await listAgreementRows(
    trx,
    community.id,
    reach === 'all' ? {} : { personId: actor.personId },
  );
  const mayRecord = canRecordResearch(actor);
  const campaigns = mayRecord ? await listResearchedCampaigns(trx, community.id) : [];
  return {
    items: rows.map((row) => toAgreement(row, actor, context)),
    mayRecord,
    campaigns: campaigns.map(({ code, name }) => ({ code, name: localized(name, language) })),
  };
}

export interface AgreementRecord {
  campaign: string;
  personId: string;
  institution: string;
  purpose: string;
  endsOn: string;
}

export async function recordResearchAgreement(
  trx: CommunityTransaction,
  actor: Actor,
  context: ResearchContext,
  { campaign: code, personId, institution, purpose, endsOn }: AgreementRecord,
) {
  const { community, clock } = context;
  const now = clock.now();
  refuseOnBehalf(actor);
  if (!canRecordResearch(actor)) throw new Problem('forbidden');
  requireElevation(actor, now);
  const today = dayIn(community.timeZone, now);
  const campaign = (await listResearchedCampaigns(trx, community.id)).find((one) => one.code === code);
  if (campaign === undefined) throw notFit('campaign', 'not_for_research');
  if (personId === actor.personId || !(await isResearcher(trx, community.id, personId)))
    throw notFit('personId', 'no_researcher');
  if (endsOn < today || endsOn > plusDays(today, longestDays)) throw notFit('endsOn', 'not_allowed');
  if ((await listAgreementRows(trx, community.id)).length >= mostInForce)
    throw notFit('campaign', 'too_many');
  const id = uuidv7();
  await insertAgreement(trx, {
    community_id: community.id,
    id,
    campaign_id: campaign.id,
    person_id: personId,
    institution,
    purpose,
    ends_on: endsOn,
    recorded_by_person_id: actor.personId,
    recorded_at: now,
  });
  await note(trx, actor, context, 'research.recorded', id, { campaign: code });
  return getAgreement(trx, actor, context, id);
}

/** Of two at once one confirms; whoever recorded it, or is to read, never does. */
export async function confirmResearchAgreement(
  trx: CommunityTransaction,
  actor: Actor,
  context: ResearchContext,
  id: string,
) {
  const now = context.clock.now();
  const row = await openAgreement(trx, actor, context, id);
  if (!canConfirmResearch(actor, row)) throw new Problem('forbidden');
  requireElevation(actor, now);
  if (stateOf(row, context) !== 'recorded') throw new Problem('agreement_not_in_force');
  try {
    await changeAgreement(trx, context.community.id, id, {
      confirmed_by_person_id: actor.personId,
      confirmed_at: now,
    });
  } catch (error) {
    throw isWrongData(error) ? new Problem('forbidden') : error;
  }
  await note(trx, actor, context, 'research.confirmed', id, { campaign: row.campaign_code });
  return getAgreement(trx, actor, context, id);
}

export async function endResearchAgreement(
  trx: CommunityTransaction,
  actor: Actor,
  context: ResearchContext,
  id: string,
) {
  const now = context.clock.now();
  const row = await openAgreement(trx, actor, context, id);
  if (!canEndResearch(actor)) throw new Problem('forbidden');
  requireElevation(actor, now);
  if (row.ended_at === null) {
    await changeAgreement(trx, context.community.id, id, { ended_at: now });
    await note(trx, actor, context, 'research.ended', id, { campaign: row.campaign_code });
  }
  return getAgreement(trx, actor, context, id);
}

/** The one extract of the campaign, to the researcher of an agreement in force; each reading is on record. */
export async function readResearchExtract(
  trx: CommunityTransaction,
  actor: Actor,
  context: ResearchContext,
  id: string,
) {
  const { community, clock } = context;
  const row = await openAgreement(trx, actor, context, id);
  if (!canReadExtract(actor, row)) throw new Problem('forbidden');
  requireElevation(actor, clock.now());
  if (stateOf(row, context) !== 'in_force') throw new Problem('agreement_not_in_force');
  const found = await findExtractRow(trx, community.id, row.campaign_id);
  if (found === undefined || found.document === null) throw new Problem('extract_not_ready');
  // Written by us, in this shape, and by nobody else.
  const { floor, dimensions, items, records } = found.document as unknown as ExtractDocument;
  await note(trx, actor, context, 'research.read', id, { campaign: row.campaign_code, purpose: row.purpose });
  return {
    campaign: row.campaign_code,
    madeOn: found.made_on,
    floor,
    dimensions: [...dimensions],
    items: [...items],
    records: records.map(({ groups, answers }) => ({
      groups,
      answers: Object.fromEntries(Object.entries(answers).map(([item, options]) => [item, [...options]])),
    })),
  };
}

/** Locked. Another's agreement is not hers to know of. */
async function openAgreement(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: ResearchContext,
  id: string,
): Promise<AgreementRow> {
  refuseOnBehalf(actor);
  const reach = researchReach(actor);
  if (!(await lockAgreement(trx, community.id, id))) throw new Problem('not_found');
  const [row] = await listAgreementRows(trx, community.id, { id });
  if (row === undefined) throw new Problem('not_found');
  if (reach === 'none' || (reach === 'own' && row.person_id !== actor.personId))
    throw new Problem('forbidden');
  return row;
}

async function getAgreement(trx: CommunityTransaction, actor: Actor, context: ResearchContext, id: string) {
  const [row] = await listAgreementRows(trx, context.community.id, { id });
  if (row === undefined) throw new Problem('not_found');
  return toAgreement(row, actor, context);
}

function stateOf(row: AgreementRow, { community, clock }: ResearchContext): 'recorded' | 'in_force' | 'over' {
  if (row.ended_at !== null || row.ends_on < dayIn(community.timeZone, clock.now())) return 'over';
  return row.confirmed_by_person_id === null ? 'recorded' : 'in_force';
}

const refusals = ['answers_gone', 'too_few_people', 'one_firm', 'nothing_left'] as const;

function toAgreement(row: AgreementRow, actor: Actor, context: ResearchContext) {
  const state = stateOf(row, context);
  const refusal = refusals.find((one) => one === row.refusal);
  const extract = refusal ?? (row.has_extract === true ? ('ready' as const) : ('waiting' as const));
  return {
    id: row.id,
    campaign: { code: row.campaign_code, name: localized(row.campaign_name, context.language) },
    researcher: { displayName: row.researcher_name },
    institution: row.institution,
    purpose: row.purpose,
    endsOn: row.ends_on,
    recordedBy: { displayName: row.recorded_by_name },
    confirmedBy: row.confirmed_by_person_id === null ? null : { displayName: row.confirmed_by_name },
    state,
    extract,
    may: [
      ...(state === 'recorded' && canConfirmResearch(actor, row) ? (['confirm'] as const) : []),
      ...(state !== 'over' && canEndResearch(actor) ? (['end'] as const) : []),
      ...(state === 'in_force' && extract === 'ready' && canReadExtract(actor, row)
        ? (['read'] as const)
        : []),
    ],
  };
}

async function note(
  trx: CommunityTransaction,
  actor: Actor,
  { clock }: ResearchContext,
  action: 'research.recorded' | 'research.confirmed' | 'research.ended' | 'research.read',
  id: string,
  detail: NonNullable<AuditEntry['detail']>,
): Promise<void> {
  await recordAudit(trx, clock.now(), {
    action,
    subject: { kind: 'research_agreement', id },
    ...auditedAs(actor),
    detail,
  });
}

function notFit(field: string, code: string): Problem {
  const message = code.replaceAll('_', ' ');
  return new Problem('research_not_fit', { faults: [{ path: `json.${field}`, code, message }] });
}
