import type { ServiceInput } from '@snodo/contract';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { ServiceRow } from '../rows.ts';
import { readHours } from '../timetable.ts';
import { todayOf, type KeepingContext } from './context.ts';
import { keeps, type Keeping } from './policy.ts';
import * as queries from './service-queries.ts';

export function unknown(field: string): Problem {
  return new Problem('invalid_request', {
    faults: [{ path: `json.${field}`, code: 'unknown', message: 'There is none of this code' }],
  });
}

/** What is kept of it, once everything that it names is known to be there. */
export async function readService(
  trx: CommunityTransaction,
  keeping: Keeping,
  context: KeepingContext,
  input: ServiceInput,
  before?: ServiceRow,
) {
  const { community, territory, clock } = context;
  const path = before === undefined ? '' : 'service.';
  const [provider] = await queries.listOrganisationRows(trx, community.id, { codes: [input.provider] });
  if (provider === undefined || !keeps(keeping, provider.id)) throw unknown(`${path}provider`);
  const entries = await queries.listStandingEntries(trx, community.id, input.entries);
  const lost = input.entries.findIndex(
    (code) => !entries.has(code) && before?.entries.includes(code) !== true,
  );
  if (lost >= 0) throw unknown(`${path}entries.${lost}`);
  for (const [index, code] of (input.districts ?? []).entries())
    if (!(await territory.hasDistrict(trx, community, code))) throw unknown(`${path}districts.${index}`);
  const json = (fact: object | null) => (fact === null ? null : toJson(fact));
  const frame = { timeZone: community.timeZone, today: todayOf(context), path };
  const hours = readHours(input, frame, before);
  return {
    provider_id: provider.id,
    name: toJson(input.name),
    description: toJson(input.description),
    status: input.status,
    offer_kind: input.offerKind,
    ...(await readAudience(trx, community.id, input, path)),
    entries: [...new Set(input.entries)],
    ages: json(input.ages),
    districts: input.districts,
    windows: json(hours.windows),
    timetable: json(hours.timetable),
    cost: json(input.cost),
    capacity_places: input.capacityPlaces,
    open_places: input.openPlaces,
    open_places_on: input.openPlaces === null ? null : todayOf(context),
    languages: input.languages,
    accessibility: input.accessibility,
    documents: json(input.documents),
    eligibility: toJson(input.eligibility),
    eligibility_text: json(input.eligibilityText),
    tax_label: input.taxLabel,
    themes: [...new Set(input.themes)],
    born_from: json(input.bornFrom),
    is_accreditation_needed: input.offerKind !== 'self_organised',
    changed_at: clock.now(),
  };
}

async function readAudience(
  trx: CommunityTransaction,
  communityId: string,
  { audience }: ServiceInput,
  path: string,
) {
  if (audience.kind !== 'organisations')
    return { is_members_only: audience.kind === 'members', audience_organisation_ids: null };
  const found = await queries.listOrganisationRows(trx, communityId, { codes: audience.organisations });
  const lost = audience.organisations.findIndex((code) => !found.some((each) => each.code === code));
  if (lost >= 0) throw unknown(`${path}audience.organisations.${lost}`);
  return { is_members_only: false, audience_organisation_ids: found.map(({ id }) => id) };
}
