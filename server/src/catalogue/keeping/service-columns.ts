import type { ServiceInput } from '@snodo/contract';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { dayIn, type FieldFault } from '../../http/index.ts';
import type { ServiceRow } from '../rows.ts';
import { readHours } from '../timetable.ts';
import type { KeepingContext } from './context.ts';
import { keeps, type Keeping } from './policy.ts';
import { findTaxLabelPeriod } from '../tax-periods.ts';
import * as queries from './service-queries.ts';

/** Looks up what sheets name; each code once, however many sheets name it. */
export interface ServiceReferences {
  /** Of an organisation whose services the keeper looks after. */
  findProviderId: (code: string) => Promise<string | undefined>;
  findOrganisationId: (code: string) => Promise<string | undefined>;
  isStandingEntry: (code: string) => Promise<boolean>;
  holdsTaxLabel: (label: string) => Promise<boolean>;
  hasDistrict: (code: string) => Promise<boolean>;
  hasPlace: (code: string) => Promise<boolean>;
}

export function referencesFor(
  trx: CommunityTransaction,
  keeping: Keeping,
  { community, territory, clock }: Pick<KeepingContext, 'community' | 'territory' | 'clock'>,
): ServiceReferences {
  const findOrganisationId = remembered(async (code) => {
    const [row] = await queries.listOrganisationRows(trx, community.id, { codes: [code] });
    return row?.id;
  });
  return {
    findOrganisationId,
    findProviderId: async (code) => {
      const id = await findOrganisationId(code);
      return id !== undefined && keeps(keeping, id) ? id : undefined;
    },
    isStandingEntry: remembered(async (code) =>
      (await queries.listStandingEntries(trx, community.id, [code])).has(code),
    ),
    holdsTaxLabel: remembered(async (label) => {
      const found = await findTaxLabelPeriod(
        trx,
        community.id,
        label,
        dayIn(community.timeZone, clock.now()),
      );
      return found?.state === 'holds';
    }),
    hasDistrict: remembered((code) => territory.hasDistrict(trx, community, code)),
    hasPlace: remembered(async (code) => (await territory.findPlace(trx, community, code)) !== undefined),
  };
}

function remembered<Answer>(find: (code: string) => Promise<Answer>): (code: string) => Promise<Answer> {
  const known = new Map<string, Answer>();
  return async (code) => {
    if (!known.has(code)) known.set(code, await find(code));
    return known.get(code) as Answer;
  };
}

export type ServiceColumns = ReturnType<typeof columnsOf>;

/** What is kept of a sheet once everything that it names is known to be there, or what is not; paths are of the sheet. */
export async function readColumns(
  references: ServiceReferences,
  context: Pick<KeepingContext, 'community' | 'clock'>,
  input: ServiceInput,
  before?: ServiceRow,
): Promise<{ ok: true; columns: ServiceColumns } | { ok: false; faults: FieldFault[] }> {
  const { community, clock } = context;
  const lost: string[] = [];
  const providerId = await references.findProviderId(input.provider);
  if (providerId === undefined) lost.push('provider');
  for (const [index, code] of input.entries.entries())
    if (before?.entries.includes(code) !== true && !(await references.isStandingEntry(code)))
      lost.push(`entries.${index}`);
  for (const [index, code] of (input.districts ?? []).entries())
    if (!(await references.hasDistrict(code))) lost.push(`districts.${index}`);
  if (input.place !== null && !(await references.hasPlace(input.place))) lost.push('place');
  const audienceIds: string[] = [];
  if (input.audience.kind === 'organisations')
    for (const [index, code] of input.audience.organisations.entries()) {
      const id = await references.findOrganisationId(code);
      if (id === undefined) lost.push(`audience.organisations.${index}`);
      else audienceIds.push(id);
    }
  const today = dayIn(community.timeZone, clock.now());
  const hours = readHours(input, { timeZone: community.timeZone, today }, before);
  const isOver =
    input.taxLabel !== null &&
    before?.tax_label !== input.taxLabel &&
    !(await references.holdsTaxLabel(input.taxLabel));
  const faults = [
    ...lost.map((path) => ({ path, code: 'unknown', message: 'There is none of this code' })),
    ...(isOver
      ? [{ path: 'taxLabel', code: 'tax_label_over', message: 'The label does not hold today' }]
      : []),
    ...hours.faults,
  ];
  if (providerId === undefined || faults.length > 0) return { ok: false, faults };
  return { ok: true, columns: columnsOf(input, { providerId, audienceIds, hours, today, now: clock.now() }) };
}

function columnsOf(
  input: ServiceInput,
  found: {
    providerId: string;
    audienceIds: string[];
    hours: { windows: object | null; timetable: object | null };
    today: string;
    now: Date;
  },
) {
  const { audience } = input;
  return {
    provider_id: found.providerId,
    name: toJson(input.name),
    description: toJson(input.description),
    status: input.status,
    offer_kind: input.offerKind,
    is_members_only: audience.kind === 'members',
    audience_organisation_ids: audience.kind === 'organisations' ? found.audienceIds : null,
    entries: [...new Set(input.entries)],
    ages: json(input.ages),
    districts: input.districts,
    windows: json(found.hours.windows),
    timetable: json(found.hours.timetable),
    cost: json(input.cost),
    capacity_places: input.capacityPlaces,
    open_places: input.openPlaces,
    open_places_on: input.openPlaces === null ? null : found.today,
    languages: input.languages,
    accessibility: input.accessibility,
    documents: json(input.documents),
    eligibility: toJson(input.eligibility),
    eligibility_text: json(input.eligibilityText),
    tax_label: input.taxLabel,
    themes: [...new Set(input.themes)],
    born_from: json(input.bornFrom),
    is_accreditation_needed: input.offerKind !== 'self_organised',
    changed_at: found.now,
  };
}

function json(fact: object | null) {
  return fact === null ? null : toJson(fact);
}
