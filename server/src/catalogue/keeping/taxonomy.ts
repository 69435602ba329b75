import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { dayIn, localized, Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { listTaxonomyLinkRows, listTaxonomyRows } from '../queries.ts';
import { analyseServices } from '../search/analysis.ts';
import type { KeepingContext } from './context.ts';
import { requireManager } from './policy.ts';
import * as queries from './taxonomy-queries.ts';

interface Texts {
  it: string;
  en?: string | undefined;
  ar?: string | undefined;
}

type TaxonomyChange = 'added' | 'worded' | 'linked' | 'moved' | 'retired' | 'merged';
type Context = Pick<KeepingContext, 'community' | 'clock'>;

const toldChanges = 50;

/** Every entry with its texts in all languages, how much it names, and what changed last. */
export async function getKeptTaxonomy(trx: CommunityTransaction, actor: Actor, context: KeepingContext) {
  requireManager(actor);
  const { community, language } = context;
  const entries = await listTaxonomyRows(trx, community.id);
  const links = await listTaxonomyLinkRows(trx, community.id);
  const services = await queries.countServicesByEntry(trx, community.id);
  const changes = await queries.listChangeRows(trx, community.id, toldChanges);
  return {
    version: changes[0]?.version ?? 0,
    items: entries.map((row) => ({
      code: row.code,
      group: row.group_code,
      name: row.name as unknown as Texts,
      description: row.description as unknown as Texts,
      leadsTo: row.merged_into,
      isRetired: row.retired_at !== null,
      services: services.get(row.code) ?? 0,
      links: links
        .filter(({ entry_code: code }) => code === row.code)
        .map(({ term, scheme, code, name }) => ({ term, scheme, code, name: localized(name, language) })),
    })),
    terms: (await queries.listTermRows(trx, community.id)).map(({ id, scheme, name }) => ({
      id,
      scheme,
      name: localized(name, language),
    })),
    changes: changes.map(({ version, changed_at: at, kind, code, into_code: into }) => ({
      version,
      on: dayIn(community.timeZone, at),
      kind: kind as TaxonomyChange,
      code,
      into,
    })),
  };
}

export async function addTaxonomyEntry(
  trx: CommunityTransaction,
  actor: Actor,
  context: Context,
  input: { code: string; group: string | null; name: Texts; description: Texts },
) {
  requireManager(actor);
  const { community } = context;
  await queries.lockTaxonomy(trx, community.id);
  if ((await queries.findEntry(trx, community.id, input.code)) !== undefined) throw new Problem('code_taken');
  if (input.group !== null) {
    const group = await queries.findEntry(trx, community.id, input.group);
    if (group === undefined || group.group_code !== null || group.retired_at !== null)
      throw new Problem('invalid_request', {
        faults: [{ path: 'json.group', code: 'unknown', message: 'No group that stands has this code' }],
      });
  }
  await queries.insertEntry(trx, {
    community_id: community.id,
    id: uuidv7(),
    code: input.code,
    group_code: input.group,
    position: await queries.nextPosition(trx, community.id),
    name: toJson(input.name),
    description: toJson(input.description),
  });
  return changed(trx, actor, context, { kind: 'added', code: input.code });
}

export async function updateTaxonomyEntry(
  trx: CommunityTransaction,
  actor: Actor,
  context: Context,
  code: string,
  input: { name: Texts; description: Texts; isRetired: boolean },
) {
  requireManager(actor);
  const { community, clock } = context;
  await queries.lockTaxonomy(trx, community.id);
  const entry = await getEntry(trx, community.id, code);
  if (entry.merged_into !== null) throw new Problem('entry_merged');
  const wasRetired = entry.retired_at !== null;
  await queries.changeEntry(trx, community.id, code, {
    name: toJson(input.name),
    description: toJson(input.description),
    retired_at: input.isRetired ? (entry.retired_at ?? clock.now()) : null,
  });
  await queries.analyseAnew(trx, community.id, code);
  await analyseServices(trx, community.id, 1000);
  return changed(trx, actor, context, { kind: input.isRetired && !wasRetired ? 'retired' : 'worded', code });
}

/**
 * What was named by one entry is named by another from now on, and the old code leads there. Whatever led to the old
 * one leads to the new: no code ever leads further than one step, so none can lead in a circle.
 */
export async function mergeTaxonomyEntry(
  trx: CommunityTransaction,
  actor: Actor,
  context: Context,
  code: string,
  into: string,
) {
  requireManager(actor);
  const { community } = context;
  await queries.lockTaxonomy(trx, community.id);
  const from = await getEntry(trx, community.id, code);
  const to = await queries.findEntry(trx, community.id, into);
  if (to === undefined)
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.into', code: 'unknown', message: 'No entry has this code' }],
    });
  if (from.merged_into !== null || to.merged_into !== null || to.retired_at !== null)
    throw new Problem('entry_merged');
  if (code === into || from.group_code === null || to.group_code === null)
    throw new Problem('entries_not_alike');
  await leadTo(trx, context, { from, to: into });
  return changed(trx, actor, context, { kind: 'merged', code, into });
}

/**
 * An entry stands in its group by its code, so in another group it has another. What is known of it goes with it, and
 * the old code leads there: nothing that was named by it is lost.
 */
export async function moveTaxonomyEntry(
  trx: CommunityTransaction,
  actor: Actor,
  context: Context,
  code: string,
  group: string,
) {
  requireManager(actor);
  const { community } = context;
  await queries.lockTaxonomy(trx, community.id);
  const from = await getEntry(trx, community.id, code);
  const to = await queries.findEntry(trx, community.id, group);
  if (to === undefined)
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.group', code: 'unknown', message: 'No group has this code' }],
    });
  if (from.merged_into !== null || to.merged_into !== null) throw new Problem('entry_merged');
  const isEntry = from.group_code !== null && from.retired_at === null;
  if (!isEntry || from.group_code === group || to.group_code !== null || to.retired_at !== null)
    throw new Problem('entries_not_alike');
  const into = await queries.nextCode(trx, community.id, group);
  if (into === undefined) throw new Problem('code_taken');
  await queries.insertEntry(trx, {
    community_id: community.id,
    id: uuidv7(),
    code: into,
    group_code: group,
    position: await queries.nextPosition(trx, community.id),
    name: toJson(from.name),
    description: toJson(from.description),
  });
  await queries.copyLinks(trx, community.id, { from: code, to: into });
  await leadTo(trx, context, { from, to: into });
  return changed(trx, actor, context, { kind: 'moved', code, into });
}

/** Which terms of other taxonomies mean the same as an entry: these and no others. */
export async function linkTaxonomyEntry(
  trx: CommunityTransaction,
  actor: Actor,
  context: Context,
  code: string,
  terms: readonly string[],
) {
  requireManager(actor);
  const { community } = context;
  await queries.lockTaxonomy(trx, community.id);
  const entry = await getEntry(trx, community.id, code);
  if (entry.merged_into !== null) throw new Problem('entry_merged');
  const known = new Set((await queries.listTermRows(trx, community.id)).map(({ id }) => id));
  const lost = terms.findIndex((term) => !known.has(term));
  if (lost >= 0)
    throw new Problem('invalid_request', {
      faults: [{ path: `json.terms.${lost}`, code: 'unknown', message: 'No term has this id' }],
    });
  await queries.replaceLinks(trx, community.id, code, [...new Set(terms)]);
  return changed(trx, actor, context, { kind: 'linked', code });
}

/** Everything that is named by one entry is named by the other from now on. */
async function leadTo(
  trx: CommunityTransaction,
  { community, clock }: Context,
  { from, to }: { from: { code: string; retired_at: Date | null }; to: string },
): Promise<void> {
  await queries.leadElsewhere(trx, community.id, { from: from.code, to });
  await queries.changeEntry(trx, community.id, from.code, {
    merged_into: to,
    retired_at: from.retired_at ?? clock.now(),
  });
  await queries.renameInServices(trx, community.id, { from: from.code, to });
  await queries.renameInAccreditations(trx, community.id, { from: from.code, to });
  await analyseServices(trx, community.id, 1000);
}

async function getEntry(trx: CommunityTransaction, communityId: string, code: string) {
  const entry = await queries.findEntry(trx, communityId, code);
  if (entry === undefined) throw new Problem('not_found');
  return entry;
}

/** One version more, and who made it in the audit trail. */
async function changed(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: Context,
  { kind, code, into }: { kind: TaxonomyChange; code: string; into?: string },
) {
  const { rows } = await sql<{ version: number }>`
    insert into catalogue.taxonomy_change (community_id, version, changed_at, kind, code, into_code)
    select ${community.id}, coalesce(max(version), 0) + 1, ${clock.now()}, ${kind}, ${code}, ${into ?? null}
    from catalogue.taxonomy_change where community_id = ${community.id}
    returning version`.execute(trx);
  await recordAudit(trx, clock.now(), {
    action: `taxonomy.${kind}`,
    subject: { kind: 'taxonomy_entry', id: code },
    ...auditedAs(actor),
  });
  return { version: rows[0]?.version ?? 0, code: into ?? code };
}
