import { randomBytes } from 'node:crypto';
import { languages, type CampaignPlan, type Language } from '@snodo/contract';
import { localize } from '@snodo/survey-engine';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, toJson, type CommunityTransaction } from '../../db/index.ts';
import { dayIn, localized, Problem } from '../../http/index.ts';
import {
  auditedAs,
  bandOf,
  listSitesOf,
  recordAudit,
  refuseOnBehalf,
  type Actor,
} from '../../identity/index.ts';
import { getCampaign, getReadablePlan, type PlanContext } from './campaign-details.ts';
import { previewOf, readPlan, refuseFaults, unreadableFaults, type ReadPlan } from './campaign-faults.ts';
import {
  changeCampaign,
  countUnderWay,
  insertCampaign,
  listEmployerRows,
  listInstrumentRows,
  listWaveRows,
  lockDrafts,
  setPartners,
} from './campaign-queries.ts';
import { setCampaignSites } from './campaign-site-queries.ts';
import { refuseChanged } from './campaign-steps.ts';
import { campaignReach, canDraftFor, canEditPlan } from '../policy.ts';
import { plusDays, toDefinition } from '../rows.ts';

/** Plans of one firm that are under way at once. */
const mostUnderWay = 20;

/** What a new campaign can be made of, for whoever may draft one. */
export async function getCampaignChoices(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: PlanContext,
) {
  const reach = campaignReach(actor);
  if (reach.kind === 'none') throw new Problem('forbidden');
  const ids = reach.kind === 'all' ? undefined : reach.ids;
  const organisations = await listEmployerRows(trx, community.id, ids);
  const instruments = await listInstrumentRows(trx, community.id);
  const waves = await listWaveRows(trx, community.id, ids);
  const sites = await listSitesOf(
    trx,
    community.id,
    organisations.map(({ id }) => id),
  );
  return {
    today: dayIn(community.timeZone, clock.now()),
    organisations: organisations.map((organisation) => ({
      code: organisation.code,
      name: organisation.name,
      sites: sites
        .filter(({ organisationId }) => organisationId === organisation.id)
        .map(({ id, name, people }) => ({ id, name, people: bandOf(people) })),
    })),
    mayAskSeveral: reach.kind === 'all',
    instruments: instruments.map(({ code, version, definition }) => {
      const { title, x } = toDefinition(definition);
      return {
        code,
        version,
        title: localize(title, language),
        languages: languages.filter((one) => x.locales.includes(one)),
        durationMinutes: x.durationMinutes ?? null,
      };
    }),
    waves: waves.map((wave) => ({
      code: wave.code,
      name: localized(wave.name, language),
      instrument: wave.instrument_code,
      closesOn: plusDays(wave.closes_on, -1),
    })),
  };
}

/** Whom a plan would ask and what speaks against it. Nothing is kept. */
export async function previewCampaign(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock, language }: PlanContext,
  plan: CampaignPlan,
) {
  const read = await readOwnPlan(trx, actor, community, plan);
  return previewOf(trx, community, read, { today: dayIn(community.timeZone, clock.now()), language });
}

/** Who may not draft for these organisations learns nothing about them. */
async function readOwnPlan(
  trx: CommunityTransaction,
  actor: Actor,
  community: PlanContext['community'],
  plan: CampaignPlan,
): Promise<ReadPlan> {
  refuseOnBehalf(actor);
  if (campaignReach(actor).kind === 'none') throw new Problem('forbidden');
  const read = await readPlan(trx, community, plan);
  if (
    !canDraftFor(
      actor,
      read.organisations.map(({ id }) => id),
    )
  )
    throw new Problem('forbidden');
  return read;
}

export async function createCampaign(
  trx: CommunityTransaction,
  actor: Actor,
  context: PlanContext,
  plan: CampaignPlan,
) {
  const { community, clock } = context;
  const read = await readOwnPlan(trx, actor, community, plan);
  refuseFaults(unreadableFaults(read));
  const [own] = read.organisations;
  if (own === undefined) throw new Problem('not_found');
  await lockDrafts(trx, own.id);
  if ((await countUnderWay(trx, community.id, own.id)) >= mostUnderWay)
    throw new Problem('campaign_not_fit', {
      faults: [
        {
          path: 'json.organisations',
          code: 'too_many',
          message: 'Too many plans of this firm are under way',
        },
      ],
    });
  const id = uuidv7();
  const code = newCode();
  try {
    await insertCampaign(trx, {
      community_id: community.id,
      id,
      code,
      stage: 'draft',
      invites_audience: true,
      owner_person_id: actor.personId,
      ...columnsOf(read, own.id),
    });
  } catch (error) {
    // The code was drawn before: as good as never, and tried again it is another.
    if (isUniqueViolation(error)) throw new Problem('unavailable');
    throw error;
  }
  await setPartners(trx, community.id, id, partnersOf(read));
  await setCampaignSites(trx, community.id, id, read.sites);
  await recordAudit(trx, clock.now(), {
    action: 'campaign.created',
    subject: { kind: 'campaign', id },
    ...auditedAs(actor),
    detail: { code, organisations: plan.organisations },
  });
  return getCampaign(trx, actor, context, code);
}

export async function updateCampaign(
  trx: CommunityTransaction,
  actor: Actor,
  context: PlanContext,
  code: string,
  { version, plan }: { version: number; plan: CampaignPlan },
) {
  const { community, clock } = context;
  refuseOnBehalf(actor);
  const row = await getReadablePlan(trx, actor, community, code);
  if (!canEditPlan(actor, row)) throw new Problem('forbidden');
  const read = await readOwnPlan(trx, actor, community, plan);
  refuseFaults(unreadableFaults(read));
  const [own] = read.organisations;
  if (own === undefined) throw new Problem('not_found');
  const isChanged = await changeCampaign(
    trx,
    community.id,
    row.id,
    { version, stages: ['draft'] },
    {
      ...columnsOf(read, own.id),
      // The works council was told of another plan.
      notice_kind: null,
      notice_on: null,
      notice_addressee: null,
      notice_reason: null,
      notice_letter: null,
    },
  );
  if (!isChanged) await refuseChanged(trx, context, code);
  await setPartners(trx, community.id, row.id, partnersOf(read));
  await setCampaignSites(trx, community.id, row.id, read.sites);
  await recordAudit(trx, clock.now(), {
    action: 'campaign.changed',
    subject: { kind: 'campaign', id: row.id },
    ...auditedAs(actor),
    detail: { code, organisations: plan.organisations, version: version + 1 },
  });
  return getCampaign(trx, actor, context, code);
}

function columnsOf({ plan, instrument, wave }: ReadPlan, organisationId: string) {
  if (instrument === undefined) throw new Problem('campaign_not_fit');
  return {
    organisation_id: organisationId,
    instrument_id: instrument.id,
    name: toJson(plan.name),
    opens_on: plan.opensOn,
    closes_on: plusDays(plan.closesOn, 1),
    floor: plan.floor,
    languages: inOrder(plan.languages),
    is_in_working_time: plan.isInWorkingTime,
    is_for_research: plan.isForResearch,
    agreed_on: plan.agreedOn,
    follows_campaign_id: wave?.id ?? null,
    reminder_days: [...plan.reminderDays].sort(),
  };
}

function inOrder(chosen: readonly Language[]): Language[] {
  return languages.filter((language) => chosen.includes(language));
}

function partnersOf({ organisations }: ReadPlan): string[] {
  return organisations.slice(1).map(({ id }) => id);
}

/** Short enough to be typed off a poster; letters and digits that are taken for no other. */
function newCode(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const drawn = [...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('');
  return `r-${drawn}`;
}
