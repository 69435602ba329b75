import type { CampaignPlan, campaignFaultCodes, Language } from '@snodo/contract';
import { publishGate } from '@snodo/survey-engine/authoring';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import type { Community } from '../identity/index.ts';
import {
  countAudience,
  getInvitationBudget,
  type AudienceCount,
  type InvitationBudget,
} from './campaign-audience.ts';
import { findOrganisationRows, listInstrumentRows, listWaveRows } from './campaign-queries.ts';
import { daysBetween, toDefinition } from './rows.ts';

export interface CampaignFault {
  field:
    | 'organisations'
    | 'instrument'
    | 'languages'
    | 'opensOn'
    | 'closesOn'
    | 'reminderDays'
    | 'follows'
    | 'floor';
  code: (typeof campaignFaultCodes)[number];
  question: { name: string; title: string } | null;
}

/** A plan with what its codes stand for, as far as they stand for anything. */
export interface ReadPlan {
  plan: CampaignPlan;
  organisations: { id: string; code: string; name: string }[];
  instrument: Awaited<ReturnType<typeof listInstrumentRows>>[number] | undefined;
  wave: Awaited<ReturnType<typeof listWaveRows>>[number] | undefined;
}

const mostDays = 92;
/** From the last day of a wave to the first of the next. */
export const leastDaysBetweenWaves = 28;
/** Fewer people are not asked what would part them into groups. */
const leastForDimensions = 30;
const bandPeople = 10;

export async function readPlan(
  trx: CommunityTransaction,
  community: Community,
  plan: CampaignPlan,
): Promise<ReadPlan> {
  const found = await findOrganisationRows(trx, community.id, plan.organisations);
  const organisations = plan.organisations.flatMap((code) => found.filter((one) => one.code === code));
  const { code, version } = plan.instrument;
  const instruments = await listInstrumentRows(trx, community.id);
  const waves = plan.follows === null ? [] : await listWaveRows(trx, community.id, undefined);
  return {
    plan,
    organisations,
    instrument: instruments.find((one) => one.code === code && one.version === version),
    wave: waves.find((one) => one.code === plan.follows),
  };
}

/** What a draft may not even be kept with: it names what is not there, or its days make no period. */
export function unreadableFaults({ plan, organisations, instrument, wave }: ReadPlan): CampaignFault[] {
  const faults: CampaignFault[] = [];
  const add = (field: CampaignFault['field'], code: CampaignFault['code']) =>
    faults.push({ field, code, question: null });
  if (organisations.length < plan.organisations.length) add('organisations', 'organisation_unknown');
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
  const { plan, instrument, wave } = read;
  const faults = unreadableFaults(read);
  const add = (field: CampaignFault['field'], code: CampaignFault['code']) =>
    faults.push({ field, code, question: null });
  if (plan.opensOn < today) add('opensOn', 'opens_in_past');
  if (plan.reminderDays.some((day) => day <= plan.opensOn || day > plan.closesOn))
    add('reminderDays', 'reminder_outside');
  if (wave !== undefined) {
    if (wave.instrument_code !== plan.instrument.code) add('follows', 'wave_other_questions');
    // The column keeps the day after the wave's last.
    if (daysBetween(wave.closes_on, plan.opensOn) + 1 < leastDaysBetweenWaves)
      add('follows', 'wave_too_near');
  }
  if (count.invited < plan.floor) add('organisations', 'audience_too_small');
  if (instrument !== undefined)
    faults.push(
      ...publishGate(toDefinition(instrument.definition), {
        kind: 'company',
        languages: plan.languages,
        floor: plan.floor,
        spoken: language,
      }),
    );
  return faults;
}

export type PeopleBand = { kind: 'none' } | { kind: 'below' | 'about'; people: number };

/** Down to tens, and fewer than ten are never told apart. */
export function bandOf(people: number): PeopleBand {
  if (people === 0) return { kind: 'none' };
  if (people < bandPeople) return { kind: 'below', people: bandPeople };
  return { kind: 'about', people: Math.floor(people / bandPeople) * bandPeople };
}

export function toAudiencePreview(count: AudienceCount, floor: number, budget: InvitationBudget) {
  return {
    members: bandOf(count.members),
    invited: bandOf(count.invited),
    overBudget: bandOf(count.overBudget),
    budget,
    reachesFloor: count.invited >= floor,
    hasResponseRate: count.invited >= 2 * floor,
    mayHaveDimensions: count.invited >= leastForDimensions,
  };
}

export async function previewOf(
  trx: CommunityTransaction,
  community: Community,
  read: ReadPlan,
  { today, language, campaignId }: { today: string; language: Language; campaignId?: string | undefined },
) {
  const ids = read.organisations.map(({ id }) => id);
  const count = await countAudience(trx, community.id, ids, read.plan.opensOn, campaignId);
  const budget = await getInvitationBudget(trx, community.id);
  return {
    audience: toAudiencePreview(count, read.plan.floor, budget),
    faults: faultsOfPlan(read, { today, language, count }),
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
