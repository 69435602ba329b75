import { join } from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { inject } from 'vitest';
import { originsOf, type Config } from '../../../server/src/config.ts';
import { startDemonstration } from './demonstration.ts';
import { findFreePorts } from './free-port.ts';
import { root } from './root.ts';
import { createDatabase, scratchSecret } from './scratch-database.ts';

export interface TestPortal {
  portalUrl: string;
  intranetUrl: string;
  /** The owner's connection: it sees what nobody else does. */
  owner: postgres.Sql;
  logLines: string[];
  stop(): Promise<void>;
}

/** The whole demonstration on a copy of its database and on ports of its own, as `npm start` brings it up. */
export async function openTestPortal(): Promise<TestPortal> {
  const database = await createDatabase(inject('serverUrl'), 'portal', inject('milanoTemplate'));
  const port = await findFreePorts([0, 10, 11]);
  const owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  await moveAddresses(owner, inject('milanoPort'), port);
  const config: Config = {
    port,
    host: '127.0.0.1',
    publicUrl: `http://localhost:${port}`,
    origins: originsOf(`http://localhost:${port}`),
    trustedProxies: 0,
    dataDirectory: join(root, '.build'),
    secret: scratchSecret,
    isDemonstration: true,
    logLevel: 'info',
    databaseUrl: database.url,
  };
  const logLines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void logLines.push(line) });
  const demonstration = await startDemonstration({ config, databaseUrl: database.url, log });
  return {
    portalUrl: config.publicUrl,
    intranetUrl: `http://127.0.0.1:${port + 10}`,
    owner,
    logLines,
    stop: async () => {
      await owner.end({ timeout: 5 });
      await demonstration.stop();
      await database.drop();
    },
  };
}

/** Filling a database takes longer than most journeys; in a copy only the firm's addresses are others. */
async function moveAddresses(owner: postgres.Sql, from: number, to: number): Promise<void> {
  const intranet = [`:${from + 10}`, `:${to + 10}`] as const;
  const provider = [`:${from + 11}/`, `:${to + 11}/`] as const;
  await owner`update identity.company_connection set issuer = replace(issuer, ${provider[0]}, ${provider[1]})`;
  await owner`update identity.sign_in set issuer = replace(issuer, ${provider[0]}, ${provider[1]})`;
  await owner`
    update identity.embed_client set
      origins = array(select replace(one, ${intranet[0]}, ${intranet[1]}) from unnest(origins) one),
      return_pages = array(select replace(one, ${intranet[0]}, ${intranet[1]}) from unnest(return_pages) one)`;
}
