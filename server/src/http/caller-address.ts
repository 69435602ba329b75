import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import type { AppEnv } from './api.ts';

/** One subscriber commonly holds a whole network of this length, and can call from any address in it. */
const ipv6NetworkBits = 64;
/** Far more hops than any installation has; what stands beyond is not read. */
const mostForwardedLetters = 2000;

/**
 * Who calls, for counting and nothing else: the address of the socket, or what the installation's own proxies say
 * they saw. Each proxy appends the address it was called from, so with `trustedProxies` of them the caller is the
 * so-manieth from the end; whatever stands before it anybody can write. An IPv6 address stands for its /64.
 */
export function callerAddress(c: Context<AppEnv>, trustedProxies: number): string {
  const socketAddress = c.env.incoming.socket.remoteAddress ?? '';
  return countedAddress(forwardedAddress(c, trustedProxies) ?? socketAddress);
}

function forwardedAddress(c: Context<AppEnv>, trustedProxies: number): string | undefined {
  if (trustedProxies === 0) return undefined;
  const seen = (c.req.header('x-forwarded-for') ?? '').slice(-mostForwardedLetters).split(',');
  const address = seen.at(-trustedProxies)?.trim() ?? '';
  return ipaddr.isValid(address) ? address : undefined;
}

/** The part of an address that one caller cannot change at will. */
export function countedAddress(address: string): string {
  if (!ipaddr.isValid(address)) return '';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const bytes = parsed.toByteArray().fill(0, ipv6NetworkBits / 8);
  return `${ipaddr.fromByteArray(bytes).toString()}/${ipv6NetworkBits}`;
}
