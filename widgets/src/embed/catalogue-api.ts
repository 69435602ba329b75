import type { components } from '@snodo/client';
import { callApi } from '../surveys/call-api.ts';
import type { Send } from './proofs.ts';

export type ServicePage = components['schemas']['ServicePage'];

export interface ServicesWish {
  readonly api: string;
  readonly community: string;
  readonly language: string;
  readonly q: string;
  readonly cursor: string | undefined;
  /** Sends as the person who reads; without it anybody does. */
  readonly send?: Send | undefined;
}

/** Services a page shows before "more". */
const pageSize = 8;

/** What says that a person may see no more than anybody, and not that the list cannot be had. */
const asAnybody: ReadonlySet<unknown> = new Set(['not_signed_in', 'insufficient_scope', 'sign_in_expired']);

/**
 * The services that the reader may know of; somebody whose sign-in opens nothing any more gets what anybody gets.
 * Throws an `ApiFault`, or what `send` throws.
 */
export async function listServices(wish: ServicesWish): Promise<ServicePage> {
  const { api, community, language, q, cursor, send } = wish;
  const query = new URLSearchParams({ lang: language, limit: String(pageSize) });
  if (q) query.set('q', q);
  if (cursor !== undefined) query.set('cursor', cursor);
  const address = `${api}/v1/${encodeURIComponent(community)}/services?${query.toString()}`;
  try {
    return await callApi(address, { send });
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
    if (!send || !asAnybody.has(code)) throw fault;
    return callApi(address);
  }
}
