import { campaignSteps, languages, type CampaignPlan, type Language } from '@snodo/contract';
import { localize } from '@snodo/survey-engine';
import { toString as drawQr } from 'qrcode';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, localized, Problem, type Clock } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { countOf, toCampaign } from './campaigns.ts';
import { previewOf, readPlan } from './campaign-faults.ts';
import { writeLetter, type Letter, type LetterFacts } from './campaign-letter.ts';
import { listPaperBatchRows, toPaperBatch } from './campaign-paper-queries.ts';
import { listCampaignSiteRows } from './campaign-site-queries.ts';
import { findPlanRow, listAudienceRows, type PlanRow } from './campaign-queries.ts';
import { isDraft, isPossible, isUnderWay, stateOn } from './campaign-states.ts';
import { canEditPlan, canIssuePaper, canPrepare, canReadPlan, canTakeStep } from '../policy.ts';
import { keptUntil } from '../retention/retention.ts';
import { countInvitations, findCampaignRow, findInstrumentRow } from '../queries.ts';
import { languagesOf, lastDayOf, toDefinition, type CampaignRow } from '../rows.ts';

/** What a use case about a plan works with. */
export interface PlanContext {
  community: Community;
  clock: Clock;
  /** Of the caller. */
  language: Language;
  /** Origin of the portal, for the address on which people answer. */
  portal: string;
}

/** A campaign of any stage that the caller may read; another's is not found. */
export async function getReadablePlan(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  code: string,
): Promise<CampaignRow> {
  const row = await findCampaignRow(trx, community.id, code);
  if (row === undefined) throw new Problem('not_found');
  const audience = await listAudienceRows(trx, community.id, row.id);
  if (
    !canReadPlan(
      actor,
      row,
      audience.map(({ id }) => id),
    )
  )
    throw new Problem('forbidden');
  return row;
}

export async function getCampaign(
  trx: CommunityTransaction,
  actor: Actor,
  context: PlanContext,
  code: string,
) {
  const { community, clock, language } = context;
  const row = await getReadablePlan(trx, actor, community, code);
  const kept = await getPlanRow(trx, community, row);
  const audience = await listAudienceRows(trx, community.id, row.id);
  const sites = await listCampaignSiteRows(trx, community.id, row.id);
  const plan = toPlan(row, kept, { audience, sites });
  const instrument = await findInstrumentRow(trx, community.id, row.instrument_code, row.instrument_version);
  const counts = await countInvitations(trx, community.id, [row.id]);
  const today = dayIn(community.timeZone, clock.now());
  const batches = await listPaperBatchRows(trx, community.id, row.id);
  const hasPreview = isUnderWay(row) || stateOn(today, row) === 'scheduled';
  return {
    ...toCampaign(row, community, clock, language, countOf(counts, row.id)),
    version: row.version,
    plan,
    instrumentTitle:
      instrument === undefined ? '' : localize(toDefinition(instrument.definition).title, language),
    audience: audience.map(({ id, code: organisation, name }) => ({
      code: organisation,
      name,
      sites: sites.flatMap((site) => (site.organisation_id === id ? [{ id: site.id, name: site.name }] : [])),
    })),
    preview: hasPreview
      ? await previewOf(trx, community, await readPlan(trx, community, plan), {
          today,
          language,
          campaignId: row.id,
        })
      : null,
    owner: named(row.owner_person_id, kept.owner_name),
    proposedBy: named(kept.proposed_by_person_id, kept.proposed_by_name),
    approvedBy: named(kept.approved_by_person_id, kept.approved_by_name),
    soleApprovalReason: kept.sole_approval_reason,
    stopReason: kept.stop_reason,
    notice: toNotice(row, kept, language),
    paperBatches: batches.map(toPaperBatch),
    keptUntil: keptUntil(row),
    answering: await answeringOf(context.portal, row.code),
    may: whatMay(actor, row, today),
    needsSoleApprovalReason: row.stage === 'in_review' && kept.proposed_by_person_id === actor.personId,
  };
}

export async function getPlanRow(
  trx: CommunityTransaction,
  community: Community,
  row: CampaignRow,
): Promise<PlanRow> {
  const kept = await findPlanRow(trx, community.id, row.id);
  if (kept === undefined) throw new Problem('not_found');
  return kept;
}

export function toPlan(
  row: CampaignRow,
  kept: PlanRow,
  { audience, sites }: { audience: readonly { code: string }[]; sites: readonly { id: string }[] },
): CampaignPlan {
  return {
    name: {
      it: localized(row.name, 'it'),
      en: localized(row.name, 'en'),
      ar: localized(row.name, 'ar'),
    },
    instrument: { code: row.instrument_code, version: row.instrument_version },
    organisations: audience.map(({ code }) => code),
    sites: sites.map(({ id }) => id),
    opensOn: row.opens_on,
    closesOn: lastDayOf(row),
    languages: languagesOf(row),
    floor: row.floor,
    isInWorkingTime: kept.is_in_working_time,
    isForResearch: row.is_for_research,
    // What came with the data was agreed on nobody knows which day; the first day stands for it.
    agreedOn: row.agreed_on ?? row.opens_on,
    reminderDays: [...kept.reminder_days].sort(),
    follows: kept.follows_code,
  };
}

function named(personId: string | null, displayName: string | null) {
  return personId === null ? null : { displayName };
}

function toNotice(row: CampaignRow, kept: PlanRow, language: Language) {
  if (row.notice_kind === 'none_due') return { kind: 'none_due' as const, reason: kept.notice_reason ?? '' };
  if (row.notice_kind !== 'given' || kept.notice_on === null) return null;
  return {
    kind: 'given' as const,
    givenOn: kept.notice_on,
    addressee: kept.notice_addressee ?? '',
    letter: localized(kept.notice_letter, language),
  };
}

/** The page on which people answer, to be opened on their own phone: the same for everybody, and naming nobody. */
async function answeringOf(portal: string, code: string) {
  const address = `${portal}/survey/${encodeURIComponent(code)}`;
  return { address, qrSvg: await drawQr(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }) };
}

function whatMay(actor: Actor, row: CampaignRow, today: string) {
  const isPlanned = row.owner_person_id !== null;
  const steps = campaignSteps.filter(
    (step) =>
      isPlanned &&
      isPossible(step, today, row) &&
      canTakeStep(actor, step, row) &&
      (step !== 'schedule' || row.notice_kind !== null),
  );
  const isOpenable = ['scheduled', 'open'].includes(stateOn(today, row));
  return [
    ...steps,
    ...(isDraft(row) && canEditPlan(actor, row) ? (['edit'] as const) : []),
    ...(isUnderWay(row) && canPrepare(actor, row) ? (['record_notice'] as const) : []),
    ...(isOpenable && canIssuePaper(actor) ? (['issue_paper'] as const) : []),
  ];
}

export async function letterFactsOf(
  trx: CommunityTransaction,
  community: Community,
  row: CampaignRow,
): Promise<(language: Language) => LetterFacts> {
  const kept = await getPlanRow(trx, community, row);
  const audience = await listAudienceRows(trx, community.id, row.id);
  const sites = await listCampaignSiteRows(trx, community.id, row.id);
  const instrument = await findInstrumentRow(trx, community.id, row.instrument_code, row.instrument_version);
  return (language) => ({
    community: localized(community.name, language),
    name: localized(row.name, language),
    organisations: audience.map(({ id, name }) => ({
      name,
      sites: sites.flatMap((site) => (site.organisation_id === id ? [site.name] : [])),
    })),
    instrument: instrument === undefined ? '' : localize(toDefinition(instrument.definition).title, language),
    version: row.instrument_version,
    opensOn: row.opens_on,
    lastDay: lastDayOf(row),
    floor: row.floor,
    isInWorkingTime: kept.is_in_working_time,
    isForResearch: row.is_for_research,
    keptUntil: keptUntil(row).answers,
  });
}

/** Written from the plan as it stands now, in every language. */
export async function writeLetters(
  trx: CommunityTransaction,
  community: Community,
  row: CampaignRow,
): Promise<Letter[]> {
  const factsIn = await letterFactsOf(trx, community, row);
  return languages.map((language) => writeLetter(language, factsIn(language)));
}

export async function getCampaignLetter(
  trx: CommunityTransaction,
  actor: Actor,
  { community, language }: PlanContext,
  code: string,
): Promise<Letter> {
  const row = await getReadablePlan(trx, actor, community, code);
  const factsIn = await letterFactsOf(trx, community, row);
  return writeLetter(language, factsIn(language));
}
