import { createHash, randomUUID } from 'node:crypto';
import {
  partFreeText,
  prepareSurvey,
  readDefinition,
  reportItems,
  sampleAnswers,
  type SampleProfile,
  type SurveyDefinition,
} from '@snodo/survey-engine';
import { toJson, type CommunityTransaction } from '../db/index.ts';
import { markBallots } from '../surveys/index.ts';
import type { IdOf } from './ids.ts';
import type { Campaign, WeightingProfile } from './programme-people.ts';
import type { Programme } from './programme.ts';
import { seededRandom } from './random.ts';

export interface Instrument {
  code: string;
  version: number;
  definition: unknown;
}

const mostRowsAtOnce = 500;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Instruments and campaigns with their invitations and generated submissions. `today` is an ISO day. */
export async function loadSurveys(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
  instruments: readonly Instrument[],
  today: string,
): Promise<void> {
  for (const campaign of programme.campaigns) {
    const instrument = instruments.find(
      ({ code, version }) => code === campaign.instrument.code && version === campaign.instrument.version,
    );
    if (instrument === undefined)
      throw new Error(`no instrument ${campaign.instrument.code} version ${campaign.instrument.version}`);
    const definition = await loadInstrument(trx, community_id, idOf, instrument);
    const isNew = await loadCampaign(trx, community_id, idOf, campaign, today);
    if (!isNew) continue;
    await invite(trx, community_id, idOf, programme, campaign);
    await loadSubmissions(trx, community_id, idOf, programme, campaign, definition, today);
  }
}

async function loadInstrument(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  instrument: Instrument,
): Promise<SurveyDefinition> {
  const read = readDefinition(instrument.definition);
  if ('faults' in read) {
    const words = read.faults.slice(0, 5).map(({ path, message }) => `${path}: ${message}`);
    throw new Error(`the instrument ${instrument.code} cannot be published: ${words.join('; ')}`);
  }
  await trx
    .insertInto('surveys.instrument')
    .values({
      community_id,
      id: idOf('instrument', `${instrument.code}/${instrument.version}`),
      code: instrument.code,
      version: instrument.version,
      definition: toJson(read.definition),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return read.definition;
}

async function loadCampaign(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  campaign: Campaign,
  today: string,
): Promise<boolean> {
  const { opensOn, closesOn } = daysOf(campaign, today);
  const result = await trx
    .insertInto('surveys.campaign')
    .values({
      community_id,
      id: idOf('campaign', campaign.code),
      code: campaign.code,
      organisation_id: idOf('organisation', campaign.organisation),
      instrument_id: idOf('instrument', `${campaign.instrument.code}/${campaign.instrument.version}`),
      name: toJson(campaign.name),
      opens_on: opensOn,
      closes_on: closesOn,
      agreed_on: campaign.daysToField === null ? null : plusDays(opensOn, -campaign.daysToField),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** The data give both days inclusive; the table keeps the day after the last. */
function daysOf({ period }: Campaign, today: string): { opensOn: string; closesOn: string } {
  if (period.kind === 'dates') return { opensOn: period.opensOn, closesOn: plusDays(period.closesOn, 1) };
  return { opensOn: plusDays(today, period.opensInDays), closesOn: plusDays(today, period.closesInDays + 1) };
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/**
 * Invites the firm's people. As many generated persons as there are submissions count as having answered, in an
 * order that has nothing to do with them; the named persons have not, so that a visitor can answer as them.
 */
async function invite(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
  campaign: Campaign,
): Promise<void> {
  const members = await trx
    .selectFrom('identity.membership as m')
    .innerJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'm.community_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select(['m.person_id', 'p.is_generated'])
    .where('m.community_id', '=', community_id)
    .where('m.organisation_id', '=', idOf('organisation', campaign.organisation))
    .where('m.is_active', '=', true)
    .execute();
  const drawn = members
    .map((member) => ({
      ...member,
      lot: createHash('sha256').update(`${campaign.code} ${member.person_id}`).digest('hex'),
    }))
    .sort((a, b) => Number(a.is_generated) - Number(b.is_generated) || (a.lot < b.lot ? -1 : 1))
    .slice(0, campaign.invited.kind === 'count' ? campaign.invited.people : undefined);
  const answered = new Set(
    drawn
      .filter((member) => member.is_generated)
      .slice(0, campaign.submissions.count)
      .map((member) => member.person_id),
  );
  const rows = drawn.map(({ person_id }) => ({
    community_id,
    campaign_id: idOf('campaign', campaign.code),
    person_id,
  }));
  for (let start = 0; start < rows.length; start += mostRowsAtOnce) {
    await trx
      .insertInto('surveys.invitation')
      .values(rows.slice(start, start + mostRowsAtOnce))
      .execute();
  }
  const campaignId = idOf('campaign', campaign.code);
  if (answered.size > 0) await markBallots(trx, community_id, campaignId, [...answered]);
}

async function loadSubmissions(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
  campaign: Campaign,
  definition: SurveyDefinition,
  today: string,
): Promise<void> {
  const campaign_id = idOf('campaign', campaign.code);
  const profile = programme.weightingProfiles.find(({ code }) => code === campaign.submissions.profile);
  if (profile === undefined) throw new Error(`no weighting profile ${campaign.submissions.profile}`);
  refuseUnknownOptions(profile, definition);
  const sample = toSampleProfile(profile);
  const random = seededRandom(campaign.submissions.seed);
  const survey = prepareSurvey(definition, definition.x.locales[0] ?? 'it', today);
  const parted = Array.from({ length: campaign.submissions.count }, () =>
    partFreeText(
      survey,
      sampleAnswers(survey, () => random.fraction(), sample),
    ),
  );
  for (let start = 0; start < parted.length; start += mostRowsAtOnce) {
    const some = parted.slice(start, start + mostRowsAtOnce);
    await trx
      .insertInto('submissions.submission')
      .values(
        some.map(({ choices }) => ({
          community_id,
          id: randomUUID(),
          campaign_id,
          organisation_id: idOf('organisation', campaign.organisation),
          answers: toJson(choices),
        })),
      )
      .execute();
    const words = some.flatMap(({ texts }) =>
      texts.map(({ question, text }) => ({
        community_id,
        id: randomUUID(),
        campaign_id,
        question,
        words: text,
      })),
    );
    if (words.length > 0) await trx.insertInto('submissions.written_answer').values(words).execute();
  }
}

/** A weight for an option that nobody can choose is a slip of the pen, and would change nothing silently. */
function refuseUnknownOptions(profile: WeightingProfile, definition: SurveyDefinition): void {
  const offered = new Map(
    reportItems(definition).map((item) => [item.name, new Set(item.categories.map(({ value }) => value))]),
  );
  for (const { question, options } of profile.questions) {
    const unknown = options.find(({ option }) => offered.get(question)?.has(option) !== true);
    if (unknown !== undefined)
      throw new Error(
        `the weighting profile ${profile.code} names ${unknown.option}, which ${question} does not offer`,
      );
  }
}

function toSampleProfile(profile: WeightingProfile): SampleProfile {
  return {
    weights: Object.fromEntries(
      profile.questions.map(({ question, options }) => [
        question,
        Object.fromEntries(options.map(({ option, weight }) => [option, weight])),
      ]),
    ),
    texts: Object.fromEntries(profile.questions.map(({ question, samples }) => [question, samples])),
    skipShare: 0.06,
  };
}
