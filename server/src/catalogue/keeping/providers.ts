import type { ProviderChangeInput, qualityCriteria } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import { addOrganisation, auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { dayBefore } from '../readers.ts';
import { todayOf, type KeepingContext } from './context.ts';
import { keepingOf, keeps, requireManager } from './policy.ts';
import * as queries from './provider-queries.ts';
import { listOrganisationRows, listStandingEntries } from './service-queries.ts';

/** So many days before an accreditation ends it is told of. */
export const alarmDays = 60;

export async function listProviders(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  input: { cursor?: string | undefined; limit: number },
) {
  const found = await queries.listProviderRows(trx, context.community.id, {
    keeping: keepingOf(actor),
    after: decodeCursor(input.cursor),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.organisation_name, row.id]);
  return { items: await toProviders(trx, context, rows), nextCursor };
}

/** An organisation that nobody had written down yet; a name is one organisation's. */
export async function createProvider(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  { name, kind }: { name: string; kind: string },
) {
  requireManager(actor);
  const { community, clock } = context;
  const organisationId = uuidv7();
  const added = await addOrganisation(trx, community.id, { id: organisationId, name, kind });
  if (added === undefined)
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.name', code: 'taken', message: 'An organisation of this name is there' }],
    });
  await queries.ensureProvider(trx, community.id, organisationId);
  await recordAudit(trx, clock.now(), {
    action: 'provider.created',
    subject: { kind: 'organisation', id: organisationId },
    ...auditedAs(actor),
  });
  return one(trx, context, { organisationId });
}

/** How a provider is reached. Version 0 makes an organisation a provider; quality is what managers looked at. */
export async function updateProvider(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  organisation: string,
  input: ProviderChangeInput,
) {
  const { community, clock } = context;
  const keeping = keepingOf(actor);
  const organisationId = await getOrganisationId(trx, context, organisation);
  if (!keeps(keeping, organisationId)) throw new Problem('not_found');
  if (input.quality !== undefined) requireManager(actor);
  if (input.version === 0) await queries.ensureProvider(trx, community.id, organisationId);
  const row = await getProvider(trx, context, { organisationId });
  const { description, mail, mailLanguage, phone, website } = input;
  const version = input.version === 0 ? 1 : input.version;
  const isChanged = await queries.changeProvider(
    trx,
    community.id,
    { id: row.id, version },
    {
      description: description === null ? null : toJson(description),
      mail,
      mail_language: mailLanguage,
      phone,
      website,
    },
  );
  if (!isChanged)
    throw new Problem('service_changed', {
      faults: [
        { path: 'json.version', code: String(row.version), message: 'Saved by somebody else meanwhile' },
      ],
    });
  if (input.quality !== undefined)
    await queries.replaceQuality(
      trx,
      community.id,
      row.id,
      input.quality.map(({ criterion, isMet, note }) => ({
        community_id: community.id,
        provider_id: row.id,
        criterion,
        is_met: isMet,
        note,
        checked_on: todayOf(context),
      })),
    );
  await recordAudit(trx, clock.now(), {
    action: 'provider.changed',
    subject: { kind: 'organisation', id: organisationId },
    ...auditedAs(actor),
  });
  return one(trx, context, { organisationId });
}

export async function recordAccreditation(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  organisation: string,
  input: { issuer: string; entries: string[]; startsOn: string; endsOn: string; evidence: string | null },
) {
  requireManager(actor);
  const { community, clock } = context;
  const organisationId = await getOrganisationId(trx, context, organisation);
  const standing = await listStandingEntries(trx, community.id, input.entries);
  const lost = input.entries.findIndex((code) => !standing.has(code));
  if (lost >= 0)
    throw new Problem('invalid_request', {
      faults: [{ path: `json.entries.${lost}`, code: 'unknown', message: 'No entry or group has this code' }],
    });
  await queries.ensureProvider(trx, community.id, organisationId);
  const { id: providerId } = await getProvider(trx, context, { organisationId });
  const id = uuidv7();
  await queries.insertAccreditation(trx, {
    community_id: community.id,
    id,
    provider_id: providerId,
    issuer: input.issuer,
    entries: [...new Set(input.entries)],
    starts_on: input.startsOn,
    ends_on: input.endsOn,
    evidence: input.evidence,
  });
  await queries.refreshAccreditedUntil(trx, community.id, {
    organisationId,
    providerId,
    today: todayOf(context),
  });
  await recordAudit(trx, clock.now(), {
    action: 'accreditation.recorded',
    subject: { kind: 'accreditation', id },
    ...auditedAs(actor),
  });
  return one(trx, context, { organisationId });
}

export async function withdrawAccreditation(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  accreditationId: string,
) {
  requireManager(actor);
  const { community, clock } = context;
  const { id: providerId, organisation_id: organisationId } = await getProvider(trx, context, {
    accreditationId,
  });
  const today = todayOf(context);
  await queries.withdraw(trx, community.id, accreditationId, today);
  await queries.refreshAccreditedUntil(trx, community.id, { organisationId, providerId, today });
  await recordAudit(trx, clock.now(), {
    action: 'accreditation.withdrawn',
    subject: { kind: 'accreditation', id: accreditationId },
    ...auditedAs(actor),
  });
  return one(trx, context, { organisationId });
}

export async function recordVisit(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  accreditationId: string,
  input: { visitedOn: string; outcome: 'good' | 'to_improve' | 'failed'; note: string | null },
) {
  requireManager(actor);
  if (input.visitedOn > todayOf(context))
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.visitedOn', code: 'not_allowed', message: 'The day is still ahead' }],
    });
  const { organisation_id: organisationId } = await getProvider(trx, context, { accreditationId });
  await queries.insertVisit(trx, {
    community_id: context.community.id,
    id: uuidv7(),
    accreditation_id: accreditationId,
    visited_on: input.visitedOn,
    outcome: input.outcome,
    note: input.note,
  });
  return one(trx, context, { organisationId });
}

async function getOrganisationId(trx: CommunityTransaction, { community }: KeepingContext, code: string) {
  const [organisation] = await listOrganisationRows(trx, community.id, { codes: [code] });
  if (organisation === undefined) throw new Problem('not_found');
  return organisation.id;
}

async function getProvider(
  trx: CommunityTransaction,
  { community }: KeepingContext,
  by: { organisationId: string } | { accreditationId: string },
) {
  const row = await queries.findProvider(trx, community.id, by);
  if (row === undefined) throw new Problem('not_found');
  return row;
}

async function one(trx: CommunityTransaction, context: KeepingContext, by: { organisationId: string }) {
  const [provider] = await toProviders(trx, context, [await getProvider(trx, context, by)]);
  if (provider === undefined) throw new Problem('not_found');
  return provider;
}

async function toProviders(
  trx: CommunityTransaction,
  context: KeepingContext,
  rows: readonly queries.ProviderRow[],
) {
  const { community } = context;
  const ids = rows.map(({ id }) => id);
  const quality = await queries.listQualityRowsOf(trx, community.id, ids);
  const accreditations = await queries.listAccreditationRowsOf(trx, community.id, ids);
  const visits = await queries.listVisitRowsOf(
    trx,
    community.id,
    accreditations.map(({ id }) => id),
  );
  const today = todayOf(context);
  return rows.map((row) => ({
    organisation: row.organisation_code,
    name: row.organisation_name,
    services: row.services,
    description: row.description as ProviderChangeInput['description'],
    mail: row.mail,
    mailLanguage: row.mail_language as ProviderChangeInput['mailLanguage'],
    phone: row.phone,
    website: row.website,
    version: row.version,
    quality: quality
      .filter(({ provider_id: id }) => id === row.id)
      .map((check) => ({
        criterion: check.criterion as (typeof qualityCriteria)[number],
        isMet: check.is_met,
        note: check.note,
        checkedOn: check.checked_on,
      })),
    accreditations: accreditations
      .filter(({ provider_id: id }) => id === row.id)
      .map((each) => ({
        id: each.id,
        issuer: each.issuer,
        entries: each.entries,
        startsOn: each.starts_on,
        endsOn: each.ends_on,
        evidence: each.evidence,
        withdrawnOn: each.withdrawn_on,
        state: stateOf(each, today),
        visits: visits
          .filter(({ accreditation_id: id }) => id === each.id)
          .map((visit) => ({
            visitedOn: visit.visited_on,
            outcome: visit.outcome as 'good' | 'to_improve' | 'failed',
            note: visit.note,
          })),
      })),
  }));
}

export function stateOf(
  each: { withdrawn_on: string | null; starts_on: string; ends_on: string },
  today: string,
): 'ahead' | 'holds' | 'ends_soon' | 'over' | 'withdrawn' {
  if (each.withdrawn_on !== null) return 'withdrawn';
  if (each.starts_on > today) return 'ahead';
  if (each.ends_on < today) return 'over';
  return dayBefore(each.ends_on, alarmDays) <= today ? 'ends_soon' : 'holds';
}
