import * as contract from '@snodo/contract';
import { derivedKey } from '../config.ts';
import type { Database } from '../db/index.ts';
import { newApi, type Api, type Clock } from '../http/index.ts';
import { inCommunityOf, readAudiencePass } from '../identity/index.ts';
import { matchNeeds } from './operations.ts';

export function matchingApi({ app, clock, secret }: { app: Database; clock: Clock; secret: string }): Api {
  const api = newApi();
  // Kept from providers, so that none can choose a code that wins ties.
  const tieBreakKey = derivedKey(secret, 'match ties').toString('hex');

  api.openapi(contract.matchNeed, async (c) => {
    const input = c.req.valid('json');
    const body = await inCommunityOf(app, c.req.valid('param').community, (trx, community) => {
      const organisationId = readAudiencePass(secret, community, clock, input.audiencePass);
      return matchNeeds(trx, community, clock, input, { organisationId, tieBreakKey });
    });
    return c.json(body, 200);
  });

  return api;
}
