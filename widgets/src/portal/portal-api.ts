import { createSnodoClient, type components } from '@snodo/client';
import type { Service, TaxonomyEntry } from '../catalogue/service.ts';
import type { Counter } from '../impact/snodo-counter-list.ts';
import type { Activity, Place, Territory } from '../places/place.ts';
import { LoadFault } from '../ui/load.ts';
import type { PortalPage } from './portal-page.ts';

export type { PortalPage };

export type Community = components['schemas']['Community'];
export type Me = components['schemas']['Me'];
export type Campaign = components['schemas']['Campaign'];
export type Release = components['schemas']['Release'];
export type ReleaseRun = components['schemas']['ReleaseRun'];

/** A page of a list; `nextCursor` is null on the last one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What a list is narrowed by; an absent filter is not sent. */
export interface ListQuery {
  readonly district?: string;
  readonly kind?: string;
  readonly group?: string;
  readonly q?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/**
 * What the portal's pages ask of the API. Each call throws a {@link LoadFault} with the API's stable
 * problem code, or with `unavailable` when no answer came.
 */
export interface PortalApi {
  readonly getCommunity: () => Promise<Community>;
  readonly listCounters: () => Promise<readonly Counter[]>;
  readonly listTaxonomy: () => Promise<readonly TaxonomyEntry[]>;
  readonly getTerritory: () => Promise<Territory>;
  readonly listPlaces: (query: ListQuery) => Promise<Page<Place>>;
  readonly listServices: (query: Omit<ListQuery, 'kind'>) => Promise<Page<Service>>;
  readonly listActivities: (query: ListQuery) => Promise<Page<Activity>>;
  readonly getMe: () => Promise<Me>;
  readonly listCampaigns: (query: ListQuery) => Promise<Page<Campaign>>;
  readonly getRelease: (campaign: string) => Promise<Release>;
  /** Asks for the tables to be made; {@link getReleaseRun} tells how it goes. */
  readonly releaseCampaign: (campaign: string) => Promise<ReleaseRun>;
  readonly getReleaseRun: (campaign: string) => Promise<ReleaseRun>;
}

/**
 * The API of one community in one language, spoken to from the portal's own origin with its cookie. When the
 * server has said that nobody is signed in, what needs somebody is refused here and not asked for.
 */
export function createPortalApi({ community, language: lang, signedIn }: PortalPage): PortalApi {
  const isSignedIn = signedIn !== null;
  // The server takes a change by cookie only with this header: another site cannot send it.
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  return {
    getCommunity: () => answerOf(client.GET('/v1/{community}', { params: { path, query: { lang } } })),
    listCounters: async () =>
      (await answerOf(client.GET('/v1/{community}/counters', { params: { path, query: { lang } } }))).items,
    listTaxonomy: async () =>
      (await answerOf(client.GET('/v1/{community}/taxonomy', { params: { path, query: { lang } } }))).items,
    getTerritory: () =>
      answerOf(client.GET('/v1/{community}/territory', { params: { path, query: { lang } } })),
    listPlaces: (query) =>
      answerOf(client.GET('/v1/{community}/places', { params: { path, query: { lang, ...query } } })),
    listServices: (query) =>
      answerOf(client.GET('/v1/{community}/services', { params: { path, query: { lang, ...query } } })),
    listActivities: (query) =>
      answerOf(client.GET('/v1/{community}/activities', { params: { path, query: { lang, ...query } } })),
    getMe: async () => {
      requireSignIn(isSignedIn);
      return answerOf(client.GET('/v1/{community}/me', { params: { path } }));
    },
    listCampaigns: async (query) => {
      requireSignIn(isSignedIn);
      return answerOf(
        client.GET('/v1/{community}/campaigns', { params: { path, query: { lang, ...query } } }),
      );
    },
    getRelease: (campaign) =>
      answerOf(
        client.GET('/v1/{community}/campaigns/{campaign}/release', {
          params: { path: { community, campaign }, query: { lang } },
        }),
      ),
    releaseCampaign: (campaign) =>
      answerOf(
        client.POST('/v1/{community}/campaigns/{campaign}/release', {
          params: { path: { community, campaign } },
        }),
      ),
    getReleaseRun: (campaign) =>
      answerOf(
        client.GET('/v1/{community}/campaigns/{campaign}/release-run', {
          params: { path: { community, campaign } },
        }),
      ),
  };
}

function requireSignIn(isSignedIn: boolean): void {
  if (!isSignedIn) throw new LoadFault('not_signed_in');
}

/** Reads a list to its end, within a bound that no demonstration or town comes near. */
export async function listAll<Item>(
  list: (query: ListQuery) => Promise<Page<Item>>,
  query: ListQuery,
  pagesMax = 10,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const { items: more, nextCursor }: Page<Item> = await list({
      ...query,
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    });
    items.push(...more);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return items;
}

/** The answer of a call, or a {@link LoadFault} with the code of its problem. */
export async function answerOf<Answer>(
  call: Promise<{ data?: Answer; error?: unknown; response: Response }>,
): Promise<Answer> {
  let answer: { data?: Answer; error?: unknown };
  try {
    answer = await call;
  } catch {
    // fetch rejects only when no answer came; what the API refuses arrives as an answer.
    throw new LoadFault('unavailable');
  }
  if (answer.data !== undefined) return answer.data;
  const faults = faultsIn(answer.error);
  throw new LoadFault(problemCode(answer.error), { faults, fields: faults.flatMap(refusedField) });
}

/** The contract has no other faults than these; an answer of somebody in between may have anything. */
function faultsIn(problem: unknown): LoadFault['faults'] {
  const isTold = typeof problem === 'object' && problem !== null && 'faults' in problem;
  const faults: unknown[] = isTold && Array.isArray(problem.faults) ? problem.faults : [];
  return faults.flatMap((fault) => {
    const { path, code = '', message = '' } = (fault ?? {}) as Partial<Record<string, unknown>>;
    return typeof path === 'string' ? [{ path, code: String(code), message: String(message) }] : [];
  });
}

function refusedField({ path }: LoadFault['faults'][number]): string[] {
  const [part, field] = path.split('.');
  return part === 'json' && field !== undefined ? [field] : [];
}

function problemCode(problem: unknown): string {
  const isCoded = typeof problem === 'object' && problem !== null && 'code' in problem;
  return isCoded && typeof problem.code === 'string' ? problem.code : 'unavailable';
}
