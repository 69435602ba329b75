import { analyseServices } from '../catalogue/index.ts';
import { toJson, type CommunityTransaction } from '../db/index.ts';
import type { IdOf } from './ids.ts';
import type { Programme, Service, ServiceSheet } from './programme.ts';

/** Providers with what vouches for them, services with their sheets, and their words for the search. */
export async function loadCatalogue(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
): Promise<void> {
  await loadLinks(trx, community_id, idOf, programme);
  await loadProviders(trx, community_id, idOf, programme);
  await loadTaxLabels(trx, community_id, idOf, programme);
  await loadServices(trx, community_id, idOf, programme);
  await loadContacts(trx, community_id, idOf, programme.sheets);
  await analyseServices(trx, community_id, 5000);
}

/** Terms of other taxonomies under their scheme, and which entries of ours mean the same. */
async function loadLinks(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  { openEligibility, wemiCategories }: Programme,
): Promise<void> {
  const theirs = [
    ...openEligibility.links.flatMap(({ entry, labels }) =>
      labels.map((label) => ({
        scheme: 'open-eligibility',
        code: label,
        name: { it: label, en: label },
        entry,
      })),
    ),
    ...wemiCategories.flatMap(({ code, name, entries }) =>
      (entries.length === 0 ? [undefined] : entries).map((entry) => ({ scheme: 'wemi', code, name, entry })),
    ),
  ];
  const termId = (scheme: string, code: string) => idOf('taxonomy-term', `${scheme}/${code}`);
  const terms = new Map(theirs.map((term) => [termId(term.scheme, term.code), term]));
  await trx
    .insertInto('catalogue.taxonomy_term')
    .values(
      [...terms].map(([id, { scheme, code, name }], position) => ({
        community_id,
        id,
        scheme,
        code,
        name: toJson(name),
        position,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const links = theirs.flatMap(({ scheme, code, entry }) =>
    entry === undefined
      ? []
      : [
          {
            community_id,
            id: idOf('taxonomy-link', `${scheme}/${code}/${entry}`),
            entry_code: entry,
            term_id: termId(scheme, code),
          },
        ],
  );
  await trx
    .insertInto('catalogue.taxonomy_link')
    .values(links)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function loadProviders(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  { services, providers }: Programme,
): Promise<void> {
  const known = new Map(providers.map((provider) => [provider.organisation, provider]));
  const codes = [...new Set([...services.map(({ provider }) => provider), ...known.keys()])];
  const idOfProvider = (code: string) => idOf('provider', code);
  await trx
    .insertInto('catalogue.provider')
    .values(
      codes.map((code) => ({
        community_id,
        id: idOfProvider(code),
        organisation_id: idOf('organisation', code),
        description: known.has(code) ? toJson(known.get(code)?.description) : null,
        mail: known.get(code)?.mail ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const provider of providers) {
    const provider_id = idOfProvider(provider.organisation);
    for (const { criterion, isMet } of provider.quality)
      await trx
        .insertInto('catalogue.quality_check')
        .values({ community_id, provider_id, criterion, is_met: isMet, checked_on: provider.checkedOn })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    for (const [index, each] of provider.accreditations.entries()) {
      const id = idOf('accreditation', `${provider.organisation}/${index}`);
      await trx
        .insertInto('catalogue.accreditation')
        .values({
          community_id,
          id,
          provider_id,
          issuer: each.issuer,
          entries: [...each.entries],
          starts_on: each.startsOn,
          ends_on: each.endsOn,
          evidence: each.evidence,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      if (each.visitedOn !== null)
        await trx
          .insertInto('catalogue.accreditation_visit')
          .values({
            community_id,
            id: idOf('accreditation-visit', `${provider.organisation}/${index}`),
            accreditation_id: id,
            visited_on: each.visitedOn,
            outcome: 'good',
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    }
  }
}

async function loadTaxLabels(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  { taxLabels }: Programme,
): Promise<void> {
  if (taxLabels.length === 0) return;
  await trx
    .insertInto('catalogue.tax_label_period')
    .values(
      taxLabels.map(({ label, startsOn, endsOn, reference, words, checkedOn }) => ({
        community_id,
        id: idOf('tax-label-period', `${label}/${startsOn}`),
        label,
        starts_on: startsOn,
        ends_on: endsOn,
        reference,
        words: toJson(words),
        checked_on: checkedOn,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function loadServices(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  { services, sheets, places }: Programme,
): Promise<void> {
  const sheetOf = new Map(sheets.map((sheet) => [sheet.service, sheet]));
  const pointOf = new Map(places.map(({ code, point }) => [code, point]));
  await trx
    .insertInto('catalogue.service')
    .values(
      services.map((service) => ({
        community_id,
        id: idOf('service', service.code),
        code: service.code,
        provider_id: idOf('organisation', service.provider),
        name: toJson(service.name),
        description: toJson(service.description),
        offer_kind: service.offerKind,
        audience_organisation_ids:
          service.audience === 'public'
            ? null
            : service.audienceOrganisations.map((code) => idOf('organisation', code)),
        entries: [...service.entries],
        ages: service.ages === null ? null : toJson(service.ages),
        districts: service.servedDistricts === null ? null : [...service.servedDistricts],
        windows: service.windows === null ? null : toJson(service.windows),
        open_places: service.openPlaces,
        open_places_on: service.openPlaces === null ? null : service.verifiedOn,
        languages: service.languages === null ? null : [...service.languages],
        accessibility: service.accessibility === null ? null : [...service.accessibility],
        verified_on: service.verifiedOn,
        verified_by: service.verifiedOn === null ? null : 'programme',
        accredited_until: service.accreditationUntil,
        // Neighbours who organise themselves need nobody's accreditation.
        is_accreditation_needed: service.offerKind !== 'self_organised',
        source: service.source,
        generated_fields: [...service.generatedFields],
        spots: toJson(service.place === null ? [] : [pointOf.get(service.place)]),
        ...sheetColumns(service, sheetOf.get(service.code)),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function sheetColumns(service: Service, sheet: ServiceSheet | undefined) {
  const cost = sheet?.price ?? service.cost;
  return {
    cost: cost === null ? null : toJson(cost),
    capacity_places: sheet?.capacityPlaces ?? null,
    documents: sheet === undefined || sheet.documents === null ? null : toJson(sheet.documents),
    eligibility: toJson(sheet?.eligibility ?? []),
    eligibility_text:
      sheet === undefined || sheet.eligibilityText === null ? null : toJson(sheet.eligibilityText),
    tax_label: sheet?.taxLabel ?? null,
    themes: [...(sheet?.themes ?? [])],
    born_from: sheet === undefined || sheet.bornFrom === null ? null : toJson(sheet.bornFrom),
    is_members_only: sheet?.isMembersOnly ?? false,
  };
}

async function loadContacts(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  sheets: readonly ServiceSheet[],
): Promise<void> {
  const contacts = sheets.flatMap(({ service, contacts: all }) =>
    all.map((contact, position) => ({
      community_id,
      id: idOf('service-contact', `${service}/${position}`),
      service_id: idOf('service', service),
      shown_to: contact.shownTo,
      label: toJson(contact.label),
      phone: contact.phone,
      mail: contact.mail,
      website: contact.website,
      languages: [...contact.languages],
      position,
    })),
  );
  if (contacts.length > 0)
    await trx
      .insertInto('catalogue.service_contact')
      .values(contacts)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
