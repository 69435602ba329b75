import type { CommunityTransaction } from '../../db/index.ts';
import type { Actor } from '../../identity/index.ts';
import { findServiceRow } from '../enrolment/intake-queries.ts';
import { readerOf } from '../readers.ts';
import type { Cost } from '../rows.ts';
import { enterShared, openSharedService, readHourCents, type SharedContext } from './shared-services.ts';
import { templates } from './templates.ts';

export interface TogetherInput {
  serviceId: string;
  /** Chooses the template's first values. */
  entry: string;
  title: string;
  words: string;
  place: string | undefined;
  timetable: { weekday: number; startMinute: number; endMinute: number }[];
  startsOn: string;
  families: { personId: string; caredFor: number }[];
}

/**
 * Begins a shared service with families who have all agreed to come together, each in it at once: then whoever gives
 * the service is asked, and every family for her share.
 */
export async function beginTogether(
  trx: CommunityTransaction,
  organiser: Actor,
  context: SharedContext,
  { families, entry, place, ...input }: TogetherInput,
): Promise<{ id: string }> {
  const template = templates.find(({ entries }) => entries.includes(entry)) ?? templates[0];
  if (template === undefined) throw new Error('there is no template');
  const { id } = await openSharedService(trx, organiser, context, {
    ...input,
    ...(place === undefined ? {} : { place }),
    template: template.code,
    quorumBy: input.startsOn,
    quorumFamilies: families.length,
    places: Math.max(
      template.places,
      families.reduce((sum, { caredFor }) => sum + caredFor, 0),
    ),
    childrenPerCarer: template.childrenPerCarer,
    split: 'child_hour',
    noticeDays: 14,
  });
  const windows = input.timetable.map((_, index) => index);
  for (const { personId, caredFor } of families) {
    const isOrganiser = personId === organiser.personId;
    // The service is for everybody, so her firms open nothing here.
    const family = isOrganiser ? organiser : { personId, displayName: '', language: null, memberships: [] };
    await enterShared(trx, family, context, id, { children: caredFor, windows });
  }
  return { id };
}

/** A service that everybody may use and whose price by the hour is known: what families of several firms can share. */
export async function findServiceToShare(
  trx: CommunityTransaction,
  { community, clock }: Pick<SharedContext, 'community' | 'clock'>,
  id: string,
): Promise<{ hourCents: number } | undefined> {
  const service = await findServiceRow(trx, community.id, id, readerOf(undefined, community, clock));
  // The jsonb column was checked by the reader of the programme before it was stored.
  const hourCents = service === undefined ? undefined : readHourCents(service.cost as Cost | null);
  return hourCents === undefined ? undefined : { hourCents };
}
