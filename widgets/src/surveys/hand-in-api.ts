import type { paths } from '@snodo/client';
import type { Send } from '../embed/proofs.ts';
import { callApi } from './call-api.ts';
import { campaignAddress } from './survey-api.ts';
import type { SurveyPage } from './survey-page.ts';

/** One submission: a ballot that names nobody, and answers that went through `cleanAnswers`. */
export type Submission =
  paths['/v1/{community}/campaigns/{campaign}/submissions']['post']['requestBody']['content']['application/json'];

export interface HandInApi {
  /** The key that signs the ballots of a firm's people, the same for all of them; asked as nobody. */
  getBallotKey(organisation: string): Promise<string>;
  /** Has a blinded message signed, as the person who is signed in; the answer is the blind signature. */
  issueBallot(send: Send, ballot: { organisation: string; blinded: string }): Promise<string>;
  /** Sends neither token nor cookie, so that nothing says whose ballot it is. */
  submitAnswers(submission: Submission): Promise<void>;
  /** Takes back what was handed in with this code; the same whether there was anything. */
  withdraw(code: string): Promise<void>;
}

/** Calls about one campaign. Each throws an `ApiFault`. */
export function createHandInApi(page: SurveyPage): HandInApi {
  const address = campaignAddress(page);
  return {
    async getBallotKey(organisation) {
      const query = new URLSearchParams({ organisation }).toString();
      return (await callApi<{ publicKey: string }>(`${address}/ballot-key?${query}`)).publicKey;
    },
    async issueBallot(send, { organisation, blinded }) {
      const body = { organisation, blinded };
      return (await callApi<{ signature: string }>(`${address}/ballots`, { send, body })).signature;
    },
    async submitAnswers(submission) {
      await callApi(`${address}/submissions`, { body: submission });
    },
    async withdraw(code) {
      await callApi(`${address}/withdrawals`, { body: { code } });
    },
  };
}
