import type { paths } from '@snodo/client';
import type { Send } from '../embed/proofs.ts';
import { callApi } from './call-api.ts';
import type { SurveyPage } from './survey-page.ts';

/** Whether she may answer, and what opens her firm's own offers when matching; it names nobody. */
export type Standing =
  paths['/v1/{community}/campaigns/{campaign}/participation']['get']['responses'][200]['content']['application/json'];

export type GetStanding = (send: Send) => Promise<Standing>;

/** Throws an `ApiFault`. */
export function standingIn(page: SurveyPage): GetStanding {
  return (send) => callApi(`${campaignAddress(page)}/participation`, { send });
}

export function campaignAddress({ settings, community, campaign }: SurveyPage): string {
  const { api } = settings.origins;
  return `${api}/v1/${encodeURIComponent(community)}/campaigns/${encodeURIComponent(campaign)}`;
}
