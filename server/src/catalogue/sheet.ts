import type {
  accessibilitySchema,
  checkedFacts,
  cityThemes,
  eligibilitySchema,
  qualityCriteria,
  taxLabels,
} from '@snodo/contract';
import type { z } from 'zod';
import type { CommunityTransaction } from '../db/index.ts';
import { dayIn, localized, Problem } from '../http/index.ts';
import type { Actor } from '../identity/index.ts';
import type { CatalogueContext } from './operations.ts';
import { findServiceRow } from './queries.ts';
import { readerOf, type Reader } from './readers.ts';
import { toService, type ServiceRow } from './rows.ts';
import * as queries from './sheet-queries.ts';
import { findTaxLabelPeriod } from './tax-periods.ts';
import { hoursInWords } from './timetable.ts';

/** The whole sheet of one service; what the reader may not know of is not found, whoever knows its id. */
export async function getService(
  trx: CommunityTransaction,
  actor: Actor | undefined,
  context: CatalogueContext,
  service: string,
) {
  const reader = readerOf(actor, context.community, context.clock);
  const row = await findServiceRow(trx, context.community.id, service);
  if (row === undefined || !isShown(row, reader)) throw new Problem('not_found');
  return toSheet(trx, context, row, reader.isMember ? ['everyone', 'members'] : ['everyone']);
}

/** The same condition as `isShownTo`, for one row that was read. */
export function isShown(row: ServiceRow, reader: Reader): boolean {
  const audience = row.audience_organisation_ids;
  return (
    row.status === 'active' &&
    (row.verified_on === null || row.verified_on >= reader.shownSince) &&
    (!row.is_members_only || reader.isMember) &&
    (audience === null || audience.some((id) => reader.organisationIds.includes(id)))
  );
}

export async function toSheet(
  trx: CommunityTransaction,
  { community, clock, language }: CatalogueContext,
  row: ServiceRow,
  contactsFor: readonly ('everyone' | 'members' | 'managers')[],
) {
  const today = dayIn(community.timeZone, clock.now());
  const text = (texts: Parameters<typeof localized>[0] | null) =>
    texts === null ? null : localized(texts, language);
  const { nearness: _, ...service } = toService(row, { language, today });
  const provider = await queries.findProviderRow(trx, community.id, row.provider_id);
  const entries = await queries.listEntryNameRows(trx, community.id, row.entries);
  const contacts = await queries.listContactRows(trx, community.id, row.id, contactsFor);
  const accreditations =
    provider === undefined
      ? []
      : await queries.listHoldingAccreditationRows(trx, community.id, {
          providerId: provider.id,
          entries: row.entries,
          today,
        });
  const quality = provider === undefined ? [] : await queries.listQualityRows(trx, community.id, provider.id);
  const born = row.born_from as { words: Parameters<typeof localized>[0]; on: string | null } | null;
  return {
    ...service,
    status: row.status as 'active',
    providerCode: row.provider_code,
    providerDescription: text(provider?.description ?? null),
    entryNames: entries.map(({ code, name }) => ({ code, name: localized(name, language) })),
    ages: row.ages as { fromYears: number; toYears: number | null } | null,
    capacityPlaces: row.capacity_places,
    hours: hoursInWords(row, { timeZone: community.timeZone, language, today }),
    accessibility: row.accessibility as z.infer<typeof accessibilitySchema>[] | null,
    documents:
      row.documents === null
        ? null
        : (row.documents as Parameters<typeof localized>[0][]).map((each) => localized(each, language)),
    eligibility: row.eligibility as z.infer<typeof eligibilitySchema>[],
    eligibilityText: text(row.eligibility_text),
    taxLabel: row.tax_label as (typeof taxLabels)[number] | null,
    taxPeriod: await taxPeriodOf(trx, { community, language, today }, row.tax_label),
    themes: row.themes as (typeof cityThemes)[number][],
    bornFrom: born === null ? null : { words: localized(born.words, language), on: born.on },
    contacts: contacts.map(({ label, phone, mail, website, languages }) => ({
      label: localized(label, language),
      phone,
      mail,
      website,
      languages,
    })),
    accreditations: accreditations.map((each) => ({
      issuer: each.issuer,
      startsOn: each.starts_on,
      endsOn: each.ends_on,
      evidence: each.evidence,
    })),
    quality: quality.map((each) => ({
      criterion: each.criterion as (typeof qualityCriteria)[number],
      isMet: each.is_met,
      checkedOn: each.checked_on,
    })),
    verifiedBy: row.verified_by as 'provider' | 'manager' | 'programme' | 'import' | null,
    factSources: row.fact_sources as Partial<
      Record<
        (typeof checkedFacts)[number],
        { source: 'provider' | 'manager' | 'programme' | 'import'; verifiedOn: string }
      >
    >,
  };
}

async function taxPeriodOf(
  trx: CommunityTransaction,
  { community, language, today }: Pick<CatalogueContext, 'community' | 'language'> & { today: string },
  label: string | null,
) {
  const period = label === null ? undefined : await findTaxLabelPeriod(trx, community.id, label, today);
  if (period === undefined) return null;
  return {
    state: period.state,
    startsOn: period.starts_on,
    endsOn: period.ends_on,
    reference: period.reference,
    words: localized(period.words, language),
    checkedOn: period.checked_on,
  };
}
