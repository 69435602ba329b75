import type { Language, ServiceInput } from '@snodo/contract';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import { dayBefore, freshnessOf, hiddenAfterDays } from '../readers.ts';
import type { ServiceRow } from '../rows.ts';
import { isByRule, toTimetableInput } from '../timetable.ts';
import { todayOf, type KeepingContext } from './context.ts';
import * as queries from './service-queries.ts';

/** Services in the keeper’s list. */
export async function summaries(
  trx: CommunityTransaction,
  context: KeepingContext,
  rows: readonly ServiceRow[],
) {
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
  const [summary] = await summaries(trx, context, [row]);
  const [service] = await toInputs(trx, context, [row]);
  if (summary === undefined || service === undefined) throw new Error('a row has a summary and a sheet');
  return {
    ...summary,
    version: row.version,
    service,
    openPlacesOn: row.open_places_on,
    isHoursByRule: isByRule(row.timetable),
  };
}

/** What somebody would have sent to have these rows. */
export async function toInputs(
  trx: CommunityTransaction,
  { community, territory }: Pick<KeepingContext, 'community' | 'territory'>,
  rows: readonly ServiceRow[],
): Promise<ServiceInput[]> {
  const ids = rows.map(({ id }) => id);
  const contacts = await queries.listContactRowsOf(trx, community.id, ids);
  const audience = await queries.listOrganisationRows(trx, community.id, {
    ids: [...new Set(rows.flatMap(({ audience_organisation_ids: ids }) => ids ?? []))],
  });
  const places = await territory.findPlaceCodes(trx, community, ids);
  return rows.map((row) => {
    const service = {
      provider: row.provider_code,
      name: row.name,
      description: row.description,
      status: row.status,
      offerKind: row.offer_kind,
      audience:
        row.audience_organisation_ids === null
          ? { kind: row.is_members_only ? 'members' : 'everyone' }
          : {
              kind: 'organisations',
              organisations: audience
                .filter(({ id }) => row.audience_organisation_ids?.includes(id))
                .map(({ code }) => code)
                .sort(),
            },
      entries: row.entries,
      place: places.get(row.id) ?? null,
      ages: row.ages,
      districts: row.districts,
      windows: row.windows,
      timetable: toTimetableInput(row.timetable),
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
      contacts: contacts
        .filter(({ service_id: of }) => of === row.id)
        .map(({ shown_to: shownTo, label, phone, mail, website, languages }) => ({
          shownTo,
          label,
          phone,
          mail,
          website,
          languages,
        })),
    };
    // The columns were checked by this shape, or by the reader of a programme, before they were stored.
    return service as unknown as ServiceInput;
  });
}
