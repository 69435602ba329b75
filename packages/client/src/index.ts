import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.gen.ts';

export type { components, paths };

export type SnodoClient = Client<paths>;

/**
 * A client of the API, typed by the OpenAPI document.
 * @param baseUrl origin of the portal; the page's own when it is left out
 * @param headers sent with every call
 * @param fetch replaces the global one, for tests or for adding a token
 */
export function createSnodoClient(
  options: {
    baseUrl?: string;
    headers?: Record<string, string>;
    fetch?: (request: Request) => Promise<Response>;
  } = {},
): SnodoClient {
  return createClient<paths>({
    baseUrl: options.baseUrl ?? '',
    ...(options.headers === undefined ? {} : { headers: options.headers }),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
}
