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
