import type { Context } from 'hono';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { AppEnv } from './api.ts';
import { callerAddress, countedAddress } from './caller-address.ts';

/** What is counted for a request from this socket with this header. */
async function addressOf(options: {
  socket: string;
  forwarded?: string;
  trustedProxies: number;
}): Promise<string> {
  const app = new Hono<AppEnv>();
  app.get('/', (c: Context<AppEnv>) => c.text(callerAddress(c, options.trustedProxies)));
  const headers = options.forwarded === undefined ? {} : { 'x-forwarded-for': options.forwarded };
  const incoming = { socket: { remoteAddress: options.socket } };
  const answer = await app.request('/', { headers }, { incoming } as AppEnv['Bindings']);
  return answer.text();
}

describe('without a proxy of our own', () => {
  test('the socket is the caller, whatever a header says', async () => {
    const caller = await addressOf({
      socket: '203.0.113.9',
      forwarded: '198.51.100.1',
      trustedProxies: 0,
    });
    expect(caller).toBe('203.0.113.9');
  });
});

describe('behind proxies of our own', () => {
  test.each([
    { trustedProxies: 1, forwarded: '198.51.100.1', caller: '198.51.100.1' },
    { trustedProxies: 1, forwarded: '6.6.6.6, 198.51.100.1', caller: '198.51.100.1' },
    { trustedProxies: 2, forwarded: '6.6.6.6, 198.51.100.1, 192.0.2.7', caller: '198.51.100.1' },
    { trustedProxies: 2, forwarded: '198.51.100.1', caller: '10.0.0.2' },
    { trustedProxies: 1, forwarded: 'nobody', caller: '10.0.0.2' },
    { trustedProxies: 1, forwarded: '', caller: '10.0.0.2' },
  ])('$trustedProxies of them, "$forwarded" is $caller', async ({ trustedProxies, forwarded, caller }) => {
    expect(await addressOf({ socket: '10.0.0.2', forwarded, trustedProxies })).toBe(caller);
  });

  test('a header longer than any chain of proxies is read from its end', async () => {
    const forwarded = `${'6.6.6.6, '.repeat(5000)}198.51.100.1`;
    expect(await addressOf({ socket: '10.0.0.2', forwarded, trustedProxies: 1 })).toBe('198.51.100.1');
  });
});

describe('an address', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['::1', '::/64'],
    ['', ''],
    ['nobody', ''],
  ])('%s counts as %s', (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });
});
