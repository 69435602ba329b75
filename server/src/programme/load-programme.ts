import { inCommunity, openOwnerDatabase } from '../db/index.ts';
import { dayIn, type Clock } from '../http/index.ts';
import { communityId, idsOf } from './ids.ts';
import { loadCampaignPlans } from './load-campaign-plans.ts';
import { loadIdentity } from './load-identity.ts';
import { loadSurveys, type Instrument } from './load-surveys.ts';
import { loadTerritory } from './load-territory.ts';
import { loadHoursHistory } from './load-hours-history.ts';
import { loadEnrolments } from './load-enrolments.ts';
import { loadTimeBank } from './load-time-bank.ts';
import type { Programme } from './programme.ts';

export interface LoadOptions {
  /** The owner's address: loading is done once, by whoever installs, never by the running programme. */
  databaseUrl: string;
  clock: Clock;
  /** The portal's port: the example intranet and its provider stand beside it. */
  port: number;
  instruments: readonly Instrument[];
}

/** Writes a whole programme in one transaction. Loading it again changes nothing. */
export async function loadProgramme(
  programme: Programme,
  { databaseUrl, clock, port, instruments }: LoadOptions,
): Promise<void> {
  const { slug, timeZone } = programme.community;
  const owner = openOwnerDatabase(databaseUrl);
  try {
    await inCommunity(owner, communityId(slug), async (trx) => {
      const id = communityId(slug);
      const idOf = idsOf(slug);
      await loadIdentity(trx, id, idOf, programme, { port });
      const today = dayIn(timeZone, clock.now());
      await loadTerritory(trx, id, idOf, programme, today);
      await loadSurveys(trx, id, idOf, programme, instruments, today);
      await loadCampaignPlans(trx, id, idOf, programme, today);
      await loadEnrolments(trx, id, idOf, programme, { today, now: clock.now() });
      await loadTimeBank(trx, id, idOf, programme, { today, now: clock.now() });
      await loadHoursHistory(trx, id, idOf, programme, { today, now: clock.now() });
    });
  } finally {
    await owner.close();
  }
}

/** Is there any community yet? An empty database may be filled with a demonstration. */
export async function isEmpty(databaseUrl: string): Promise<boolean> {
  const owner = openOwnerDatabase(databaseUrl);
  try {
    const row = await owner.kysely.selectFrom('identity.community').select('id').limit(1).executeTakeFirst();
    return row === undefined;
  } finally {
    await owner.close();
  }
}
