import { sql } from 'kysely';
import type { CommunityTransaction } from '../db/index.ts';

/**
 * Brings an organisation in; its code comes from its name. Undefined when one of this name is there, in whatever
 * letters: of two that come at once the second waits and sees the first.
 */
export async function addOrganisation(
  trx: CommunityTransaction,
  communityId: string,
  { id, name, kind }: { id: string; name: string; kind: string },
): Promise<{ code: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('identity.organisation ' || ${communityId}::text, 0))`.execute(
    trx,
  );
  const words = codeOf(name);
  const { rows } = await sql<{ is_named: boolean; is_taken: boolean }>`
    select coalesce(bool_or(lower(name) = lower(${name}) or lower(${name}) in (select lower(o) from unnest(other_names) o)), false) as is_named,
           coalesce(bool_or(code = ${words}), false) as is_taken
    from identity.organisation where community_id = ${communityId}`.execute(trx);
  const [known] = rows;
  if (known?.is_named === true) return undefined;
  const code = words === '' || known?.is_taken === true ? `${words || 'ente'}-${id.slice(-8)}` : words;
  await trx
    .insertInto('identity.organisation')
    .values({ community_id: communityId, id, code, name, kind })
    .execute();
  return { code };
}

function codeOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^[^a-z]+|-+$/g, '');
}
