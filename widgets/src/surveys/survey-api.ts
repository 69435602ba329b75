import type { paths } from '@snodo/client';

/** What a call can fail with: `network`, or the stable code of the API's problem. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

type Participation =
  paths['/v1/{community}/campaigns/{campaign}/participation']['get']['responses'][200]['content']['application/json'];

/** Whether she may answer, and what opens her firm's own offers when matching; it names nobody. */
export type Standing = Participation;

/** One submission: a ballot that names nobody, and answers that went through `cleanAnswers`. */
export type Submission =
  paths['/v1/{community}/campaigns/{campaign}/submissions']['post']['requestBody']['content']['application/json'];

export interface SurveyApi {
  getParticipation(accessToken: string): Promise<Standing>;
  issueBallot(accessToken: string): Promise<string>;
  /** Sends neither token nor cookie, so that nothing says whose ballot it is. */
  submitAnswers(submission: Submission): Promise<void>;
}

/** Calls about one campaign. Each throws an {@link ApiFault}. */
export function createSurveyApi(community: string, campaign: string): SurveyApi {
  const base = `/v1/${encodeURIComponent(community)}/campaigns/${encodeURIComponent(campaign)}`;
  return {
    getParticipation: (token) => callApi(`${base}/participation`, { token }),
    async issueBallot(token) {
      const { ballot } = await callApi<{ ballot: string }>(`${base}/ballots`, { token, method: 'POST' });
      return ballot;
    },
    async submitAnswers(submission) {
      await callApi(`${base}/submissions`, { body: submission });
    },
  };
}

interface Call {
  readonly token?: string;
  readonly method?: string;
  readonly body?: object;
}

/** One call without cookies. A body makes it a POST. Throws an {@link ApiFault}. */
export async function callApi<Answer>(path: string, { token, method, body }: Call): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (body) headers['content-type'] = 'application/json';
  let reply: Response;
  try {
    reply = await fetch(path, {
      method: method ?? (body ? 'POST' : 'GET'),
      headers,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(20_000),
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiFault('network');
  }
  const told: unknown = await reply.json().catch(() => undefined);
  if (reply.ok) return told as Answer;
  throw new ApiFault((told as { code?: string } | undefined)?.code ?? 'internal');
}
