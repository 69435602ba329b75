import type { paths } from '@snodo/client';
import { callApi } from './call-api.ts';

/** Whether she may answer, and what opens her firm's own offers when matching; it names nobody. */
export type Standing =
  paths['/v1/{community}/campaigns/{campaign}/participation']['get']['responses'][200]['content']['application/json'];

export type GetStanding = (accessToken: string) => Promise<Standing>;

/** Throws an `ApiFault`. */
export function standingIn(community: string, campaign: string): GetStanding {
  return (token) => callApi(`${campaignPath(community, campaign)}/participation`, { token });
}

export function campaignPath(community: string, campaign: string): string {
  return `/v1/${encodeURIComponent(community)}/campaigns/${encodeURIComponent(campaign)}`;
}
