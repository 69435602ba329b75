import type { components } from '@snodo/client';
import { callApi } from '../surveys/call-api.ts';

export type ServicePage = components['schemas']['ServicePage'];

export interface ServicesWish {
  readonly api: string;
  readonly community: string;
  readonly language: string;
  readonly q: string;
  readonly cursor: string | undefined;
}

/** Services a page shows before "more". */
const pageSize = 8;

/** The services that everyone may use, as anybody; the API has no others to give. Throws an `ApiFault`. */
export function listServices({ api, community, language, q, cursor }: ServicesWish): Promise<ServicePage> {
  const query = new URLSearchParams({ lang: language, limit: String(pageSize) });
  if (q) query.set('q', q);
  if (cursor !== undefined) query.set('cursor', cursor);
  return callApi(`${api}/v1/${encodeURIComponent(community)}/services?${query.toString()}`);
}
