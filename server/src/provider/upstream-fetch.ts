import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch } from 'undici';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

const reasons = {
  not_https: 'an address that is not https',
  private_address: 'an address that is not one of the open Internet',
  too_large: 'an answer that is too large',
} as const;

/** A request to an address that somebody else wrote down was not made, or its answer was not taken. */
export class UpstreamFault extends Error {
  override name = 'UpstreamFault';
  readonly reason: keyof typeof reasons;

  constructor(reason: keyof typeof reasons) {
    super(reasons[reason]);
    this.reason = reason;
  }
}

/** The refusal in an error, through the layers that fetch and others put around it. */
export function upstreamFaultIn(error: unknown): UpstreamFault | undefined {
  if (!(error instanceof Error)) return undefined;
  return error instanceof UpstreamFault ? error : upstreamFaultIn(error.cause);
}

export interface UpstreamOptions {
  /** Loopback, and plain http to it, is for the demonstration only. */
  isLoopbackAllowed: boolean;
  /** Of a host's addresses, as `dns.lookup`. */
  lookup?: LookupFunction;
  mostBytes?: number;
  timeoutMilliseconds?: number;
}

export interface UpstreamRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: ArrayBuffer | ReadableStream | string | Uint8Array | URLSearchParams | null | undefined;
  signal?: AbortSignal | null | undefined;
}

export type UpstreamFetch = (url: string, request: UpstreamRequest) => Promise<Response>;

const defaults = { mostBytes: 256 * 1024, timeoutMilliseconds: 8000 };

/**
 * Requests to providers that organisations name: https, no redirect, an answer bounded in time and size, and only
 * to addresses of the open Internet. What is judged is the address that the socket then connects to, so a name
 * that answers differently the next time (DNS rebinding) gains nothing.
 */
export function upstreamFetch(options: UpstreamOptions): UpstreamFetch {
  const { isLoopbackAllowed, mostBytes, timeoutMilliseconds } = { ...defaults, ...options };
  const isAllowed = (address: string) =>
    isPublicAddress(address) || (isLoopbackAllowed && isLoopbackAddress(address));
  const dispatcher = new Agent({
    connect: guardedConnector(isAllowed, options.lookup ?? dns.lookup, timeoutMilliseconds),
    maxHeaderSize: 16 * 1024,
  });
  return async (url, { method = 'GET', headers = {}, body, signal }) => {
    requireProtocol(new URL(url), isLoopbackAllowed);
    const deadline = AbortSignal.timeout(timeoutMilliseconds);
    const sent = body instanceof ReadableStream ? await new Response(body).arrayBuffer() : body;
    const answer = await fetch(url, {
      method,
      headers,
      ...(sent === undefined ? {} : { body: sent }),
      redirect: 'error',
      signal: signal === undefined || signal === null ? deadline : AbortSignal.any([deadline, signal]),
      dispatcher,
    });
    const content = await boundedContent(answer.body, mostBytes);
    return new Response(isBodiless(answer.status) ? null : content, {
      status: answer.status,
      headers: [...answer.headers],
    });
  };
}

function requireProtocol({ protocol, hostname }: URL, isLoopbackAllowed: boolean): void {
  const isLoopback = hostname === 'localhost' || isLoopbackAddress(bare(hostname));
  if (protocol === 'https:' || (protocol === 'http:' && isLoopbackAllowed && isLoopback)) return;
  throw new UpstreamFault('not_https');
}

function guardedConnector(
  isAllowed: (address: string) => boolean,
  lookup: LookupFunction,
  timeoutMilliseconds: number,
): buildConnector.connector {
  const connect = buildConnector({
    lookup: guardedLookup(isAllowed, lookup),
    timeout: timeoutMilliseconds,
  } as buildConnector.BuildOptions);
  return (target, callback) => {
    // A host that is an address itself is connected to without a lookup.
    const host = bare(target.hostname);
    if (isIP(host) !== 0 && !isAllowed(host)) {
      callback(refusal(), null);
      return;
    }
    connect(target, (...[error, socket]) => {
      if (error !== null) callback(error, null);
      else if (isAllowed(socket.remoteAddress ?? '')) callback(null, socket);
      else {
        socket.destroy();
        callback(refusal(), null);
      }
    });
  };
}

/** One address that is not allowed spoils the whole answer: an honest provider has none. */
function guardedLookup(isAllowed: (address: string) => boolean, lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      const isClean = addresses.length > 0 && addresses.every(isAllowed);
      callback(error ?? (isClean ? null : refusal()), found, family);
    });
  };
}

async function boundedContent(
  body: AsyncIterable<Uint8Array> | null,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) throw new UpstreamFault('too_large');
    parts.push(part);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** `[::1]` as addresses are written without a port. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function refusal(): UpstreamFault {
  return new UpstreamFault('private_address');
}
