import { inCommunity, type Database } from '../../db/index.ts';
import type { Clock } from '../../http/index.ts';
import { listCommunities } from '../../identity/index.ts';
import { sealAllLedgers } from './chain.ts';
import { signDueHeads } from './heads.ts';
import { expireDueHolds } from './transfers.ts';

/** What the ledger does by itself. Harmless at any moment and on any number of nodes. */
export async function tendLedgers(app: Database, secret: string, clock: Clock): Promise<void> {
  for (const { id } of await listCommunities(app))
    await inCommunity(app, id, (trx) => expireDueHolds(trx, id, clock.now()));
  await sealAllLedgers(app, clock);
  await signDueHeads(app, secret, clock);
}
