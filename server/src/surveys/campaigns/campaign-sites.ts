import type { Language } from '@snodo/contract';
import { reportItems } from '@snodo/survey-engine';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized } from '../../http/index.ts';
import type { Community } from '../../identity/index.ts';
import type { CampaignFault, ReadPlan } from './campaign-faults.ts';
import {
  countParts,
  listOtherCampaigns,
  listWaveChain,
  type OtherCampaignRow,
} from './campaign-site-queries.ts';
import { findInstrumentRow } from '../queries.ts';
import { plusDays, toDefinition } from '../rows.ts';

/** So long before and after a campaign its questions part the people of a firm in no other way. */
export const daysApart = 365;

/**
 * What speaks against the audience of a plan beside others: whoever can subtract the tables of one audience from
 * those of another reads what is told of the difference. So two audiences of one firm that are asked the same within
 * a year are the same or have nobody in common, and the same sites again are a wave.
 */
export async function audienceFaults(
  trx: CommunityTransaction,
  community: Community,
  read: ReadPlan,
  { language, campaignId }: { language: Language; campaignId?: string | undefined },
): Promise<CampaignFault[]> {
  const { plan, organisations, wave } = read;
  const organisationIds = organisations.map(({ id }) => id);
  const others = await listOtherCampaigns(trx, community.id, {
    organisationIds,
    opensOn: plan.opensOn,
    closesOn: plusDays(plan.closesOn, 1),
    days: daysApart,
    campaignId,
  });
  const chain = wave === undefined ? [] : await listWaveChain(trx, community.id, wave.id);
  const faults: CampaignFault[] = await tooSmallParts(trx, community, read);
  for (const other of others) {
    const add = (field: 'sites' | 'follows', code: 'audience_overlaps' | 'wave_must_follow') =>
      faults.push({ field, code, question: null, campaign: toOther(other, language) });
    const relation = relationOf(read, other);
    if (relation === 'overlapping' && (await asksTheSame(trx, community, read, other)))
      add('sites', 'audience_overlaps');
    const isSameInstrument = other.instrument_code === plan.instrument.code;
    if (relation === 'same sites' && isSameInstrument && !chain.includes(other.id))
      add('follows', 'wave_must_follow');
  }
  return faults;
}

/** Of a firm that is asked by sites, those asked and those left out are each nobody or enough to hide in. */
async function tooSmallParts(
  trx: CommunityTransaction,
  community: Community,
  { plan, organisations, sites }: ReadPlan,
): Promise<CampaignFault[]> {
  if (sites.length === 0) return [];
  const limited = organisations.filter(({ id }) => sites.some((site) => site.organisationId === id));
  const parts = await countParts(trx, community.id, {
    organisationIds: limited.map(({ id }) => id),
    siteIds: sites.map(({ id }) => id),
  });
  const fault = (code: 'audience_too_small' | 'sites_leave_too_few'): CampaignFault => ({
    field: 'sites',
    code,
    question: null,
    campaign: null,
  });
  const isTooSmall = limited.some(
    ({ id }) => (parts.find((part) => part.organisation_id === id)?.asked ?? 0) < plan.floor,
  );
  const leavesTooFew = parts.some(({ rest }) => rest > 0 && rest < plan.floor);
  return [
    ...(isTooSmall ? [fault('audience_too_small')] : []),
    ...(leavesTooFew ? [fault('sites_leave_too_few')] : []),
  ];
}

type Relation = 'overlapping' | 'same sites' | 'none';

/** How the people of a firm that both ask are parted; a firm without sites is asked whole. */
function relationOf({ organisations, sites }: ReadPlan, other: OtherCampaignRow): Relation {
  const shared = organisations.filter(({ id }) => other.organisation_ids.includes(id));
  const relations = shared.map(({ id }): Relation => {
    const own = sites.filter(({ organisationId }) => organisationId === id).map((site) => site.id);
    const theirs = other.sites.flatMap((site) => (site.organisation_id === id ? [site.site_id] : []));
    const common = own.filter((site) => theirs.includes(site));
    if (own.length === theirs.length && common.length === own.length)
      return own.length === 0 ? 'none' : 'same sites';
    return own.length === 0 || theirs.length === 0 || common.length > 0 ? 'overlapping' : 'none';
  });
  return (
    relations.find((one) => one === 'overlapping') ?? relations.find((one) => one === 'same sites') ?? 'none'
  );
}

/** Whether two questionnaires have a question in common that is told by itself. */
async function asksTheSame(
  trx: CommunityTransaction,
  community: Community,
  { plan, instrument }: ReadPlan,
  other: OtherCampaignRow,
): Promise<boolean> {
  if (other.instrument_code === plan.instrument.code) return true;
  const theirs = await findInstrumentRow(trx, community.id, other.instrument_code, other.instrument_version);
  if (instrument === undefined || theirs === undefined) return true;
  const told = (definition: typeof theirs.definition) =>
    reportItems(toDefinition(definition))
      .filter(({ isDimension }) => !isDimension)
      .map(({ name }) => name);
  const names = new Set(told(instrument.definition));
  return told(theirs.definition).some((name) => names.has(name));
}

function toOther({ code, name, closes_on }: OtherCampaignRow, language: Language) {
  return { code, name: localized(name, language), freeFrom: plusDays(closes_on, daysApart) };
}
