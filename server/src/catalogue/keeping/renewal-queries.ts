import { sql, type InsertObject, type UpdateObject } from 'kysely';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import type { DB } from '../../db/rows.gen.ts';

/** A service and the mailbox of its provider. */
export interface AskedService {
  id: string;
  name: Json;
  mail: string | null;
  mail_language: string;
}

/** Locked until the transaction ends, so that two never write to the provider at once. */
export async function takeAskedService(
  trx: CommunityTransaction,
  communityId: string,
  serviceId: string,
): Promise<AskedService | undefined> {
  const { rows } = await sql<AskedService>`
    select s.id, s.name, p.mail, p.mail_language from catalogue.service s
    join catalogue.provider p on p.community_id = s.community_id and p.organisation_id = s.provider_id
    where s.community_id = ${communityId} and s.id = ${serviceId} for update of s`.execute(trx);
  return rows[0];
}

/**
 * One service that is getting old, whose provider has a mailbox and was not written to since `askedBefore`; nobody
 * else takes it meanwhile. What was not verified since `givenUp` is left alone.
 */
export async function takeAgeingService(
  trx: CommunityTransaction,
  communityId: string,
  { verifiedBefore, givenUp, askedBefore }: { verifiedBefore: string; givenUp: string; askedBefore: Date },
): Promise<(AskedService & { mail: string }) | undefined> {
  const { rows } = await sql<AskedService & { mail: string }>`
    select s.id, s.name, p.mail, p.mail_language from catalogue.service s
    join catalogue.provider p on p.community_id = s.community_id and p.organisation_id = s.provider_id
    where s.community_id = ${communityId} and s.status = 'active' and p.mail is not null
      and s.verified_on < ${verifiedBefore}::date and s.verified_on >= ${givenUp}::date
      and not exists (
        select from catalogue.renewal_link l
        where l.community_id = s.community_id and l.service_id = s.id and l.made_at > ${askedBefore})
    order by s.verified_on, s.id limit 1 for update of s skip locked`.execute(trx);
  return rows[0];
}

export function findLastLink(trx: CommunityTransaction, communityId: string, serviceId: string) {
  return trx
    .selectFrom('catalogue.renewal_link')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('service_id', '=', serviceId)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertLink(
  trx: CommunityTransaction,
  row: InsertObject<DB, 'catalogue.renewal_link'>,
): Promise<void> {
  await trx.insertInto('catalogue.renewal_link').values(row).execute();
}

export async function revokeOpenLink(
  trx: CommunityTransaction,
  communityId: string,
  serviceId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('catalogue.renewal_link')
    .set({ revoked_at: now })
    .where('community_id', '=', communityId)
    .where('service_id', '=', serviceId)
    .where('answered_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

export function takeLink(trx: CommunityTransaction, communityId: string, secretHash: Buffer) {
  return trx
    .selectFrom('catalogue.renewal_link')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('secret_hash', '=', secretHash)
    .forUpdate()
    .executeTakeFirst();
}

export async function answerLink(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  answer: UpdateObject<DB, 'catalogue.renewal_link'>,
): Promise<void> {
  await trx
    .updateTable('catalogue.renewal_link')
    .set(answer)
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}
