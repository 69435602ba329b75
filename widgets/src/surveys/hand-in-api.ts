import type { paths } from '@snodo/client';
import type { Send } from '../embed/proofs.ts';
import { callApi } from './call-api.ts';
import { campaignAddress } from './survey-api.ts';
import type { SurveyPage } from './survey-page.ts';

/** One submission: a ballot that names nobody, and answers that went through `cleanAnswers`. */
export type Submission =
  paths['/v1/{community}/campaigns/{campaign}/submissions']['post']['requestBody']['content']['application/json'];

export interface HandInApi {
  issueBallot(send: Send): Promise<string>;
  /** Sends neither token nor cookie, so that nothing says whose ballot it is. */
  submitAnswers(submission: Submission): Promise<void>;
}

/** Calls about one campaign. Each throws an `ApiFault`. */
export function createHandInApi(page: SurveyPage): HandInApi {
  const address = campaignAddress(page);
  return {
    async issueBallot(send) {
      const { ballot } = await callApi<{ ballot: string }>(`${address}/ballots`, { send, method: 'POST' });
      return ballot;
    },
    async submitAnswers(submission) {
      await callApi(`${address}/submissions`, { body: submission });
    },
  };
}
