import {
  isFit,
  surroundingsOf,
  type Json,
  type PublishedContact,
  type PublishedCost,
  type PublishedOrganisation,
  type PublishedService,
  type Surroundings,
  type Texts,
} from '@snodo/hsds';
import { readTimetable, timetableOfWindows, type Timetable } from '@snodo/recurrence';
import { sql } from 'kysely';
import { dayIn } from '../../http/index.ts';
import { toOfferFacts, type ServiceRow } from '../rows.ts';
import { shownSinceOf, type FeedContext, type FeedStand } from './context.ts';
import { isPublic } from '../readers.ts';
import { readTaxonomies, type FeedTaxonomies } from './taxonomy.ts';

/** Services as they are told, with what stands around them. */
export interface Told {
  readonly services: readonly PublishedService[];
  readonly around: Surroundings;
}

/** Reads what hangs on services: some statements for all of them together. */
export async function tellServices(
  context: FeedContext,
  rows: readonly ServiceRow[],
  given?: { readonly taxonomies?: FeedTaxonomies; readonly stands?: readonly FeedStand[] },
): Promise<Told> {
  const { trx, community, places } = context;
  const ids = rows.map(({ id }) => id);
  const providerIds = [...new Set(rows.map((row) => row.provider_id))];
  const taxonomies = given?.taxonomies ?? (await readTaxonomies(context));
  const stands = given?.stands ?? (await places.ofServices(trx, community, ids));
  const contacts = groupBy(await listContacts(context, ids), ({ service_id: id }) => id);
  const accreditations = groupBy(
    await listAccreditations(context, providerIds),
    ({ organisation_id: id }) => id,
  );
  const districts = await places.districtNames(trx, community);
  const hosts = await tellProviders(context, [
    ...providerIds,
    ...stands.flatMap(({ place }) => place.organisationId ?? []),
  ]);
  const known = new Set(hosts.map(({ id }) => id));
  const byService = groupBy(stands, ({ serviceId }) => serviceId);
  return {
    services: rows.map((row) =>
      toPublished(row, {
        timeZone: community.timeZone,
        taxonomies,
        stands: byService.get(row.id) ?? [],
        contacts: contacts.get(row.id) ?? [],
        accreditations: accreditations.get(row.provider_id) ?? [],
        districts,
      }),
    ),
    around: surroundingsOf({
      organisations: hosts,
      // A host that gives no service of its own is not in the feed, so nothing points there.
      places: stands.map(({ place }) => ({
        ...place,
        organisationId: known.has(place.organisationId ?? '') ? place.organisationId : null,
      })),
      taxonomies: taxonomies.taxonomies,
      terms: taxonomies.terms,
    }),
  };
}

/** Whoever gives a service that everybody may know of, of these; of all when nothing is said. */
export async function tellProviders(
  context: FeedContext,
  ids?: readonly string[],
): Promise<PublishedOrganisation[]> {
  const { trx, community } = context;
  let query = trx
    .selectFrom('identity.organisation as o')
    .leftJoin('catalogue.provider as p', (join) =>
      join.onRef('p.community_id', '=', 'o.community_id').onRef('p.organisation_id', '=', 'o.id'),
    )
    .select(['o.id', 'o.code', 'o.name', 'o.description as own_description'])
    .select(['p.description', 'p.phone', 'p.website'])
    .where('o.community_id', '=', community.id)
    .where(givesSomething(context))
    .orderBy('o.id')
    .limit(5000);
  if (ids !== undefined) {
    if (ids.length === 0) return [];
    query = query.where('o.id', 'in', [...ids]);
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    description: (row.description ?? row.own_description) as unknown as Texts | null,
    website: fitAddress(row.website),
    // The mailbox of a provider is asked whether its services are still so; it is not for everybody.
    mail: null,
    phone: row.phone,
  }));
}

function givesSomething(context: FeedContext) {
  return sql<boolean>`exists (select from catalogue.service f
    join catalogue.service_search s on s.community_id = f.community_id and s.service_id = f.id
    where f.community_id = o.community_id and f.provider_id = o.id and ${isPublic(shownSinceOf(context))})`;
}

async function listContacts({ trx, community }: FeedContext, serviceIds: readonly string[]) {
  if (serviceIds.length === 0) return [];
  return trx
    .selectFrom('catalogue.service_contact')
    .selectAll()
    .where('community_id', '=', community.id)
    .where('service_id', 'in', [...serviceIds])
    .where('shown_to', '=', 'everyone')
    .orderBy('service_id')
    .orderBy('position')
    .execute();
}

async function listAccreditations(
  { trx, community, clock }: FeedContext,
  organisationIds: readonly string[],
) {
  if (organisationIds.length === 0) return [];
  const today = dayIn(community.timeZone, clock.now());
  return trx
    .selectFrom('catalogue.accreditation as a')
    .innerJoin('catalogue.provider as p', (join) =>
      join.onRef('p.community_id', '=', 'a.community_id').onRef('p.id', '=', 'a.provider_id'),
    )
    .select(['p.organisation_id', 'a.issuer', 'a.entries', 'a.starts_on', 'a.ends_on', 'a.evidence'])
    .where('a.community_id', '=', community.id)
    .where('p.organisation_id', 'in', [...organisationIds])
    .where('a.withdrawn_on', 'is', null)
    .where('a.starts_on', '<=', today)
    .where('a.ends_on', '>=', today)
    .orderBy('a.ends_on', 'desc')
    .orderBy('a.id')
    .execute();
}

interface Around {
  readonly timeZone: string;
  readonly taxonomies: FeedTaxonomies;
  readonly stands: readonly FeedStand[];
  readonly contacts: Awaited<ReturnType<typeof listContacts>>;
  readonly accreditations: Awaited<ReturnType<typeof listAccreditations>>;
  readonly districts: ReadonlyMap<string, string>;
}

function toPublished(row: ServiceRow, around: Around): PublishedService {
  const facts = toOfferFacts(row);
  return {
    id: row.id,
    code: row.code,
    organisationId: row.provider_id,
    name: row.name as unknown as Texts,
    description: row.description as unknown as Texts,
    state: row.status === 'active' ? 'active' : 'inactive',
    offerKind: row.offer_kind,
    termIds: termIdsOf(facts.entries, around.taxonomies),
    ages: facts.ages,
    eligibility: row.eligibility as readonly Json[],
    eligibilityText: row.eligibility_text as unknown as Texts | null,
    cost: facts.cost as PublishedCost | null,
    languages: facts.languages,
    accessibility: facts.accessibility,
    documents: row.documents as unknown as Texts[] | null,
    contacts: around.contacts.map(toContact),
    districts: row.districts?.map((code) => ({ code, name: around.districts.get(code) ?? code })) ?? null,
    timetable: timetableOf(row, around.timeZone),
    atPlaces: around.stands.map(({ id, place }) => ({ id, placeId: place.id })),
    capacity:
      facts.openPlaces === null
        ? null
        : { available: facts.openPlaces, maximum: row.capacity_places, on: row.open_places_on },
    taxLabel: row.tax_label,
    themes: row.themes,
    accreditations: around.accreditations
      .filter(({ entries }) => facts.entries.some((code) => isWithin(code, entries)))
      .map((each) => ({
        issuer: each.issuer,
        startsOn: each.starts_on,
        endsOn: each.ends_on,
        evidence: each.evidence,
      })),
    website: fitAddress(around.contacts.find(({ website }) => website !== null)?.website ?? null),
    verifiedOn: facts.verifiedOn,
    changedAt: row.changed_at.toISOString(),
    generatedFields: facts.generatedFields,
  };
}

/** The timetable of a service; where only weekly hours are known these, without an end. */
export function timetableOf(
  row: Pick<ServiceRow, 'timetable' | 'windows'>,
  timeZone: string,
): Timetable | null {
  const read = row.timetable === null ? undefined : readTimetable(row.timetable);
  if (read?.ok === true) return read.value;
  const windows = (row.windows ?? []) as unknown as Parameters<typeof timetableOfWindows>[1];
  return windows.length === 0 ? null : timetableOfWindows(timeZone, windows);
}

function toContact(row: Around['contacts'][number]): PublishedContact {
  return {
    id: row.id,
    label: row.label as unknown as Texts,
    phone: row.phone,
    mail: row.mail !== null && isFit(row.mail, 'email') ? row.mail : null,
    website: fitAddress(row.website),
    languages: row.languages,
  };
}

/** Entries of the taxonomy that stand, each once. */
function termIdsOf(codes: readonly string[], { entryIds, terms }: FeedTaxonomies): string[] {
  const standing = new Set(terms.map(({ id }) => id));
  return [...new Set(codes.map((code) => entryIds.get(code) ?? ''))].filter((id) => standing.has(id));
}

/** The entry itself, or its group. */
function isWithin(code: string, entries: readonly string[]): boolean {
  return entries.includes(code) || entries.includes(code.replace(/\d+$/, ''));
}

function fitAddress(address: string | null): string | null {
  return address !== null && isFit(address, 'uri') ? address : null;
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}
