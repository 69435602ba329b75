import { createServer, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { identityProvider, type DemonstrationPerson } from './identity-provider.ts';
import { intranetSite } from './site.ts';

export type { DemonstrationPerson } from './identity-provider.ts';

export interface IntranetOptions {
  /** Port of the intranet; its identity provider listens on the next one. */
  port: number;
  /** Origin of the portal whose survey the intranet embeds. */
  portalUrl: string;
  firm: string;
  /** Client id of the firm's intranet at the portal, and the campaign to embed. */
  embedClient: string;
  campaign: string;
  /** Issuers by path: the firm's own provider and the programme's. */
  issuers: readonly {
    /** The connection's code at the portal. */
    code: string;
    path: string;
    name: string;
    clientId: string;
    people: readonly DemonstrationPerson[];
  }[];
}

export interface RunningIntranet {
  intranetUrl: string;
  stop(): Promise<void>;
}

/**
 * A partner firm's intranet, served from another site than the portal (`127.0.0.1` against `localhost`), with an
 * OpenID provider of its own. Everything here is fictional and for demonstration: whoever opens the provider's
 * page may choose whom to be.
 */
export async function startIntranet(options: IntranetOptions): Promise<RunningIntranet> {
  const intranet = createAdaptorServer({ fetch: intranetSite(options).fetch }) as Server;
  const providerPort = options.port + 1;
  const provider = createServer(
    identityProvider({ ...options, providerUrl: `http://127.0.0.1:${providerPort}` }),
  );
  await listen(intranet, options.port);
  try {
    await listen(provider, providerPort);
  } catch (error) {
    await close(intranet);
    throw error;
  }
  return {
    intranetUrl: `http://127.0.0.1:${options.port}`,
    stop: async () => {
      await Promise.all([close(intranet), close(provider)]);
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
