import type { Language } from '@snodo/contract';
import {
  auditRelease,
  protectOneWayTables,
  type ProtectedTable,
  type Submission,
  type SurveyQuestion,
} from '@snodo/disclosure';
import { categoriesOf, reportItems, type Answers, type ReportItem } from '@snodo/survey-engine';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, type CommunityTransaction } from '../db/index.ts';
import { dayIn, localized, Problem, type Clock } from '../http/index.ts';
import type { Actor, Community } from '../identity/index.ts';
import { endBallots } from './ballot-queries.ts';
import { listAudienceRows } from './campaign-queries.ts';
import { getCampaignRow } from './campaigns.ts';
import { canReadRelease } from './policy.ts';
import {
  closeCampaignOn,
  findInstrumentRow,
  listSubmissionAnswers,
  lockCampaign,
  shuffleSubmissions,
} from './queries.ts';
import {
  findReleaseRow,
  insertRelease,
  listReleasedCellRows,
  listReleasedTableRows,
  type NewRelease,
  type NewReleasedTable,
} from './release-queries.ts';
import { statusOn, toDefinition, type CampaignRow } from './rows.ts';
import { listReleasedThemes } from './written-themes.ts';

/** The disclosure control's own bound; a larger campaign is released in parts. */
const mostSubmissions = 20_000;

export type ReleaseStep = 'reading' | 'protecting' | 'auditing' | 'writing';

/** How far a release has come: `percent` is of the step. */
export interface ReleaseProgress {
  step: ReleaseStep;
  percent: number;
}

export type ReportProgress = (progress: ReleaseProgress) => void;

/**
 * Ends a campaign today, so that what is released stands still while it is worked on. Whoever hands in at this moment
 * is before it or after it, never in between.
 */
export async function closeForRelease(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  code: string,
): Promise<void> {
  const campaign = await getCampaignRow(trx, community, code);
  await lockCampaign(trx, campaign.id, 'exclusive');
  await closeCampaignOn(trx, community.id, campaign.id, dayIn(community.timeZone, clock.now()));
}

/**
 * Writes the tables of a closed campaign, once and for ever. Runs as the release role, the only one that can read
 * submissions. What leaves here has passed the suppression and an audit that shares no code with it.
 */
export async function releaseCampaign(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  code: string,
  report: ReportProgress = () => undefined,
): Promise<void> {
  const campaign = await getCampaignRow(trx, community, code);
  const today = dayIn(community.timeZone, clock.now());
  if (statusOn(today, campaign) !== 'closed') throw new Error('a campaign is closed before it is released');
  if ((await findReleaseRow(trx, community.id, campaign.id)) !== undefined)
    throw new Problem('campaign_already_released');
  const release = await controlledRelease(trx, community, campaign, today, report);
  report({ step: 'writing', percent: 0 });
  await lockCampaign(trx, campaign.id, 'exclusive');
  try {
    await insertRelease(trx, release);
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('campaign_already_released');
    throw error;
  }
  await shuffleSubmissions(trx, community.id, campaign.id);
  await endBallots(trx, community.id, campaign.id);
  report({ step: 'writing', percent: 100 });
}

async function controlledRelease(
  trx: CommunityTransaction,
  community: Community,
  campaign: CampaignRow,
  today: string,
  report: ReportProgress,
): Promise<NewRelease> {
  report({ step: 'reading', percent: 0 });
  const instrument = await findInstrumentRow(
    trx,
    community.id,
    campaign.instrument_code,
    campaign.instrument_version,
  );
  if (instrument === undefined) throw new Problem('internal');
  const items = reportItems(toDefinition(instrument.definition));
  const answers = await listSubmissionAnswers(trx, community.id, campaign.id, mostSubmissions + 1);
  const submissions = answers.map((one) => toSubmission(items, one as Answers));
  const questions: SurveyQuestion[] = items.map((item) => ({
    name: item.name,
    kind: item.kind,
    categories: item.categories.map(({ value }) => value),
    floor: Math.max(campaign.floor, item.minN),
  }));
  report({ step: 'protecting', percent: 0 });
  const outcome = protectOneWayTables(questions, submissions, { floor: campaign.floor });
  report({ step: 'auditing', percent: 0 });
  const faults = auditRelease(outcome, questions, submissions, { floor: campaign.floor });
  if (faults.length > 0)
    throw new Error(`the audit refuses the release of a campaign: ${faults.length} faults`);
  const isTooFew = outcome.status === 'too_few';
  return {
    id: uuidv7(),
    communityId: community.id,
    campaignId: campaign.id,
    releasedOn: today,
    floor: campaign.floor,
    respondents: isTooFew ? null : submissions.length,
    tables: isTooFew ? [] : items.map((item) => toTable(item, outcome.tables)),
    decisions: isTooFew ? [] : outcome.decisions.map((decision) => ({ id: uuidv7(), ...decision })),
  };
}

function toSubmission(items: readonly ReportItem[], answers: Answers): Submission {
  return Object.fromEntries(items.map((item) => [item.name, categoriesOf(item, answers)]));
}

function toTable(item: ReportItem, tables: readonly ProtectedTable[]): NewReleasedTable {
  const table = tables.find(({ name }) => name === item.name);
  if (table === undefined) throw new Error(`no protected table for ${item.name}`);
  return {
    id: uuidv7(),
    question: item.name,
    title: item.title,
    kind: item.kind,
    floor: table.floor,
    restCount: table.rest?.count ?? null,
    cells: table.cells.map((cell) => ({
      value: cell.value,
      label: item.categories.find(({ value }) => value === cell.value)?.text ?? cell.value,
      count: cell.status === 'shown' ? cell.count : null,
    })),
  };
}

/** The released tables: the same for every reader who may read them at all. */
export async function getRelease(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  code: string,
  language: Language,
) {
  const campaign = await getCampaignRow(trx, community, code);
  const asked = await listAudienceRows(trx, community.id, campaign.id);
  const askedIds = asked.map(({ id }) => id);
  if (!canReadRelease(actor, campaign, askedIds)) throw new Problem('forbidden');
  const release = await findReleaseRow(trx, community.id, campaign.id);
  if (release === undefined) throw new Problem('not_found');
  const tables = await listReleasedTableRows(trx, community.id, release.id);
  const cells =
    tables.length === 0
      ? []
      : await listReleasedCellRows(
          trx,
          community.id,
          tables.map(({ id }) => id),
        );
  const { respondents } = release;
  return {
    campaign: campaign.code,
    releasedOn: release.released_on,
    floor: release.floor,
    audience: { kind: 'pool' as const, name: null },
    isTooFew: release.is_too_few,
    people: peopleRange(respondents),
    responsePercent: null,
    tables: tables.map((table) => {
      const own = cells.filter((cell) => cell.table_id === table.id);
      return {
        question: table.question,
        title: localized(table.title, language),
        kind: table.kind as ReportItem['kind'],
        floor: table.floor,
        isSpecial: false,
        by: null,
        categories: own.map(({ value, label }) => ({ value, label: localized(label, language) })),
        groups: [
          {
            value: 'all',
            label: '',
            people: peopleRange(respondents),
            shares: own.map(({ count }) => toShare(count, respondents)),
            mean: null,
          },
        ],
        refusal: null,
        trend: null,
      };
    }),
    themes: await listReleasedThemes(trx, community.id, campaign.id, language),
  };
}

/** As the bands of `reference`: 5, 10, 20, 50 and more. */
function peopleRange(people: number | null): { from: number; to: number | null } | null {
  if (people === null) return null;
  const from = [50, 20, 10, 5].find((least) => people >= least) ?? 0;
  return { from, to: { 50: null, 20: 49, 10: 19, 5: 9, 0: 4 }[from] ?? null };
}

function toShare(count: number | null, people: number | null) {
  if (count === null || people === null || people === 0) return { status: 'hidden' as const };
  return {
    status: 'shown' as const,
    bound: 'about' as const,
    percent: Math.round((count * 100) / people),
  };
}
