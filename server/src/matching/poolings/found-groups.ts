import { proposePools, type PoolProposal } from '@snodo/allocation';
import type { FoundGroupsBody } from '@snodo/contract';
import { listTaxonomy, type WeeklyWindow } from '../../catalogue/index.ts';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { canTend, listSharingNeeds, readAs, type NeedRow } from '../../needs/index.ts';
import { placeOf, type PoolingContext } from './asked-poolings.ts';
import { hashOfGroup, meetingPlaces, poolRules, spotsOf, toPoolNeed } from './pool-facts.ts';
import * as queries from './pooling-queries.ts';

/** What a manager looks through; the rest comes when these are decided. */
const mostGroups = 50;

/** Which needs could be served together, of those that the database shows this manager. */
export async function findGroups(
  trx: CommunityTransaction,
  actor: Actor,
  context: PoolingContext,
): Promise<FoundGroupsBody> {
  const { community } = context;
  await readAsManager(trx, actor);
  const taken = await queries.listTakenNeedIds(trx, community.id);
  const rows = (await listSharingNeeds(trx, community.id, actor.personId)).filter(({ id }) => !taken.has(id));
  const found = await poolNeeds(trx, context, rows);
  const hashes = found.proposals.map(({ needs }) => hashOfGroup(needs));
  const refused = await queries.listRefusedHashes(trx, community.id, hashes);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const names = await entryNames(trx, context);
  const items = [];
  for (const [index, proposal] of found.proposals.entries()) {
    if (items.length === mostGroups) break;
    if (!refused.has(hashes[index] ?? '')) items.push(await toGroup(trx, context, proposal, byId, names));
  }
  return {
    rulesVersion: found.rulesVersion,
    items,
    families: items.reduce((sum, { needs }) => sum + needs.length, 0),
    mostFamilies: found.mostFamilies,
    alone: found.alone.length,
  };
}

export async function readAsManager(trx: CommunityTransaction, actor: Actor): Promise<void> {
  if (!canTend(actor)) throw new Problem('forbidden');
  await readAs(trx, actor.personId);
}

export async function poolNeeds(
  trx: CommunityTransaction,
  { community }: PoolingContext,
  rows: readonly NeedRow[],
) {
  const spots = await spotsOf(trx, community, rows);
  const needs = rows.flatMap((row) => toPoolNeed(row.id, row.entries[0] ?? '', row, spots) ?? []);
  return proposePools(needs, await meetingPlaces(trx, community), poolRules);
}

export async function entryNames(trx: CommunityTransaction, { community, language }: PoolingContext) {
  const taxonomy = await listTaxonomy(trx, community, language);
  return new Map(taxonomy.map(({ code, name }) => [code, name]));
}

async function toGroup(
  trx: CommunityTransaction,
  { community, language }: PoolingContext,
  proposal: PoolProposal,
  byId: ReadonlyMap<string, NeedRow>,
  names: ReadonlyMap<string, string>,
): Promise<FoundGroupsBody['items'][number]> {
  const { entry, needs, windows, minutes, priceCents } = proposal;
  return {
    entry: { code: entry, name: names.get(entry) ?? entry },
    needs: needs.flatMap((id) => {
      const row = byId.get(id);
      return row === undefined ? [] : [toPooledNeed(row)];
    }),
    windows: [...windows],
    weeklyMinutes: minutes,
    place: await placeOf(trx, community, language, placeCodeOf(proposal)),
    priceCents,
    aloneCents: aloneCentsOf(proposal),
  };
}

function toPooledNeed(row: NeedRow) {
  return {
    id: row.id,
    person: row.person_name,
    around: row.around_code ?? '',
    caredFor: row.cared_for,
    hasRoom: row.has_room,
    windows: row.windows as unknown as WeeklyWindow[],
  };
}

export function placeCodeOf({ host }: PoolProposal): string | null {
  return host.kind === 'place' ? host.code : null;
}

export function aloneCentsOf({ priceCents, savingCents, needs }: PoolProposal): number {
  return (priceCents + savingCents) / needs.length;
}
