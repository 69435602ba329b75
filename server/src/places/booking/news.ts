import type { Language } from '@snodo/contract';
import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized, type Clock } from '../../http/index.ts';
import {
  findPersonLanguage,
  listContacts,
  type BookingMailKind,
  type Community,
  type MailWriter,
} from '../../identity/index.ts';
import type { BookingRow } from './booking-queries.ts';

export type BookingNewsKind = Exclude<BookingMailKind, 'booking_to_decide'>;

/** Tells by mail, through the outbox of the same transaction, what became of a booking. */
export type BookingNews = (
  trx: CommunityTransaction,
  community: Community,
  row: BookingRow,
  kind: BookingNewsKind,
) => Promise<void>;

export interface NewsDeps {
  clock: Clock;
  secret: string;
  origins: { portal: string };
  writeMail: MailWriter;
}

const validSeconds = 7 * 24 * 60 * 60;
/** So many people of a host are told of a request; each of them can answer it. */
const mostHosts = 10;

/**
 * Each in her language at her first confirmed address; somebody without an address reads it on the page. A mail names
 * the space and nobody, and its link needs a sign-in.
 */
export function bookingNews(deps: NewsDeps): BookingNews {
  return async (trx, community, row, kind) => {
    if (row.person_id !== null && row.kind === 'booking')
      await writeTo(trx, deps, community, { personId: row.person_id, row, kind, path: '/bookings' });
    if (kind !== 'booking_requested') return;
    for (const personId of await listHosts(trx, community, row.host_id))
      await writeTo(trx, deps, community, { personId, row, kind: 'booking_to_decide', path: '/desk/spaces' });
  };
}

async function writeTo(
  trx: CommunityTransaction,
  { clock, secret, origins, writeMail }: NewsDeps,
  community: Community,
  told: { personId: string; row: BookingRow; kind: BookingMailKind; path: string },
): Promise<void> {
  const { personId, row, kind, path } = told;
  const [contact] = await listContacts(trx, community, secret, personId);
  if (contact === undefined) return;
  const language = (await findPersonLanguage(trx, community.id, personId)) ?? 'it';
  await writeMail(trx, community, clock.now(), {
    kind,
    address: contact.address,
    language,
    personId,
    parameters: { title: titleOf(row, language), link: `${origins.portal}${path}?lang=${language}` },
    validSeconds,
  });
}

function titleOf(row: BookingRow, language: Language): string {
  return `${localized(row.space_name, language)} · ${localized(row.place_name, language)}`;
}

async function listHosts(
  trx: CommunityTransaction,
  { id: communityId }: Community,
  hostId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('identity.membership')
    .select('person_id')
    .where('community_id', '=', communityId)
    .where('organisation_id', '=', hostId)
    .where(sql<boolean>`'host' = any (roles)`)
    .where('is_active', '=', true)
    .orderBy('person_id')
    .limit(mostHosts)
    .execute();
  return rows.map(({ person_id: personId }) => personId);
}
