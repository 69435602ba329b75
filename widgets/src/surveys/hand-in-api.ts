import type { paths } from '@snodo/client';
import { callApi } from './call-api.ts';
import { campaignPath } from './survey-api.ts';

/** One submission: a ballot that names nobody, and answers that went through `cleanAnswers`. */
export type Submission =
  paths['/v1/{community}/campaigns/{campaign}/submissions']['post']['requestBody']['content']['application/json'];

export interface HandInApi {
  issueBallot(accessToken: string): Promise<string>;
  /** Sends neither token nor cookie, so that nothing says whose ballot it is. */
  submitAnswers(submission: Submission): Promise<void>;
}

/** Calls about one campaign. Each throws an `ApiFault`. */
export function createHandInApi(community: string, campaign: string): HandInApi {
  const path = campaignPath(community, campaign);
  return {
    async issueBallot(token) {
      const { ballot } = await callApi<{ ballot: string }>(`${path}/ballots`, { token, method: 'POST' });
      return ballot;
    },
    async submitAnswers(submission) {
      await callApi(`${path}/submissions`, { body: submission });
    },
  };
}
