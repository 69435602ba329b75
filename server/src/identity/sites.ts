import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, isWrongData, type CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { auditedAs, refuseOnBehalf } from './actors.ts';
import { recordAudit } from './audit.ts';
import { findOrganisationRow } from './connection-queries.ts';
import { bandOf } from './people-bands.ts';
import { canManageSites } from './policy.ts';
import type { Actor, Community } from './rows.ts';
import { readSiteList } from './site-list.ts';
import {
  changeSite,
  deleteSite,
  findSiteRow,
  followDirectory,
  insertSite,
  listSiteRows,
  lockSites,
  placeListed,
  takeMainSite,
  type SiteRow,
  type SiteSettings,
} from './site-queries.ts';

const mostSites = 100;

/** A firm's site as other domains know it. */
export interface Site {
  id: string;
  organisationId: string;
  name: string;
  isMain: boolean;
  /** Active employees who work there. */
  people: number;
}

/** The sites of these organisations, by name. */
export async function listSitesOf(
  trx: CommunityTransaction,
  communityId: string,
  organisationIds: readonly string[],
): Promise<Site[]> {
  if (organisationIds.length === 0) return [];
  const rows = await listSiteRows(trx, communityId, organisationIds);
  return rows.map(({ id, organisation_id: organisationId, name, is_main: isMain, people }) => ({
    id,
    organisationId,
    name,
    isMain,
    people,
  }));
}

async function getManagedOrganisation(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  code: string,
): Promise<string> {
  refuseOnBehalf(actor);
  const organisation = await findOrganisationRow(trx, community.id, code);
  if (organisation === undefined) throw new Problem('not_found');
  if (!canManageSites(actor, organisation.id)) throw new Problem('forbidden');
  return organisation.id;
}

async function getManagedSite(trx: CommunityTransaction, actor: Actor, community: Community, id: string) {
  refuseOnBehalf(actor);
  const found = await findSiteRow(trx, community.id, id);
  if (found === undefined) throw new Problem('not_found');
  if (!canManageSites(actor, found.organisation_id)) throw new Problem('forbidden');
  await lockSites(trx, found.organisation_id);
  const site = await findSiteRow(trx, community.id, id);
  if (site === undefined) throw new Problem('not_found');
  return site;
}

export async function listSites(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  organisation: string,
) {
  const organisationId = await getManagedOrganisation(trx, actor, community, organisation);
  const rows = await listSiteRows(trx, community.id, [organisationId]);
  return { items: rows.map(toSite) };
}

export async function createSite(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  { organisation, settings }: { organisation: string; settings: SiteSettings },
) {
  const organisationId = await getManagedOrganisation(trx, actor, community, organisation);
  await lockSites(trx, organisationId);
  const others = await listSiteRows(trx, community.id, [organisationId]);
  if (others.length >= mostSites) throw new Problem('too_many_sites');
  const isMain = settings.isMain || others.length === 0;
  if (isMain) await takeMainSite(trx, community.id, organisationId);
  const id = uuidv7();
  await named(() => insertSite(trx, community.id, { id, organisationId, ...settings, isMain }));
  await followDirectory(trx, community.id, { organisationId });
  await recordAudit(trx, now, {
    action: 'site.created',
    subject: { kind: 'site', id },
    ...auditedAs(actor),
    detail: { organisation },
  });
  return getSite(trx, community, organisationId, id);
}

export async function updateSite(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  { id, settings }: { id: string; settings: SiteSettings },
) {
  const site = await getManagedSite(trx, actor, community, id);
  const { name, district, address, isMain } = settings;
  if (isMain) await takeMainSite(trx, community.id, site.organisation_id);
  await named(() =>
    // A main site stays so until another is made it.
    changeSite(trx, community.id, id, { name, district, address, is_main: isMain || site.is_main }),
  );
  await followDirectory(trx, community.id, { organisationId: site.organisation_id });
  await recordAudit(trx, now, {
    action: 'site.changed',
    subject: { kind: 'site', id },
    ...auditedAs(actor),
    detail: {},
  });
  return getSite(trx, community, site.organisation_id, id);
}

export async function removeSite(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  id: string,
): Promise<{ done: true }> {
  const site = await getManagedSite(trx, actor, community, id);
  const all = await listSiteRows(trx, community.id, [site.organisation_id]);
  if (site.is_main && all.length > 1) throw new Problem('site_is_main');
  try {
    await deleteSite(trx, community.id, id);
  } catch (error) {
    // Only a campaign refers to a site and does not let go.
    if (isWrongData(error)) throw new Problem('site_in_use');
    throw error;
  }
  await recordAudit(trx, now, {
    action: 'site.removed',
    subject: { kind: 'site', id },
    ...auditedAs(actor),
    detail: {},
  });
  return { done: true };
}

/**
 * Reads a list of people and their sites, all of it or nothing. It is not kept, and the answer is the same whoever of
 * it has come to the programme: an employer learns nothing about that.
 */
export async function placePeople(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  { organisation, list }: { organisation: string; list: string },
): Promise<{ lines: number }> {
  const organisationId = await getManagedOrganisation(trx, actor, community, organisation);
  const { lines, faults } = readSiteList(list);
  await lockSites(trx, organisationId);
  const sites = await listSiteRows(trx, community.id, [organisationId]);
  const idOf = new Map(sites.map(({ id, name }) => [name.toLowerCase(), id]));
  const placed = lines.map(({ person, site }) => ({ person, site, siteId: idOf.get(site.toLowerCase()) }));
  const unknown = [...new Set(placed.filter(({ siteId }) => siteId === undefined).map(({ site }) => site))];
  if (faults.length > 0 || unknown.length > 0)
    throw new Problem('site_list_not_fit', {
      faults: [
        ...faults.map(({ line, code }) => ({
          path: `json.list.${line}`,
          code,
          message: code.replaceAll('_', ' '),
        })),
        ...unknown
          .filter((site) => site !== '')
          .slice(0, 20)
          .map((site) => ({ path: 'json.list', code: 'site_unknown', message: site })),
      ],
    });
  await placeListed(
    trx,
    community.id,
    organisationId,
    placed.flatMap(({ person, siteId }) => (siteId === undefined ? [] : [{ person, siteId }])),
  );
  await recordAudit(trx, now, {
    action: 'sites.people_placed',
    subject: { kind: 'organisation', id: organisationId },
    ...auditedAs(actor),
    detail: { organisation, lines: lines.length },
  });
  return { lines: lines.length };
}

async function getSite(trx: CommunityTransaction, community: Community, organisationId: string, id: string) {
  const rows = await listSiteRows(trx, community.id, [organisationId]);
  const site = rows.find((row) => row.id === id);
  if (site === undefined) throw new Problem('not_found');
  return toSite(site);
}

function toSite({ id, name, district, address, is_main: isMain, people }: SiteRow) {
  return { id, name, district, address, isMain, people: bandOf(people) };
}

async function named(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw isUniqueViolation(error) ? new Problem('site_name_taken') : error;
  }
}
