import { join } from 'node:path';
import type { Logger } from 'pino';
import { startIntranet, type RunningIntranet } from '../../../examples/intranet/src/index.ts';
import type { Config } from '../../../server/src/config.ts';
import { migrate } from '../../../server/src/db/index.ts';
import { systemClock } from '../../../server/src/http/index.ts';
import { startServer } from '../../../server/src/main.ts';
import {
  fillDemonstration,
  fillNeeds,
  readProgramme,
  type Programme,
} from '../../../server/src/programme/index.ts';
import { root } from './root.ts';

export interface DemonstrationOptions {
  config: Config;
  /** The owner's address. */
  databaseUrl: string;
  /** Receives what is being done, in words. */
  say?: (line: string) => void;
  log?: Logger;
}

export interface Demonstration {
  programme: Programme;
  stop(): Promise<void>;
}

/**
 * The portal on a database, and beside it, when the configuration asks for a demonstration, the fictional firm's
 * intranet with its provider. An empty database is filled first.
 */
export async function startDemonstration({
  config,
  databaseUrl,
  say = () => undefined,
  log,
}: DemonstrationOptions): Promise<Demonstration> {
  say('Bringing the database up to date …');
  await migrate({
    databaseUrl,
    secret: config.secret,
    directory: join(root, 'migrations'),
    log: (line) => say(`  ${line}`),
  });
  const programme = await readProgramme(join(root, 'examples/milano'));
  if (config.isDemonstration) {
    const instruments = join(root, 'packages/survey-engine/instruments');
    const isFilled = await fillDemonstration(programme, {
      databaseUrl,
      secret: config.secret,
      clock: systemClock,
      port: config.port,
      instruments,
    });
    // Beside the programme, and not in it: whoever tests what people do begins without what others asked for.
    if (isFilled) await fillNeeds(programme, { databaseUrl, secret: config.secret, clock: systemClock });
    if (isFilled) say('The database was empty: filled with the demonstration programme.');
  }
  const server = await startServer({ config, databaseUrl, root, ...(log === undefined ? {} : { log }) });
  if (!config.isDemonstration) return { programme, stop: server.stop };
  try {
    const intranet = await openIntranet(programme, config);
    return {
      programme,
      stop: async () => {
        await intranet.stop();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function openIntranet(programme: Programme, config: Config): Promise<RunningIntranet> {
  const embed = programme.embedClients[0];
  const campaign = programme.campaigns.find(({ isReleased }) => !isReleased);
  const firm = programme.organisations.find(({ code }) => code === embed?.organisation);
  if (embed === undefined || campaign === undefined || firm === undefined)
    throw new Error('the demonstration has no intranet');
  return startIntranet({
    port: config.port + 10,
    portalUrl: config.publicUrl,
    firm: firm.name,
    embedClient: embed.code,
    campaign: campaign.code,
    issuers: programme.connections.map((connection) => ({
      code: connection.code,
      path: connection.issuer.path,
      name: connection.name.it,
      clientId: connection.clientId,
      people: programme.people.named
        .filter((person) => person.connection === connection.code)
        .map(({ subject, displayName, introduction }) => ({
          subject,
          displayName,
          introduction,
        })),
    })),
  });
}
