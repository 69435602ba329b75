import type { Language, ServiceInput } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction, type Json } from '../../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { findServiceRow } from '../queries.ts';
import { dayBefore, freshnessOf, hiddenAfterDays, staleAfterDays } from '../readers.ts';
import type { ServiceRow } from '../rows.ts';
import { analyseServices } from '../search/analysis.ts';
import { wordsIn } from '../search/stems.ts';
import type { KeepingContext } from './context.ts';
import { keepingOf, keeps, type Keeping } from './policy.ts';
import { ensureProvider } from './provider-queries.ts';
import * as queries from './service-queries.ts';

export interface KeptListInput {
  show: 'all' | 'to_verify' | 'hidden' | 'draft';
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function listKeptServices(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  input: KeptListInput,
) {
  const keeping = keepingOf(actor);
  const today = todayOf(context);
  const found = await queries.listKeptRows(trx, context.community.id, {
    keeping,
    show: input.show,
    words: input.q,
    staleSince: dayBefore(today, staleAfterDays),
    shownSince: dayBefore(today, hiddenAfterDays),
    after: decodeCursor(input.cursor),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.sort_name, row.id]);
  return { items: await summaries(trx, context, rows), nextCursor };
}

export async function getKeptService(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  service: string,
) {
  return toKept(trx, context, await getKeptRow(trx, keepingOf(actor), context, service));
}

/** One that the keeper looks after; any other is not there for her. */
export async function getKeptRow(
  trx: CommunityTransaction,
  keeping: Keeping,
  { community }: Pick<KeepingContext, 'community'>,
  service: string,
): Promise<ServiceRow> {
  const row = await findServiceRow(trx, community.id, service);
  if (row === undefined || !keeps(keeping, row.provider_id)) throw new Problem('not_found');
  return row;
}

export async function createService(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  input: ServiceInput,
) {
  const { community, clock } = context;
  const keeping = keepingOf(actor);
  const columns = await readService(trx, keeping, context, input);
  const id = uuidv7();
  await queries.insertService(trx, {
    community_id: community.id,
    id,
    code: await freeCode(trx, context, input.name.it, id),
    source: 'published',
    ...columns,
    ...verifiedBy(keeping, context),
  });
  await ensureProvider(trx, community.id, columns.provider_id);
  return saved(trx, actor, context, id, input, 'service.created', clock.now());
}

export async function updateService(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  service: string,
  { version, service: input }: { version: number; service: ServiceInput },
) {
  const keeping = keepingOf(actor);
  const row = await getKeptRow(trx, keeping, context, service);
  const columns = await readService(trx, keeping, context, input, row);
  const isChanged = await queries.changeService(
    trx,
    context.community.id,
    { id: row.id, version },
    { ...columns, ...verifiedBy(keeping, context), generated_fields: [] },
  );
  if (!isChanged)
    throw new Problem('service_changed', {
      faults: [
        { path: 'json.version', code: String(row.version), message: 'Saved by somebody else meanwhile' },
      ],
    });
  return saved(trx, actor, context, row.id, input, 'service.changed', context.clock.now());
}

/** Everything on the sheet is true today. */
export async function verifyService(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  service: string,
) {
  const keeping = keepingOf(actor);
  const row = await getKeptRow(trx, keeping, context, service);
  const { verified_on: today, verified_by: by } = verifiedBy(keeping, context);
  await queries.markVerified(trx, context.community.id, row.id, { today, by });
  await recordAudit(trx, context.clock.now(), {
    action: 'service.verified',
    subject: { kind: 'service', id: row.id },
    ...auditedAs(actor),
  });
  return toKept(trx, context, await getKeptRow(trx, keeping, context, row.id));
}

async function saved(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  id: string,
  input: ServiceInput,
  action: 'service.created' | 'service.changed',
  now: Date,
) {
  const { community } = context;
  await queries.replaceContacts(
    trx,
    community.id,
    id,
    input.contacts.map(({ shownTo, label, ...contact }, position) => ({
      community_id: community.id,
      id: uuidv7(),
      service_id: id,
      shown_to: shownTo,
      label: toJson(label),
      ...contact,
      position,
    })),
  );
  const spots = await context.territory.giveServiceAt(trx, community, id, input.place);
  if (spots === undefined) throw unknown('place');
  await setSpots(trx, community.id, id, spots);
  await analyseServices(trx, community.id, 1000);
  await recordAudit(trx, now, { action, subject: { kind: 'service', id }, ...auditedAs(actor) });
  return toKept(trx, context, await getKeptRow(trx, 'all', context, id));
}

async function setSpots(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  spots: object,
): Promise<void> {
  await trx
    .updateTable('catalogue.service')
    .set({ spots: toJson(spots) })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** Whoever saves a sheet says by that that it is true. */
function verifiedBy(keeping: Keeping, context: KeepingContext) {
  return {
    verified_on: todayOf(context),
    verified_by: keeping === 'all' ? ('manager' as const) : ('provider' as const),
  };
}

export function todayOf({ community, clock }: Pick<KeepingContext, 'community' | 'clock'>): string {
  return dayIn(community.timeZone, clock.now());
}

function unknown(field: string): Problem {
  return new Problem('invalid_request', {
    faults: [{ path: `json.${field}`, code: 'unknown', message: 'There is none of this code' }],
  });
}

/** What is kept of it, once everything that it names is known to be there. */
async function readService(
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
    windows: json(input.windows),
    cost: json(input.cost),
    capacity_places: input.capacityPlaces,
    open_places: input.openPlaces,
    open_places_on: input.openPlaces === null ? null : dayIn(community.timeZone, clock.now()),
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

/** From its Italian name; when another has it, with a part of the id. */
async function freeCode(trx: CommunityTransaction, { community }: KeepingContext, name: string, id: string) {
  const words = wordsIn(name)
    .join('-')
    .replaceAll(/[^a-z0-9-]/g, '')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  const code = words === '' ? `servizio-${id.slice(-8)}` : words;
  return (await queries.isCodeTaken(trx, community.id, code)) ? `${code}-${id.slice(-8)}` : code;
}

async function summaries(trx: CommunityTransaction, context: KeepingContext, rows: readonly ServiceRow[]) {
  const today = todayOf(context);
  const links = await queries.listLastLinks(
    trx,
    context.community.id,
    rows.map(({ id }) => id),
  );
  const mails = await queries.listMailsOf(trx, context.community.id, [
    ...new Set(rows.map(({ provider_id: id }) => id)),
  ]);
  const now = context.clock.now();
  return rows.map((row) => {
    const link = links.find(({ service_id: id }) => id === row.id);
    return {
      id: row.id,
      code: row.code,
      name: textIn(row.name, context.language),
      provider: row.provider_name,
      providerCode: row.provider_code,
      status: row.status as ServiceInput['status'],
      verifiedOn: row.verified_on,
      freshness: freshnessOf(row.verified_on, today),
      isHidden:
        row.status === 'active' &&
        row.verified_on !== null &&
        row.verified_on < dayBefore(today, hiddenAfterDays),
      accreditedUntil: row.accredited_until,
      canBeAsked: mails.has(row.provider_id),
      renewal:
        link === undefined
          ? null
          : {
              sentAt: link.made_at.toISOString(),
              endsAt: link.ends_at.toISOString(),
              state: (link.answer ??
                (link.revoked_at !== null ? 'revoked' : link.ends_at <= now ? 'over' : 'open')) as 'open',
              note: link.note,
            },
    };
  });
}

function textIn(texts: Json, language: Language): string {
  const all = texts as Record<string, string>;
  return all[language] ?? all['it'] ?? '';
}

/** The sheet as its editors have it: the shape that they send. */
export async function toKept(trx: CommunityTransaction, context: KeepingContext, row: ServiceRow) {
  const { community, territory } = context;
  const [summary] = await summaries(trx, context, [row]);
  if (summary === undefined) throw new Error('a row has a summary');
  const contacts = await queries.listContactRowsOf(trx, community.id, row.id);
  const audience = await queries.listOrganisationRows(trx, community.id, {
    ids: row.audience_organisation_ids ?? [],
  });
  const places = await territory.findPlaceCodes(trx, community, [row.id]);
  const service = {
    provider: row.provider_code,
    name: row.name,
    description: row.description,
    status: row.status,
    offerKind: row.offer_kind,
    audience:
      row.audience_organisation_ids === null
        ? { kind: row.is_members_only ? 'members' : 'everyone' }
        : { kind: 'organisations', organisations: audience.map(({ code }) => code).sort() },
    entries: row.entries,
    place: places.get(row.id) ?? null,
    ages: row.ages,
    districts: row.districts,
    windows: row.windows,
    cost: row.cost,
    capacityPlaces: row.capacity_places,
    openPlaces: row.open_places,
    languages: row.languages,
    accessibility: row.accessibility,
    documents: row.documents,
    eligibility: row.eligibility,
    eligibilityText: row.eligibility_text,
    taxLabel: row.tax_label,
    themes: row.themes,
    bornFrom: row.born_from,
    contacts: contacts.map(({ shown_to: shownTo, label, phone, mail, website, languages }) => ({
      shownTo,
      label,
      phone,
      mail,
      website,
      languages,
    })),
  };
  // The columns were checked by this shape, or by the reader of a programme, before they were stored.
  return { ...summary, version: row.version, service: service as unknown as ServiceInput };
}
