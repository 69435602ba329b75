import type { Language } from '@snodo/contract';
import { MAX_WAVE_SUBMISSIONS, releaseWave, type WaveCompany } from '@snodo/disclosure';
import { localize, reportItems, type Answers } from '@snodo/survey-engine';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, type CommunityTransaction } from '../../db/index.ts';
import { dayIn, Problem, type Clock } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { endBallots } from '../answering/ballot-queries.ts';
import { listAudienceRows } from '../campaigns/campaign-queries.ts';
import { listCampaignSiteRows } from '../campaigns/campaign-site-queries.ts';
import { getCampaignRow } from '../campaigns/campaigns.ts';
import { campaignReach, canReadRelease } from '../policy.ts';
import { closeCampaignOn, findInstrumentRow, lockCampaign, shuffleSubmissions } from '../queries.ts';
import { documentOf, type DocumentLabel, type DocumentTable } from './release-documents.ts';
import {
  findDocument,
  findEarlierRelease,
  findReleaseRow,
  insertRelease,
  listInvitedByOrganisation,
  listSubmissions,
  type NewRelease,
} from './release-queries.ts';
import { statusOn, toDefinition, type CampaignRow } from '../rows.ts';
import { floorOf, waveInput, type ReadSubmission } from './wave-input.ts';
import { listReleasedThemes } from '../written-answers/written-themes.ts';

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
  const { id: campaignId, floor, instrument_code: code, instrument_version: version } = campaign;
  const instrument = await findInstrumentRow(trx, community.id, code, version);
  if (instrument === undefined) throw new Problem('internal');
  const items = reportItems(toDefinition(instrument.definition));
  const submissions = (await listSubmissions(trx, community.id, campaignId, MAX_WAVE_SUBMISSIONS + 1)).map(
    ({ organisation_id, answers }) => ({ organisationId: organisation_id, answers: answers as Answers }),
  );
  const companies = await companiesOf(trx, community, campaign, submissions);
  const earlier = await findEarlierRelease(trx, community.id, campaignId);
  report({ step: 'protecting', percent: 0 });
  const wave = releaseWave(waveInput(items, floor, companies, submissions, earlier?.state), {
    onProgress: (done, total) =>
      report({ step: 'protecting', percent: total === 0 ? 100 : Math.floor((100 * done) / total) }),
  });
  const documents: NewRelease['documents'] = [];
  for (const release of wave.audiences) {
    const audience = release.audience === 'company' ? ('organisation' as const) : release.audience;
    const organisationId = release.company ?? null;
    const before = earlier && (await findDocument(trx, community.id, earlier.id, organisationId));
    const document = documentOf(
      release,
      items,
      (item) => floorOf(item, floor),
      before && { campaign: earlier.code, releasedOn: earlier.released_on, document: before },
    );
    documents.push({ audience, organisationId, document });
  }
  return {
    id: uuidv7(),
    communityId: community.id,
    campaignId,
    releasedOn: today,
    floor,
    isTooFew: documents.every(({ document }) => document.isTooFew),
    documents,
    decisions: wave.decisions,
    state: wave.state,
  };
}

/** The organisations that were asked, with how many of each; never fewer than answered, for some may have left since. */
async function companiesOf(
  trx: CommunityTransaction,
  community: Community,
  campaign: CampaignRow,
  submissions: readonly ReadSubmission[],
): Promise<WaveCompany[]> {
  const invited = await listInvitedByOrganisation(trx, community.id, campaign.id);
  const asked = new Set(submissions.map(({ organisationId }) => organisationId));
  return invited
    .filter(({ organisationId }) => organisationId === campaign.organisation_id || asked.has(organisationId))
    .map(({ organisationId, invited: people }) => ({
      name: organisationId,
      invited: Math.max(people, submissions.filter((one) => one.organisationId === organisationId).length),
    }));
}

/**
 * What the caller may read of a release: a firm its own tables, the programme those of all that were asked together, or
 * of one of them.
 */
export async function getRelease(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  code: string,
  language: Language,
  organisationCode?: string,
) {
  const campaign = await getCampaignRow(trx, community, code);
  const asked = await listAudienceRows(trx, community.id, campaign.id);
  const askedIds = asked.map(({ id }) => id);
  if (!canReadRelease(actor, campaign, askedIds)) throw new Problem('forbidden');
  const release = await findReleaseRow(trx, community.id, campaign.id);
  if (release === undefined) throw new Problem('not_found');
  const organisation = firmToRead(actor, campaign, asked, organisationCode);
  const document = await findDocument(trx, community.id, release.id, organisation?.id ?? null);
  if (document === undefined) throw new Problem('not_found');
  const sites = (await listCampaignSiteRows(trx, community.id, campaign.id))
    .filter((site) => site.organisation_id === organisation?.id)
    .map(({ name }) => name);
  return {
    campaign: campaign.code,
    releasedOn: release.released_on,
    floor: release.floor,
    audience:
      organisation === undefined
        ? { kind: 'pool' as const, name: null, sites: [] }
        : { kind: 'organisation' as const, name: organisation.name, sites },
    isTooFew: document.isTooFew,
    people: document.people,
    responsePercent: document.responsePercent,
    tables: document.tables.map((table) => spokenTable(table, language)),
    themes: await listReleasedThemes(trx, community.id, campaign.id, language),
  };
}

/**
 * The firm whose tables are read: an officer's own, the campaign's own before the others; for the programme the one that
 * it names, or the only one that was asked. None: all together.
 */
function firmToRead<Firm extends { id: string; code: string; name: string }>(
  actor: Actor,
  campaign: CampaignRow,
  asked: readonly Firm[],
  code: string | undefined,
): Firm | undefined {
  const reach = campaignReach(actor);
  const readable = reach.kind === 'organisations' ? asked.filter(({ id }) => reach.ids.includes(id)) : asked;
  if (code !== undefined) {
    const named = readable.find((firm) => firm.code === code);
    if (named === undefined) throw new Problem('not_found');
    return named;
  }
  if (reach.kind === 'organisations' || asked.length === 1)
    return readable.find(({ id }) => id === campaign.organisation_id) ?? readable[0];
  return undefined;
}

function spokenTable({ title, by, categories, groups, ...table }: DocumentTable, language: Language) {
  const spoken = ({ value, label }: DocumentLabel) => ({ value, label: localize(label, language) });
  return {
    ...table,
    title: localize(title, language),
    by: by && spoken(by),
    categories: categories.map(spoken),
    groups: groups.map((group) => ({ ...group, label: localize(group.label, language) })),
  };
}
