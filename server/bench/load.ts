import net from 'node:net';

const mostMilliseconds = 60_000;

/** One request as it goes over the wire. */
export interface WireRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

export interface LoadOutcome {
  seconds: number;
  /** How many answers had each status. */
  statuses: Map<number, number>;
}

/**
 * Sends the requests over kept connections, each connection one at a time, as browsers do, and says how long it
 * took. The requests are made into bytes before the time starts.
 */
export async function load(port: number, connections: number, requests: WireRequest[]): Promise<LoadOutcome> {
  const waiting = requests.map((request) => Buffer.from(wireOf(port, request)));
  const statuses = new Map<number, number>();
  const startedAt = performance.now();
  const lines = Array.from({ length: connections }, () =>
    sendAll(port, waiting, (status) => statuses.set(status, (statuses.get(status) ?? 0) + 1)),
  );
  await Promise.all(lines);
  return { seconds: (performance.now() - startedAt) / 1000, statuses };
}

function wireOf(port: number, { method, path, headers, body }: WireRequest): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const ofBody =
    body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers, ...ofBody }).map(
    ([name, text]) => `${name}: ${text}`,
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${text}`;
}

/** One connection: the next request leaves when the answer to the last has arrived whole. */
function sendAll(port: number, waiting: Buffer[], answered: (status: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    let received: Buffer | undefined;
    const sendNext = () => {
      const request = waiting.pop();
      if (request !== undefined) socket.write(request);
      else socket.end(() => resolve());
    };
    socket.setTimeout(mostMilliseconds, () => socket.destroy(new Error('the server does not answer')));
    socket.once('error', reject);
    socket.once('connect', sendNext);
    socket.on('data', (part: Buffer) => {
      const sofar = received === undefined ? part : Buffer.concat([received, part]);
      const status = statusOfWhole(sofar);
      received = status === undefined ? sofar : undefined;
      if (status === undefined) return;
      answered(status);
      sendNext();
    });
  });
}

/** The status once the answer has arrived whole; our answers tell their length or come in chunks. */
function statusOfWhole(received: Buffer): number | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  const isWhole =
    length === undefined
      ? received.subarray(-7).toString('latin1') === '\r\n0\r\n\r\n'
      : received.length >= end + 4 + Number(length);
  return isWhole ? Number(head.slice(9, 12)) : undefined;
}
