// Promise A13: a provider's address that leads to our own house is refused before a request leaves.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import net, { type AddressInfo, type LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UpstreamFault, upstreamFetch } from './upstream-fetch.ts';

let inside: Server;
/** Everything that reached the machine: connections, before any request. */
let arrivals = 0;
let port: number;
let answering: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  inside = createServer((request, response) => answering(request, response));
  inside.on('connection', () => {
    arrivals += 1;
  });
  await new Promise<void>((resolve) => void inside.listen(0, '127.0.0.1', resolve));
  ({ port } = inside.address() as AddressInfo);
});
afterAll(() => {
  inside.closeAllConnections();
  inside.close();
});
beforeEach(() => {
  arrivals = 0;
  answering = (_request, response) => void response.end('{"found":true}');
});

/** As `dns.lookup`, but every name has the addresses that are given, one list a call. */
function lookupOf(...answers: string[][]): LookupFunction & { calls: number } {
  const lookup = Object.assign(
    ((_hostname, options, callback) => {
      const addresses = answers[Math.min(lookup.calls, answers.length - 1)] ?? [];
      lookup.calls += 1;
      const found = addresses.map((address) => ({ address, family: net.isIP(address) }));
      if (options.all === true) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family);
    }) satisfies LookupFunction,
    { calls: 0 },
  );
  return lookup;
}

/** What a refusal says, through the layers that fetch puts around it. */
async function faultOf(answer: Promise<Response>): Promise<Error> {
  const error: unknown = await answer.then(
    () => new Error('an answer came'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('no error');
  return error.cause instanceof Error ? error.cause : error;
}

describe('in earnest', () => {
  const guarded = upstreamFetch({ isLoopbackAllowed: false });

  test.each([
    'https://127.0.0.1:PORT/',
    'https://localhost:PORT/',
    'https://[::1]:PORT/',
    'https://[::ffff:127.0.0.1]:PORT/',
    'https://0.0.0.0:PORT/',
    'https://2130706433:PORT/',
    'https://0x7f.1:PORT/',
    'https://127.1:PORT/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::ffff:10.0.0.1]/',
    'https://10.0.0.1/',
    'https://192.168.0.1/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
  ])('%s is refused and nothing arrives', async (address) => {
    const fault = await faultOf(guarded(address.replace('PORT', String(port)), {}));
    expect(fault).toBeInstanceOf(UpstreamFault);
    expect(arrivals).toBe(0);
  });

  test.each([
    'http://127.0.0.1:PORT/',
    'http://8.8.8.8/',
    'http://example.org/',
    'file:///etc/passwd',
    'data:,x',
  ])('%s is not https and is refused', async (address) => {
    const fault = await faultOf(guarded(address.replace('PORT', String(port)), {}));
    expect(fault).toBeInstanceOf(UpstreamFault);
    expect(arrivals).toBe(0);
  });

  test.each([
    [['127.0.0.1']],
    [['10.1.2.3']],
    [['169.254.169.254']],
    [['::ffff:10.0.0.1']],
    [['93.184.216.34', '127.0.0.1']],
    [['127.0.0.1', '93.184.216.34']],
    [[]],
  ])('a name that stands for %j is refused and nothing arrives', async (addresses) => {
    const named = upstreamFetch({ isLoopbackAllowed: false, lookup: lookupOf(addresses) });
    expect(await faultOf(named(`https://idp.firm.example:${port}/`, {}))).toBeInstanceOf(UpstreamFault);
    expect(arrivals).toBe(0);
  });
});

describe('in the demonstration', () => {
  const allowing = upstreamFetch({ isLoopbackAllowed: true, mostBytes: 1000 });
  const impatient = upstreamFetch({ isLoopbackAllowed: true, timeoutMilliseconds: 400 });
  const here = () => `http://127.0.0.1:${port}/`;

  test('this machine may be asked over plain http, and nothing else may', async () => {
    expect(await (await allowing(here(), {})).json()).toEqual({ found: true });
    expect(await faultOf(allowing('http://10.0.0.1/', {}))).toBeInstanceOf(UpstreamFault);
    expect(await faultOf(allowing('https://10.0.0.1/', {}))).toBeInstanceOf(UpstreamFault);
    expect(await faultOf(allowing('https://169.254.169.254/', {}))).toBeInstanceOf(UpstreamFault);
  });

  test('a name is asked once a connection, and its answer is what is connected to', async () => {
    const lookup = lookupOf(['127.0.0.1'], ['10.0.0.1']);
    const rebinding = upstreamFetch({ isLoopbackAllowed: true, lookup });
    answering = (_request, response) =>
      void response.writeHead(200, { connection: 'close' }).end('{"found":true}');
    expect((await rebinding(`http://localhost:${port}/`, {})).status).toBe(200);
    expect([lookup.calls, arrivals]).toEqual([1, 1]);
    expect(await faultOf(rebinding(`http://localhost:${port}/`, {}))).toBeInstanceOf(UpstreamFault);
    expect([lookup.calls, arrivals]).toEqual([2, 1]);
  });

  test('a form is sent as it is', async () => {
    let sent = '';
    answering = (request, response) => {
      request.on('data', (part: Buffer) => {
        sent += part.toString();
      });
      request.on('end', () => void response.end('{}'));
    };
    await allowing(here(), { method: 'POST', body: new URLSearchParams({ code: 'c d' }) });
    expect(sent).toBe('code=c+d');
  });

  test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
    let secondRequests = 0;
    const second = createServer((_request, response) => {
      secondRequests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => void second.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(second.address() as AddressInfo).port}/`;
    answering = (_request, response) => void response.writeHead(status, { location }).end();
    await expect(allowing(here(), {})).rejects.toThrow('fetch failed');
    expect(secondRequests).toBe(0);
    second.close();
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['told beforehand', (response) => void response.end('x'.repeat(2000))],
    [
      'that never ends',
      (response) => {
        const pour = () => {
          while (!response.destroyed && response.write('x'.repeat(500)));
        };
        response.on('drain', pour);
        pour();
      },
    ],
    [
      'packed small',
      (response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1_000_000))),
    ],
  ])('a large body %s is not taken', async (_what, respond) => {
    answering = (_request, response) => respond(response);
    expect(await faultOf(allowing(here(), {}))).toMatchObject({ message: 'an answer that is too large' });
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['a head', () => undefined],
    ['a body', (response) => void response.writeHead(200).write('{')],
    [
      'one letter after the other',
      (response) => {
        const drip = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('%s that does not come in time is not waited for', async (_what, respond) => {
    answering = (_request, response) => respond(response);
    await expect(impatient(here(), {})).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
