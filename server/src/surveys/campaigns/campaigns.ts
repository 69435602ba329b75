import { daySchema, type Language } from '@snodo/contract';
import { responseRate } from '@snodo/disclosure';
import type { CommunityTransaction } from '../../db/index.ts';
import { dropLeavers, inviteAudience } from './campaign-audience.ts';
import { findAnsweringFirm } from './campaign-firms.ts';
import { findAnsweringClientId, listAudienceRows, readAgenda } from './campaign-queries.ts';
import { ageDaysOn, daysToFieldOn, nextStepOf, stateOn, targetDays } from './campaign-states.ts';
import { cutPage, dayIn, decodeCursor, localized, Problem, type Clock } from '../../http/index.ts';
import { makeAudiencePass, refuseOnBehalf, type Actor, type Community } from '../../identity/index.ts';
import { campaignReach } from '../policy.ts';
import { findPreparedSurvey } from '../answering/prepared-surveys.ts';
import { countInvitations, findCampaignRow, findInvitationRow, listCampaignRows } from '../queries.ts';
import { keptUntil } from '../retention/retention.ts';
import {
  lastDayOf,
  statusOn,
  toCampaignName,
  toWire,
  type CampaignCount,
  type CampaignRow,
} from '../rows.ts';

/** A campaign that people may know of: one that is on the calendar, or was. A plan is nobody's but its makers'. */
export async function getCampaignRow(
  trx: CommunityTransaction,
  community: Community,
  code: string,
): Promise<CampaignRow> {
  const row = await findCampaignRow(trx, community.id, code);
  if (row === undefined || row.stage !== 'scheduled') throw new Problem('not_found');
  return row;
}

/** The organisations whose people a campaign asks; none when there is no such campaign. */
export async function listCampaignOrganisations(
  trx: CommunityTransaction,
  community: Community,
  code: string,
): Promise<string[]> {
  const row = await findCampaignRow(trx, community.id, code);
  if (row === undefined || row.stage !== 'scheduled') return [];
  return (await listAudienceRows(trx, community.id, row.id)).map(({ id }) => id);
}

/** The page of a firm in whose room people answer a campaign; `firm` is one of those asked, its own when left out. */
export async function findAnsweringClient(
  trx: CommunityTransaction,
  community: Community,
  code: string,
  firm: string | undefined,
): Promise<string | undefined> {
  const row = await getCampaignRow(trx, community, code);
  const audience = await listAudienceRows(trx, community.id, row.id);
  const [asked] = firm === undefined ? audience : audience.filter((one) => one.code === firm);
  return asked === undefined ? undefined : findAnsweringClientId(trx, community.id, asked.id);
}

/** A campaign's day-to-day state: a released campaign is closed whatever its dates say. */
export function statusNow(community: Community, clock: Clock, row: CampaignRow) {
  return row.is_released ? 'closed' : statusOn(dayIn(community.timeZone, clock.now()), row);
}

export async function getOpenCampaign(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  code: string,
): Promise<CampaignRow> {
  const campaign = await getCampaignRow(trx, community, code);
  if (statusNow(community, clock, campaign) !== 'open') throw new Problem('campaign_not_open');
  return campaign;
}

export async function listCampaigns(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  clock: Clock,
  input: { lang: Language; cursor: string | undefined; limit: number },
) {
  const reach = campaignReach(actor);
  if (reach.kind === 'none') throw new Problem('forbidden');
  const found = await listCampaignRows(trx, community.id, {
    organisationIds: reach.kind === 'all' ? undefined : reach.ids,
    after: decodeCursor(input.cursor, daySchema),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.opens_on, row.id]);
  const counts = await countInvitations(
    trx,
    community.id,
    rows.map((row) => row.id),
  );
  const items = rows.map((row) => toCampaign(row, community, clock, input.lang, countOf(counts, row.id)));
  return { items, nextCursor };
}

type CountRows = Awaited<ReturnType<typeof countInvitations>>;

export function countOf(counts: CountRows, campaignId: string): CampaignCount {
  const count = counts.find((one) => one.campaign_id === campaignId);
  return { invited: Number(count?.invited ?? 0), answered: Number(count?.answered ?? 0) };
}

export function toCampaign(
  row: CampaignRow,
  community: Community,
  clock: Clock,
  language: Language,
  count: CampaignCount,
) {
  const rate = responseRate(count.answered, count.invited, { floor: row.floor });
  const today = dayIn(community.timeZone, clock.now());
  return {
    id: row.id,
    code: row.code,
    name: toCampaignName(row, language),
    organisation: { code: row.organisation_code, name: row.organisation_name },
    status: stateOn(today, row),
    nextStep: nextStepOf(today, row),
    opensOn: row.opens_on,
    closesOn: lastDayOf(row),
    invited: count.invited,
    responseRate: rate.kind === 'too_few' ? null : { kind: rate.kind, percent: rate.percent },
    isReleased: row.is_released,
    ageDays: ageDaysOn(today, row),
    daysToField: daysToFieldOn(today, row),
  };
}

/** What is late or waits for somebody, and how long it took from the agreement to the first day. */
export async function getCampaignAgenda(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  clock: Clock,
) {
  const reach = campaignReach(actor);
  if (reach.kind === 'none') throw new Problem('forbidden');
  const today = dayIn(community.timeZone, clock.now());
  const ids = reach.kind === 'all' ? undefined : reach.ids;
  const row = await readAgenda(trx, community.id, today, ids);
  return {
    today,
    agedDrafts: { from14Days: row.from_14_days, from30Days: row.from_30_days },
    inReview: row.in_review,
    withoutNotice: row.without_notice,
    timeToField:
      row.median_days === null ? null : { medianDays: row.median_days, campaigns: row.fielded, targetDays },
  };
}

/** What is asked, of whom and until when. Public: a question tells nothing about a person. */
export async function getQuestionnaire(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  code: string,
  language: Language,
) {
  const row = await getCampaignRow(trx, community, code);
  const survey = await findPreparedSurvey(trx, community, clock, row, language);
  if (survey === undefined) throw new Problem('not_found');
  return {
    campaign: {
      code: row.code,
      name: localized(row.name, language),
      organisation: row.organisation_name,
      asksSeveralFirms: row.has_partners,
      status: statusNow(community, clock, row),
      closesOn: lastDayOf(row),
      keptUntil: keptUntil(row).answers,
      isForResearch: row.is_for_research,
    },
    instrument: { code: row.instrument_code, version: row.instrument_version },
    floor: row.floor,
    survey: toWire(survey),
  };
}

/**
 * Where she stands, and for which firm she answers: its key signs her ballot. The pass opens the firm's own offers
 * later without saying who she is.
 */
export async function getParticipation(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  clock: Clock,
  secret: string,
  code: string,
) {
  // Whether she has answered is nobody else's to know, not even of who acts for her.
  refuseOnBehalf(actor);
  const row = await getCampaignRow(trx, community, code);
  const firm = await findAnsweringFirm(trx, community.id, actor, row);
  await settleInvitation(trx, community, clock, row, actor.personId, firm !== undefined);
  const invitation = await findInvitationRow(trx, community.id, row.id, actor.personId);
  const hasBallot = invitation?.has_ballot === true;
  // Without a firm of the audience there is no key that would sign for her.
  if (!hasBallot && (invitation === undefined || firm === undefined))
    return { status: 'not_invited' as const, organisation: null, audiencePass: null };
  return {
    status: hasBallot ? ('answered' as const) : ('invited' as const),
    organisation: firm === undefined ? null : { code: firm.code, name: firm.name },
    audiencePass: firm === undefined ? null : makeAudiencePass(secret, community, clock, firm.id),
  };
}

/** Whoever comes to answer is settled at once: a newcomer is invited, somebody who has left is not any more. */
async function settleInvitation(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  row: CampaignRow,
  personId: string,
  isOfAudience: boolean,
): Promise<void> {
  if (!row.invites_audience || statusNow(community, clock, row) !== 'open') return;
  const invitation = await findInvitationRow(trx, community.id, row.id, personId);
  if (invitation === undefined && isOfAudience) await inviteAudience(trx, community.id, row, personId);
  if (invitation?.has_ballot === false && !isOfAudience)
    await dropLeavers(trx, community.id, row.id, personId);
}
