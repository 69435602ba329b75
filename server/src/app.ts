import type { Logger } from 'pino';
import { catalogueApi } from './catalogue/index.ts';
import type { Config } from './config.ts';
import type { Database } from './db/index.ts';
import {
  answerProblem,
  boundedJson,
  neverKept,
  newApi,
  onError,
  Problem,
  refuseNulInAddress,
  requestLog,
  type Api,
  type Clock,
} from './http/index.ts';
import { identityApi, type Authentication } from './identity/index.ts';
import { impactApi } from './impact/index.ts';
import { matchingApi } from './matching/index.ts';
import { placesApi } from './places/index.ts';
import { surveysApi } from './surveys/index.ts';

export interface ApiDeps {
  app: Database;
  release: Database;
  config: Pick<Config, 'secret'>;
  clock: Clock;
  authentication: Authentication;
}

/** Every domain's part of the API, in one place. */
export function mountDomains(api: Api, { app, release, config, clock, authentication }: ApiDeps): void {
  const { secret } = config;
  api.use('/v1/*', boundedJson());
  api.use('/v1/*', neverKept());
  api.route('/', identityApi({ app, authentication }));
  api.route('/', impactApi({ app }));
  api.route('/', catalogueApi({ app }));
  api.route('/', placesApi({ app }));
  api.route('/', surveysApi({ app, release, authentication, secret }));
  api.route('/', matchingApi({ app, clock, secret }));
  api.all('/v1/*', (c) => answerProblem(c, new Problem('not_found')));
}

/** The empty application: request ids, one log line a request, one place for errors. */
export function newApp(log: Logger): Api {
  const api = newApi();
  api.use(requestLog(log));
  api.use(refuseNulInAddress());
  api.onError(onError(log));
  return api;
}
