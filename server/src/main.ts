import type { Server } from 'node:http';
import path from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { pino, type Logger } from 'pino';
import {
  keepAudiences,
  keepResearchExtracts,
  keepRetention,
  ReleaseRunner,
  sealClosedCampaigns,
  sendCampaignNotices,
} from './surveys/index.ts';
import { tendCatalogue } from './catalogue/index.ts';
import { runActivityClocks, runBookingClocks, runUseClock } from './places/index.ts';
import { tendLedgers } from './time-bank/index.ts';
import { mountDomains, newApp } from './app.ts';
import { ownOrigins, type Config } from './config.ts';
import { onlyByTls, ownPathsByHost } from './hosts.ts';
import { migrate, openDatabase, type Database } from './db/index.ts';
import { keepsMail, mailWriter, startMail, tidyMail } from './mail.ts';
import {
  bucketKeeper,
  forgetOldKeys,
  knownAnywhere,
  knownOrigins,
  sweepBuckets,
  systemClock,
  type Api,
  type Clock,
} from './http/index.ts';
import { runEnrolmentClocks } from './catalogue/index.ts';
import { runPoolingClock } from './matching/index.ts';
import { gatherSignals, runNeedClock } from './needs/index.ts';
import { endUnansweredGifts, listLongWaits, runExchangeClocks, warnOfLowPools } from './time-bank/index.ts';
import {
  anchorAuditTrails,
  listCommunities,
  listEmbedOrigins,
  newAuthentication,
  portalCookieName,
  sweepUsedProofs,
  type EmbedClient,
} from './identity/index.ts';
import {
  docsRoutes,
  noticePage,
  outboxRoutes,
  pageHeaders,
  pageRoutes,
  readBuiltWidgets,
  securityContactRoutes,
  spokenLanguage,
  staticFileRoutes,
  type BuiltWidgets,
} from './pages/index.ts';
import * as op from './provider/index.ts';

export interface ServerOptions {
  config: Config;
  /** The owner's address; the server itself connects as its own roles. */
  databaseUrl: string;
  /** Absolute folder of the repository: migrations, handbook and built widgets stand in it. */
  root: string;
  clock?: Clock;
  log?: Logger;
  /** Between one look into the outbox and the next; left out: as the relay has it. */
  mailRoundMilliseconds?: number;
}

export interface RunningServer {
  address: string;
  /** Finishes what is under way, at most ten seconds, and lets the database go. */
  stop(): Promise<void>;
}

const drainMilliseconds = 10_000;
const sweepMilliseconds = 10 * 60 * 1000;
/** The community whose pages stand at `/`. */
const defaultCommunity = 'milano';

interface Databases {
  app: Database;
  release: Database;
  oidc: Database;
}

/** config → database → app → listen. Refuses to start when the database's roles could pass by row-level security. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, databaseUrl, root } = options;
  const log = options.log ?? pino({ level: config.logLevel, base: null });
  await migrate({ databaseUrl, secret: config.secret, directory: path.join(root, 'migrations') });
  const databases = await openDatabases(databaseUrl, config.secret);
  const releases = new ReleaseRunner({
    release: databases.release,
    databaseUrl,
    secret: config.secret,
    clock: options.clock ?? systemClock,
    log,
  });
  try {
    const app = await compose(options, databases, log, () => releases.wake());
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    await listen(server, config.port, config.host);
    const mail = startMail({
      app: databases.app,
      clock: options.clock ?? systemClock,
      config,
      log,
      roundMilliseconds: options.mailRoundMilliseconds,
    });
    const sweep = setInterval(() => {
      tidyUp(databases, config, options.clock ?? systemClock, log).catch((error: unknown) =>
        log.warn({ err: error }, 'tidying up failed'),
      );
    }, sweepMilliseconds);
    sweep.unref();
    return {
      address: `http://127.0.0.1:${config.port}`,
      stop: async () => {
        clearInterval(sweep);
        await drain(server);
        await Promise.all([mail.stop(), releases.stop()]);
        await closeAll(databases);
      },
    };
  } catch (error) {
    await releases.stop();
    await closeAll(databases);
    throw error;
  }
}

async function openDatabases(databaseUrl: string, secret: string): Promise<Databases> {
  const open = (role: 'snodo_app' | 'snodo_release' | 'snodo_oidc', connections: number) =>
    openDatabase({ databaseUrl, secret, role, connections });
  const app = await open('snodo_app', 10);
  const release = await open('snodo_release', 4);
  const oidc = await open('snodo_oidc', 5);
  return { app, release, oidc };
}

async function closeAll(databases: Databases): Promise<void> {
  await Promise.all(Object.values(databases).map((database: Database) => database.close()));
}

async function compose(
  options: ServerOptions,
  { app, release, oidc }: Databases,
  log: Logger,
  releaseAsked: () => void,
): Promise<Api> {
  const { config, root, clock = systemClock } = options;
  const { origins, secret } = config;
  const widgets = readBuiltWidgets(path.join(root, 'widgets/dist'));
  const keys = await op.SigningKeys.open({ oidc, secret, clock });
  const findClient = (clientId: string) => op.findProviderClient({ app, origins }, clientId);
  const handoffs = new op.Handoffs({ oidc, secret, findClient, clock });
  const { isDemonstration } = config;
  const upstream = op.upstreamFetch({ isLoopbackAllowed: isDemonstration });
  const tokens = new op.AssertionTokens(upstream);
  const provider = new op.RotatingProvider(keys, (privateKeys) => {
    const built = op.createProvider({
      app,
      oidc,
      secret,
      origins,
      findClient,
      handoffs,
      keys: privateKeys,
      log,
      errorPage: (_code, language) => noticePage(widgets, spokenLanguage(language), 'refused'),
    });
    op.registerAssertionGrants(built, { app, oidc, secret, findClient, clock, tokens });
    return built;
  });
  const authentication = newAuthentication({
    secret,
    clock,
    cookieName: portalCookieName(origins.portal),
    verifyToken: op.tokenVerifier({
      issuer: op.issuerOf(origins),
      audience: op.apiResource(origins),
      keys: async () => {
        await keys.reload();
        return keys.publicKeys();
      },
      clock,
    }),
    apiOrigin: origins.api,
    ownOrigins: ownOrigins(origins),
  });
  const federation = new op.Federation({ publicUrl: origins.id, secret, isDemonstration, fetch: upstream });
  const departures = new op.Departures({ oidc, secret, findClient });
  const ownAddress = () => `http://127.0.0.1:${config.port}`;

  const buckets = bucketKeeper({ oidc, secret, clock });
  const api = newApp(log, { app, config, clock, buckets });
  api.use(onlyByTls(origins));
  api.use(ownPathsByHost(origins));
  mountHealth(api, app);
  const isKnownAnywhere = knownAnywhere(
    knownOrigins({ own: ownOrigins(origins), listOrigins: (slug) => listEmbedOrigins(app, slug), clock }),
    async () => (await listCommunities(app)).map(({ slug }) => slug),
  );
  api.route('/', op.providerRoutes(provider, origins, isKnownAnywhere));
  const signingIn = {
    app,
    clock,
    provider: provider.current,
    federation,
    departures,
    handoffs,
    origins,
    widgets,
    log,
  };
  api.route('/', op.interactionRoutes(signingIn));
  api.route('/', op.backChannelLogoutRoutes({ app, clock, federation, fetch: upstream }));
  mountNeighbours(api, { ...signingIn, config });
  api.route('/', op.handoffRoutes({ handoffs, provider: provider.current, origins, widgets }));
  api.route('/', op.claimRoutes({ handoffs, proofs: authentication.proofs, origins }));
  api.route('/', op.clientSettingsRoutes({ app, origins }));
  const portalSignIns = new op.PortalSignIns({ oidc, secret, findClient });
  api.route(
    '/',
    op.portalSignInRoutes({ ...signingIn, secret, portalSignIns, ownAddress, defaultCommunity }),
  );
  const settingsOf = (community: string, client: EmbedClient) =>
    op.clientSettings(origins, community, client);
  api.route('/', pageRoutes({ app, clock, widgets, origins, defaultCommunity, settingsOf }));
  api.route('/', docsRoutes({ widgets, handbook: path.join(root, 'packages/handbook') }));
  api.route('/', securityContactRoutes({ contact: config.securityContact, clock }));
  api.route(
    '/',
    staticFileRoutes(widgets.directory, { markSvg: path.join(root, 'server/src/pages/mark.svg') }),
  );
  const providers = op.firmProviders({ secret, isDemonstration, fetch: upstream });
  mountDomains(api, { app, release, releaseAsked, config, clock, authentication, providers });
  mountNotFound(api, widgets);
  return api;
}

/** The ways in of people who belong to no firm, and in a demonstration the mails that lead there. */
function mountNeighbours(
  api: Api,
  deps: Omit<op.NeighbourDeps, 'secret' | 'trustedProxies' | 'writeMail' | 'hasOutboxPage'> & {
    config: Config;
  },
): void {
  const { config, ...rest } = deps;
  const { secret, trustedProxies } = config;
  const hasOutboxPage = keepsMail(config);
  const neighbours = { ...rest, secret, trustedProxies, writeMail: mailWriter(secret), hasOutboxPage };
  api.route('/', op.neighbourSignInRoutes(neighbours));
  api.route('/', op.mailLinkRoutes(neighbours));
  api.route('/', op.invitationRoutes(neighbours));
  const { app, widgets } = rest;
  if (hasOutboxPage) api.route('/', outboxRoutes({ app, secret, widgets, community: defaultCommunity }));
}

async function tidyUp(
  { app, oidc, release }: Databases,
  { secret, origins }: Config,
  clock: Clock,
  log: Logger,
): Promise<void> {
  await op.sweepExpiredPayloads(oidc);
  await op.rotateSigningKeys(oidc, secret, clock.now());
  await sweepUsedProofs(app, clock);
  await sweepBuckets(oidc, clock.now());
  await forgetOldKeys(
    app,
    (await listCommunities(app)).map(({ id }) => id),
    clock.now(),
  );
  await tidyMail(app, clock);
  await anchorAuditTrails(app, clock);
  await sealClosedCampaigns(release, clock);
  await keepResearchExtracts(release, clock);
  await keepRetention({ app, release }, clock);
  await tendCatalogue({ app, clock, origins, writeMail: mailWriter(secret) });
  await tendLedgers(app, secret, clock);
  await keepAudiences(app, clock);
  await sendCampaignNotices({ app, clock, secret, origins, writeMail: mailWriter(secret) });
  await endUnansweredGifts(app, clock);
  await warnOfLowPools({ app, clock, secret, origins, writeMail: mailWriter(secret) });
  await runPoolingClock({ app, clock });
  await runNeedClock({ app, clock, secret, origins, writeMail: mailWriter(secret) });
  await gatherSignals({ app, clock, listLongWaits });
  await runUseClock({ app, clock });
  await runBookingClocks({ app, clock, secret, origins, writeMail: mailWriter(secret) });
  await runActivityClocks({ app, clock, secret, origins, writeMail: mailWriter(secret) });
  await runExchangeClocks({ app, clock, secret, origins, writeMail: mailWriter(secret), log });
  await runEnrolmentClocks({ app, clock, secret, origins, writeMail: mailWriter(secret) });
}

function mountHealth(api: Api, app: Database): void {
  api.get('/healthz', (c) => c.json({ status: 'ok' }));
  api.get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(app.kysely);
      return c.json({ status: 'ready' });
    } catch {
      // Whatever the reason, the answer to whoever asks is the same: not now.
      return c.json({ status: 'unavailable' }, 503);
    }
  });
}

function mountNotFound(api: Api, widgets: BuiltWidgets): void {
  api.notFound(async (c) => {
    const language = spokenLanguage(c.req.query('lang'), c.req.header('accept-language'));
    return c.body(await noticePage(widgets, language, 'notFound'), 404, pageHeaders());
  });
}

/** The port is taken or not ours to take: a sentence instead of a stack. */
export class ListenFault extends Error {
  override name = 'ListenFault';
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const words =
        error.code === 'EADDRINUSE'
          ? `The port ${port} is taken by another program. Stop it, or choose another with SNODO_PORT.`
          : `The port ${port} cannot be used: ${error.message}`;
      reject(new ListenFault(words));
    });
    server.listen(port, host, () => resolve());
  });
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
