import type { CampaignPlan, campaignFaultCodes, Language } from '@snodo/contract';
import { publishGate } from '@snodo/survey-engine/authoring';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { bandOf, listSitesOf, type Community, type Site } from '../../identity/index.ts';
import {
  countAudience,
  getInvitationBudget,
  type AudienceCount,
  type InvitationBudget,
} from './campaign-audience.ts';
import { audienceFaults } from './campaign-sites.ts';
import { findOrganisationRows, listInstrumentRows, listWaveRows } from './campaign-queries.ts';
import { daysBetween, toDefinition } from '../rows.ts';

export interface CampaignFault {
  field:
    | 'organisations'
    | 'sites'
    | 'instrument'
    | 'languages'
    | 'opensOn'
    | 'closesOn'
    | 'reminderDays'
    | 'follows'
    | 'floor';
  code: (typeof campaignFaultCodes)[number];
  question: { name: string; title: string } | null;
  /** Another campaign that is in the way, and until when it is. */
  campaign: { code: string; name: string; freeFrom: string } | null;
}

/** A plan with what its codes stand for, as far as they stand for anything. */
export interface ReadPlan {
  plan: CampaignPlan;
  organisations: { id: string; code: string; name: string }[];
  /** Those to which the plan is limited. */
  sites: Site[];
  instrument: Awaited<ReturnType<typeof listInstrumentRows>>[number] | undefined;
  wave: Awaited<ReturnType<typeof listWaveRows>>[number] | undefined;
}

const mostDays = 92;
/** From the last day of a wave to the first of the next. */
export const leastDaysBetweenWaves = 28;
/** Fewer people are not asked what would part them into groups. */
const leastForDimensions = 30;

export async function readPlan(
  trx: CommunityTransaction,
  community: Community,
  plan: CampaignPlan,
): Promise<ReadPlan> {
  const found = await findOrganisationRows(trx, community.id, plan.organisations);
  const organisations = plan.organisations.flatMap((code) => found.filter((one) => one.code === code));
  const own = organisations.map(({ id }) => id);
  const sites = plan.sites.length === 0 ? [] : await listSitesOf(trx, community.id, own);
  const { code, version } = plan.instrument;
  const instruments = await listInstrumentRows(trx, community.id);
  const waves = plan.follows === null ? [] : await listWaveRows(trx, community.id, undefined);
  return {
    plan,
    organisations,
    sites: sites.filter(({ id }) => plan.sites.includes(id)),
    instrument: instruments.find((one) => one.code === code && one.version === version),
    wave: waves.find((one) => one.code === plan.follows),
  };
}

/** What a draft may not even be kept with: it names what is not there, or its days make no period. */
export function unreadableFaults({
  plan,
  organisations,
  sites,
  instrument,
  wave,
}: ReadPlan): CampaignFault[] {
  const faults: CampaignFault[] = [];
  const add = (field: CampaignFault['field'], code: CampaignFault['code']) =>
    faults.push({ field, code, question: null, campaign: null });
  if (organisations.length < plan.organisations.length) add('organisations', 'organisation_unknown');
  if (sites.length < plan.sites.length) add('sites', 'site_unknown');
  if (instrument === undefined) add('instrument', 'instrument_unknown');
  if (plan.closesOn < plan.opensOn) add('closesOn', 'closes_before_opening');
  else if (daysBetween(plan.opensOn, plan.closesOn) >= mostDays) add('closesOn', 'too_long');
  if (plan.follows !== null && wave === undefined) add('follows', 'wave_unknown');
  return faults;
}

/** Everything that keeps a plan from being approved today, the questions' own faults included. */
export function faultsOfPlan(
  read: ReadPlan,
  { today, language, count }: { today: string; language: Language; count: AudienceCount },
): CampaignFault[] {
  const { plan, sites, instrument, wave } = read;
  const faults = unreadableFaults(read);
  const add = (field: CampaignFault['field'], code: CampaignFault['code']) =>
    faults.push({ field, code, question: null, campaign: null });
  if (plan.opensOn < today) add('opensOn', 'opens_in_past');
  if (plan.reminderDays.some((day) => day <= plan.opensOn || day > plan.closesOn))
    add('reminderDays', 'reminder_outside');
  if (wave !== undefined) {
    if (wave.instrument_code !== plan.instrument.code) add('follows', 'wave_other_questions');
    // The column keeps the day after the wave's last.
    if (daysBetween(wave.closes_on, plan.opensOn) + 1 < leastDaysBetweenWaves)
      add('follows', 'wave_too_near');
  }
  if (sites.length === 0 && count.invited < plan.floor) add('organisations', 'audience_too_small');
  if (instrument === undefined) return faults;
  const gate = publishGate(toDefinition(instrument.definition), {
    kind: 'company',
    languages: plan.languages,
    floor: plan.floor,
    spoken: language,
  });
  return [...faults, ...gate.map((fault) => ({ ...fault, campaign: null }))];
}

/**
 * Of sites nothing is told that depends on who was asked lately: sites can be chosen one by one, and what a firm
 * could read off the steps is which of a few people another employer has asked.
 */
export function toAudiencePreview(
  { members, invited, overBudget }: AudienceCount,
  { floor, isBySite, budget }: { floor: number; isBySite: boolean; budget: InvitationBudget },
) {
  const people = isBySite ? members : invited;
  return {
    members: bandOf(members),
    invited: isBySite ? null : bandOf(invited),
    overBudget: isBySite ? null : bandOf(overBudget),
    budget,
    reachesFloor: people >= floor,
    hasResponseRate: people >= 2 * floor,
    mayHaveDimensions: people >= leastForDimensions,
  };
}

export async function previewOf(
  trx: CommunityTransaction,
  community: Community,
  read: ReadPlan,
  { today, language, campaignId }: { today: string; language: Language; campaignId?: string | undefined },
) {
  const { plan, organisations, sites } = read;
  const asked = { organisationIds: organisations.map(({ id }) => id), siteIds: sites.map(({ id }) => id) };
  const count = await countAudience(trx, community.id, asked, plan.opensOn, campaignId);
  const budget = await getInvitationBudget(trx, community.id);
  const besideOthers = await audienceFaults(trx, community, read, { language, campaignId });
  return {
    audience: toAudiencePreview(count, { floor: plan.floor, isBySite: sites.length > 0, budget }),
    faults: [...faultsOfPlan(read, { today, language, count }), ...besideOthers],
  };
}

/** Refuses with a fault a field, so that a form can mark them. */
export function refuseFaults(faults: readonly CampaignFault[]): void {
  if (faults.length === 0) return;
  throw new Problem('campaign_not_fit', {
    faults: faults.map(({ field, code, question }) => ({
      path: question === null ? `json.${field}` : `json.${field}.${question.name}`,
      code,
      message:
        question === null ? code.replaceAll('_', ' ') : `${code.replaceAll('_', ' ')}: ${question.title}`,
    })),
  });
}
