import { largestDefinitionBytes } from '@snodo/contract';
import type { Logger } from 'pino';
import {
  calendarRoutes,
  catalogueApi,
  catalogueHolder,
  catalogueKeepingApi,
  savedServicesApi,
  enrolmentApi,
  enrolmentHolder,
  feedRoutes,
} from './catalogue/index.ts';
import { ownOrigins, type Config } from './config.ts';
import type { Database } from './db/index.ts';
import {
  answerProblem,
  boundedJson,
  exactCors,
  knownOrigins,
  limitAcrossNodes,
  largestBodyBytes,
  limitRates,
  neverKept,
  newApi,
  onError,
  Problem,
  RateLimiter,
  rateLimits,
  refuseForgedForms,
  refuseNulInAddress,
  requestLog,
  type Api,
  type Buckets,
  type Clock,
} from './http/index.ts';
import {
  connectionApi,
  identityApi,
  listEmbedOrigins,
  neighbourApi,
  scimAnswers,
  scimApi,
  type Authentication,
  type FirmProviders,
} from './identity/index.ts';
import { impactApi } from './impact/index.ts';
import { mailWriter } from './mail.ts';
import { matchingApi, poolingsApi, proposalsHolder, roundsApi } from './matching/index.ts';
import {
  clustersApi,
  clustersHolder,
  needsApi,
  needsHolder,
  outcomesApi,
  referralsApi,
} from './needs/index.ts';
import { noticesHolder } from './notices/index.ts';
import {
  feedCalendarRoutes,
  feedPlaces,
  findPlace,
  findPlaceCodes,
  findPlaceName,
  findSpot,
  giveServiceAt,
  hasDistrict,
  hasSpot,
  placesApi,
  placesHolder,
} from './places/index.ts';
import {
  campaignApi,
  instrumentApi,
  researchApi,
  surveysApi,
  surveysHolder,
  writtenAnswersApi,
} from './surveys/index.ts';
import {
  bankApi,
  bankHolder,
  exchangeApi,
  exchangeHolder,
  ledgerApi,
  ledgerHolder,
} from './time-bank/index.ts';

export interface ApiDeps {
  app: Database;
  /** The role that can read what people wrote. */
  release: Database;
  /** Has whoever makes releases look for one now. */
  releaseAsked: () => void;
  config: Pick<Config, 'secret' | 'origins' | 'trustedProxies' | 'hsdsVersion'>;
  clock: Clock;
  authentication: Authentication;
  providers: FirmProviders;
}

export interface GuardDeps {
  app: Database;
  config: Pick<Config, 'origins' | 'trustedProxies' | 'rateLimits'>;
  clock: Clock;
  /** Counts what must stay rare on all nodes together. */
  buckets: Buckets;
}

/** A whole questionnaire, a file to be taken over, and a list of where people work are larger than anything else. */
const definitionPath = /^\/v1\/[^/]+\/(?:instrument-drafts(?:\/[^/]+)?|(?:catalogue|time-bank)\/imports)$/;

const siteListPath = /^\/v1\/[^/]+\/organisations\/[^/]+\/site-list$/;

export function largestBodyBytesAt(path: string): number {
  return definitionPath.test(path) || siteListPath.test(path) ? largestDefinitionBytes : largestBodyBytes;
}

/** Every domain's part of the API, in one place. */
export function mountDomains(api: Api, deps: ApiDeps): void {
  const { app, release, releaseAsked, config, clock, authentication, providers } = deps;
  const { secret, origins } = config;
  api.use('/v1/*', boundedJson(largestBodyBytesAt));
  api.use('/v1/*', neverKept());
  api.route('/', scimApi({ app, clock, apiOrigin: config.origins.api }));
  // What sets hours aside goes before what settles them.
  const holders = [
    surveysHolder,
    noticesHolder,
    catalogueHolder,
    placesHolder,
    proposalsHolder,
    needsHolder,
    clustersHolder,
    enrolmentHolder,
    exchangeHolder,
    bankHolder,
    ledgerHolder,
  ];
  api.route('/', identityApi({ app, authentication, secret, holders }));
  api.route('/', connectionApi({ app, authentication, secret, origins, providers }));
  api.route(
    '/',
    neighbourApi({
      app,
      clock,
      secret,
      authentication,
      origins: config.origins,
      trustedProxies: config.trustedProxies,
      writeMail: mailWriter(secret),
      findPlaceName: (trx, community, code) => findPlaceName(trx, community, code, 'it'),
    }),
  );
  api.route('/', impactApi({ app }));
  api.route('/', savedServicesApi({ app, authentication }));
  api.route('/', catalogueApi({ app, authentication, secret, territory: { findSpot } }));
  const writeMail = mailWriter(secret);
  api.route(
    '/',
    catalogueKeepingApi({
      app,
      authentication,
      secret,
      origins,
      writeMail,
      territory: { findSpot, hasDistrict, findPlace, findPlaceCodes, giveServiceAt },
    }),
  );
  const whereabouts = { hasDistrict, findPlace };
  api.route('/', enrolmentApi({ app, authentication, secret, origins, writeMail, whereabouts }));
  api.route('/', placesApi({ app, authentication, secret, origins, writeMail }));
  const openData = { app, clock, places: feedPlaces };
  const { hsdsVersion: version = '3.0' } = config;
  api.route('/', feedRoutes({ ...openData, version, origin: origins.portal }));
  // Before the catalogue's, which answers every other address below `/calendar/` with nothing.
  api.route('/', feedCalendarRoutes({ app, clock, portal: origins.portal }));
  api.route('/', calendarRoutes({ ...openData, host: new URL(origins.portal).hostname }));
  api.route('/', surveysApi({ app, releaseAsked, authentication, secret }));
  api.route('/', campaignApi({ app, authentication, origins }));
  api.route('/', writtenAnswersApi({ app, release, authentication }));
  api.route('/', instrumentApi({ app, authentication }));
  api.route('/', researchApi({ app, authentication }));
  api.route('/', ledgerApi({ app, authentication }));
  const districts = { hasDistrict, hasSpot };
  api.route('/', needsApi({ app, authentication, districts }));
  api.route('/', clustersApi({ app, authentication, districts }));
  api.route('/', outcomesApi({ app, authentication, secret, origins, writeMail, districts }));
  api.route('/', referralsApi({ app, authentication, secret, origins, writeMail, districts }));
  api.route('/', matchingApi({ app, clock, secret, authentication, origins, writeMail }));
  api.route('/', poolingsApi({ app, authentication, secret, origins, writeMail }));
  api.route('/', roundsApi({ app, authentication }));
  api.route('/', bankApi({ app, authentication }));
  api.route(
    '/',
    exchangeApi({
      app,
      authentication,
      secret,
      origins,
      writeMail,
      territory: { hasDistrict, findPlace },
    }),
  );
  api.all('/v1/*', (c) => answerProblem(c, new Problem('not_found')));
}

/** What keeps a processor busy, or asks somebody else: disclosure control, matching, packing a record, a firm's provider. */
const costlyPath = /\/(?:matches|release|export|erasure|check|extract)$/;

/**
 * The empty application: request ids, one log line a request, one place for errors, and what every request passes
 * before anything reads it. Without `guarded` nobody is counted and no other origin let in: for measurements.
 */
export function newApp(log: Logger, guarded?: GuardDeps): Api {
  const api = newApi();
  api.use(requestLog(log));
  api.use('/scim/*', scimAnswers());
  if (guarded !== undefined) guard(api, guarded);
  api.use(refuseNulInAddress());
  api.onError(onError(log));
  return api;
}

/** From whose page a request comes, and how many there were. */
function guard(api: Api, { app, config, clock, buckets }: GuardDeps): void {
  const own = ownOrigins(config.origins);
  const listOrigins = (slug: string) => listEmbedOrigins(app, slug);
  api.use(exactCors(knownOrigins({ own, listOrigins, clock })));
  api.use(
    limitRates({
      limits: config.rateLimits ?? rateLimits,
      limiter: new RateLimiter(),
      clock,
      trustedProxies: config.trustedProxies,
      isCostly: (method, path) => method !== 'GET' && costlyPath.test(path),
    }),
  );
  api.use(limitAcrossNodes(buckets, config.trustedProxies));
  api.use('/v1/*', refuseForgedForms());
}
