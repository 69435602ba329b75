import { LoadFault } from '../ui/load.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

type Send = (address: string, init?: RequestInit) => Promise<Response>;

interface Asked {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Sent twice with one key it is done once. */
  readonly key?: string;
}

/** One call below a community's address; throws a {@link LoadFault} with the stable code of the problem. */
export type Call = <Answer>(method: string, path: string, asked?: Asked) => Promise<Answer>;

/** Calls from the portal's own pages, with its cookie. The header is one that another site's page cannot send. */
export function portalCall(community: string): Call {
  return callBy(`/v1/${encodeURIComponent(community)}`, (address, init) => fetch(address, init), {
    'x-snodo-portal': '1',
  });
}

/** Calls as a person who is signed in on a page that embeds. */
export function embedCall(api: string, community: string, send: Send): Call {
  return callBy(`${api}/v1/${encodeURIComponent(community)}`, send, {});
}

function callBy(base: string, send: Send, own: Readonly<Record<string, string>>): Call {
  return async <Answer>(method: string, path: string, { query, body, key }: Asked = {}): Promise<Answer> => {
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    const headers: Record<string, string> = { ...own };
    if (body) headers['content-type'] = 'application/json';
    if (key !== undefined) headers['idempotency-key'] = key;
    let reply: Response;
    try {
      reply = await send(`${base}${path}${search}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      // Nothing came back, or the sign-in of this page has ended.
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unavailable';
      throw new LoadFault(code === 'network' ? 'unavailable' : code);
    }
    const told: unknown = await reply.json().catch(() => undefined);
    if (reply.ok) return told as Answer;
    throw faultOf(told as Refusal | undefined);
  };
}

interface Refusal {
  readonly code?: string;
  readonly faults?: readonly { readonly path: string }[];
}

function faultOf(refusal: Refusal | undefined): LoadFault {
  const fields = (refusal?.faults ?? []).flatMap(({ path }) => path.split('.').slice(1, 2));
  return new LoadFault(refusal?.code ?? 'unavailable', { fields, cause: refusal });
}
