import { sql } from 'kysely';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import type { Json } from '../../db/rows.gen.ts';
import type { ChangeClass } from './instrument-check.ts';
import type { CampaignReach } from '../policy.ts';

/** Versions of one instrument in a list. */
const mostVersions = 20;

/** Whether a campaign of the caller's uses the version `i`; for whom every version is there, always. */
function isUsed(reach: CampaignReach) {
  if (reach.kind === 'all') return sql`true`;
  return sql`exists (select from surveys.campaign c where ${followed(reach)})`;
}

/** The campaigns `c` of the version `i` that the caller may follow. */
function followed(reach: CampaignReach) {
  const ofVersion = sql`c.community_id = i.community_id and c.instrument_id = i.id`;
  if (reach.kind === 'all') return ofVersion;
  const ids = reach.kind === 'organisations' ? reach.ids : [];
  return sql`${ofVersion} and (
    c.organisation_id = any (${ids}::uuid[])
    or c.stage = 'scheduled' and exists (
      select from surveys.campaign_partner p
      where p.community_id = c.community_id and p.campaign_id = c.id and p.organisation_id = any (${ids}::uuid[])))`;
}

/** Codes of instruments and of drafts that have no version yet, in their order; one more than the limit. */
export async function listInstrumentCodes(
  trx: CommunityTransaction,
  communityId: string,
  reach: CampaignReach,
  { after, limit }: { after: string | undefined; limit: number },
) {
  const drafts =
    reach.kind === 'all'
      ? sql`union select code from surveys.instrument_draft where community_id = ${communityId}`
      : sql``;
  const { rows } = await sql<{ code: string }>`
    select code from (
      select i.code from surveys.instrument i where i.community_id = ${communityId} and ${isUsed(reach)} ${drafts}
    ) known
    where code > ${after ?? ''} order by code limit ${limit + 1}`.execute(trx);
  return rows.map(({ code }) => code);
}

export interface VersionRow {
  code: string;
  version: number;
  title: Json;
  locale: string | null;
  locales: string[];
  duration: { from: number; to: number } | null;
  questions: number;
  published_at: Date | null;
  change_class: ChangeClass | null;
  campaigns: number;
}

export async function listVersionRows(
  trx: CommunityTransaction,
  communityId: string,
  reach: CampaignReach,
  codes: readonly string[],
): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select * from (
      select i.code, i.version, i.published_at, i.change_class,
             i.definition -> 'title' as title, i.definition ->> 'locale' as locale,
             array (select jsonb_array_elements_text(i.definition -> 'x' -> 'locales')) as locales,
             i.definition -> 'x' -> 'durationMinutes' as duration,
             (select count(*)::int from surveys.question_types(i.definition) q where q.type not in ('panel', 'html')) as questions,
             (select count(*)::int from surveys.campaign c where ${followed(reach)}) as campaigns,
             row_number() over (partition by i.code order by i.version desc) as place
      from surveys.instrument i
      where i.community_id = ${communityId} and i.code = any (${[...codes]}) and ${isUsed(reach)}
    ) numbered
    where place <= ${mostVersions} order by code, version desc`.execute(trx);
  return rows;
}

export interface DraftRow {
  id: string;
  code: string;
  revision: number;
  based_on_version: number | null;
  changed_at: Date;
  changed_by_person_id: string;
  changed_by_name: string | null;
}

function drafts(trx: CommunityTransaction, communityId: string) {
  return trx
    .selectFrom('surveys.instrument_draft as d')
    .leftJoin('identity.person as p', (join) =>
      join.onRef('p.community_id', '=', 'd.community_id').onRef('p.id', '=', 'd.changed_by_person_id'),
    )
    .select([
      'd.id',
      'd.code',
      'd.revision',
      'd.based_on_version',
      'd.changed_at',
      'd.changed_by_person_id',
      'p.display_name as changed_by_name',
    ])
    .where('d.community_id', '=', communityId);
}

/** Drafts of these codes with their titles alone. */
export function listDraftRows(trx: CommunityTransaction, communityId: string, codes: readonly string[]) {
  return drafts(trx, communityId)
    .select(sql<Json>`d.definition -> 'title'`.as('title'))
    .where('d.code', 'in', [...codes])
    .limit(codes.length)
    .execute();
}

export function findDraftRow(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
): Promise<(DraftRow & { definition: Json }) | undefined> {
  return drafts(trx, communityId).select('d.definition').where('d.id', '=', id).executeTakeFirst();
}

export async function findVersionRow(
  trx: CommunityTransaction,
  communityId: string,
  reach: CampaignReach,
  { code, version }: { code: string; version: number | undefined },
) {
  const { rows } = await sql<{
    code: string;
    version: number;
    definition: Json;
    published_at: Date | null;
    change_class: ChangeClass | null;
  }>`
    select i.code, i.version, i.definition, i.published_at, i.change_class
    from surveys.instrument i
    where i.community_id = ${communityId} and i.code = ${code} and ${isUsed(reach)}
      and (${version ?? null}::int is null or i.version = ${version ?? null}::int)
    order by i.version desc limit 1`.execute(trx);
  return rows[0];
}

/** The type of every question of any version of an instrument. */
export async function readPublishedTypes(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; type: string }>`
    select distinct t.name, t.type from surveys.instrument i cross join lateral surveys.question_types(i.definition) t
    where i.community_id = ${communityId} and i.code = ${code} limit 5000`.execute(trx);
  return Object.fromEntries(rows.map(({ name, type }) => [name, type]));
}

export async function isCodeTaken(
  trx: CommunityTransaction,
  communityId: string,
  code: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('surveys.instrument')
    .select('id')
    .where('community_id', '=', communityId)
    .where('code', '=', code)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Drafts of a community are begun one after the other, so that their number stays bounded. */
export async function lockAndCountDrafts(trx: CommunityTransaction, communityId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`instrument drafts ${communityId}`}, 0))`.execute(
    trx,
  );
  const { count } = await trx
    .selectFrom('surveys.instrument_draft')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('community_id', '=', communityId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface NewDraft {
  id: string;
  code: string;
  basedOnVersion: number | null;
  definition: unknown;
  personId: string;
  now: Date;
}

export async function insertDraft(
  trx: CommunityTransaction,
  communityId: string,
  { id, code, basedOnVersion, definition, personId, now }: NewDraft,
): Promise<void> {
  await trx
    .insertInto('surveys.instrument_draft')
    .values({
      community_id: communityId,
      id,
      code,
      based_on_version: basedOnVersion,
      definition: toJson(definition),
      created_by_person_id: personId,
      created_at: now,
      changed_by_person_id: personId,
      changed_at: now,
    })
    .execute();
}

/** Compare and set: of two saves of one revision one is told `true`. */
export async function changeDraft(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  revision: number,
  { definition, personId, now }: { definition: unknown; personId: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('surveys.instrument_draft')
    .set({
      definition: toJson(definition),
      revision: revision + 1,
      changed_by_person_id: personId,
      changed_at: now,
    })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Of whoever saves, publishes and deletes one revision at once, one is told `true`. */
export async function deleteDraft(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  revision: number,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('surveys.instrument_draft')
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function insertVersion(
  trx: CommunityTransaction,
  communityId: string,
  row: {
    id: string;
    code: string;
    version: number;
    definition: unknown;
    changeClass: ChangeClass | null;
    personId: string;
    now: Date;
  },
): Promise<void> {
  await trx
    .insertInto('surveys.instrument')
    .values({
      community_id: communityId,
      id: row.id,
      code: row.code,
      version: row.version,
      definition: toJson(row.definition),
      change_class: row.changeClass,
      published_by_person_id: row.personId,
      published_at: row.now,
    })
    .execute();
}
