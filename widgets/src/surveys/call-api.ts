import type { Send } from '../embed/proofs.ts';

/** What a call can fail with: `network`, or the stable code of the API's problem. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Call {
  /** Sends as somebody; without it the call is nobody's. */
  readonly send?: Send | undefined;
  readonly method?: string;
  readonly body?: object;
}

/** One call without cookies. A body makes it a POST. Throws an {@link ApiFault}, or what `send` throws. */
export async function callApi<Answer>(address: string, { send, method, body }: Call = {}): Promise<Answer> {
  const reply = await (send ?? fetch)(address, {
    method: method ?? (body ? 'POST' : 'GET'),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(20_000),
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch((fault: unknown) => {
    throw fault instanceof Error && fault.name === 'SignInFault' ? fault : new ApiFault('network');
  });
  const told: unknown = await reply.json().catch(() => undefined);
  if (reply.ok) return told as Answer;
  throw new ApiFault((told as { code?: string } | undefined)?.code ?? 'internal');
}
