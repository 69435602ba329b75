import type { NewTrouble } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { lockUnits } from '../booking/booking-queries.ts';
import type { BookingContext } from '../booking/bookings.ts';
import { canHost, isHost } from '../policy.ts';
import { listSpaceIds } from './hosting-queries.ts';
import * as queries from './keeping-queries.ts';
import { getHostedPlace } from './kept.ts';
import { getOwnPlace, unknownField } from './reading.ts';

const mostOpen = 50;

/** Told by whoever looks after the place. What is not safe takes no more bookings from this moment. */
export async function reportTrouble(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  code: string,
  { space, words, isUnsafe }: NewTrouble,
) {
  const { community, clock } = context;
  const place = await getOwnPlace(trx, actor, community, code);
  const spaces = await listSpaceIds(trx, community.id, place.id);
  if (space !== undefined && !spaces.includes(space)) throw unknownField('space');
  if ((await queries.countOpenTroubles(trx, community.id, place.id)) >= mostOpen)
    throw new Problem('too_many_troubles');
  const id = uuidv7();
  await queries.insertTrouble(trx, {
    community_id: community.id,
    id,
    place_id: place.id,
    space_id: space ?? null,
    words,
    is_unsafe: isUnsafe,
    person_id: actor.personId,
    told_at: clock.now(),
  });
  if (isUnsafe) {
    const paused = space === undefined ? spaces : [space];
    await lockUnits(trx, community.id, paused);
    await queries.pauseSpaces(trx, community.id, paused, clock.now());
  }
  await recordAudit(trx, clock.now(), {
    action: 'place.trouble_told',
    subject: { kind: 'place', id: place.id },
    ...auditedAs(actor),
  });
  return getHostedPlace(trx, actor, context, code);
}

/** Said twice it is settled once. */
export async function settleTrouble(
  trx: CommunityTransaction,
  actor: Actor,
  context: BookingContext,
  id: string,
  { words }: { words?: string | undefined },
) {
  const { community, clock } = context;
  if (!isHost(actor)) throw new Problem('forbidden');
  const trouble = await queries.lockTrouble(trx, community.id, id);
  if (trouble === undefined || !canHost(actor, trouble.host_id)) throw new Problem('not_found');
  if (trouble.settled_at === null)
    await queries.changeTrouble(trx, community.id, id, {
      settled_at: clock.now(),
      settled_words: words ?? null,
      settled_by_person_id: actor.personId,
    });
  return getHostedPlace(trx, actor, context, trouble.place_code);
}
