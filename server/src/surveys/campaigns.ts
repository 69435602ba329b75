import { daySchema, type Language } from '@snodo/contract';
import { responseRate } from '@snodo/disclosure';
import { definitionIn } from '@snodo/survey-engine';
import type { CommunityTransaction } from '../db/index.ts';
import { cutPage, dayIn, decodeCursor, localized, Problem, type Clock } from '../http/index.ts';
import { makeAudiencePass, refuseOnBehalf, type Actor, type Community } from '../identity/index.ts';
import { campaignReach } from './policy.ts';
import {
  countInvitations,
  findCampaignRow,
  findInstrumentRow,
  findInvitationRow,
  listCampaignRows,
} from './queries.ts';
import { lastDayOf, statusOn, toCampaignName, toDefinition, toWire, type CampaignRow } from './rows.ts';

export async function getCampaignRow(
  trx: CommunityTransaction,
  community: Community,
  code: string,
): Promise<CampaignRow> {
  const row = await findCampaignRow(trx, community.id, code);
  if (row === undefined) throw new Problem('not_found');
  return row;
}

/** The organisation whose people a campaign asks, or undefined when there is no such campaign. */
export async function findCampaignOrganisation(
  trx: CommunityTransaction,
  community: Community,
  code: string,
): Promise<string | undefined> {
  return (await findCampaignRow(trx, community.id, code))?.organisation_id;
}

/** A campaign's day-to-day state: a released campaign is closed whatever its dates say. */
export function statusNow(community: Community, clock: Clock, row: CampaignRow) {
  return row.is_released ? 'closed' : statusOn(dayIn(community.timeZone, clock.now()), row);
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
  const countOf = new Map(
    counts.map((count) => [
      count.campaign_id,
      { invited: Number(count.invited), answered: Number(count.answered) },
    ]),
  );
  const items = rows.map((row) =>
    toCampaign(row, community, clock, input.lang, countOf.get(row.id) ?? { invited: 0, answered: 0 }),
  );
  return { items, nextCursor };
}

function toCampaign(
  row: CampaignRow,
  community: Community,
  clock: Clock,
  language: Language,
  count: { invited: number; answered: number },
) {
  const rate = responseRate(count.answered, count.invited, { floor: row.floor });
  return {
    id: row.id,
    code: row.code,
    name: toCampaignName(row, language),
    organisation: { code: row.organisation_code, name: row.organisation_name },
    status: statusNow(community, clock, row),
    opensOn: row.opens_on,
    closesOn: lastDayOf(row),
    invited: count.invited,
    responseRate: rate.kind === 'too_few' ? null : { kind: rate.kind, percent: rate.percent },
    isReleased: row.is_released,
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
  const instrument = await findInstrumentRow(trx, community.id, row.instrument_code, row.instrument_version);
  if (instrument === undefined) throw new Problem('not_found');
  return {
    campaign: {
      code: row.code,
      name: localized(row.name, language),
      organisation: row.organisation_name,
      status: statusNow(community, clock, row),
      closesOn: lastDayOf(row),
    },
    instrument: { code: row.instrument_code, version: row.instrument_version },
    floor: row.floor,
    definition: toWire(definitionIn(toDefinition(instrument.definition), language)),
  };
}

/** Where she stands; the pass opens her firm's own offers later without saying who she is. */
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
  const invitation = await findInvitationRow(trx, community.id, row.id, actor.personId);
  if (invitation === undefined) return { status: 'not_invited' as const, audiencePass: null };
  const isColleague = actor.memberships.some(({ organisation }) => organisation?.id === row.organisation_id);
  const audiencePass = isColleague ? makeAudiencePass(secret, community, clock, row.organisation_id) : null;
  return { status: invitation.has_ballot ? ('answered' as const) : ('invited' as const), audiencePass };
}
