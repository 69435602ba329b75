import ipaddr from 'ipaddr.js';

/** Registered for special use but plain unicast by their bits (IANA special-purpose registries). */
const specialIpv4 = [ipaddr.IPv4.parseCIDR('198.18.0.0/15')];
const specialIpv6 = [ipaddr.IPv6.parseCIDR('2001::/23'), ipaddr.IPv6.parseCIDR('3fff::/20')];
/** All of IPv6 that is given out to the public so far; what lies outside wraps or is none of it. */
const givenOutIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the open Internet: not this machine, not a neighbour of it, not a tunnel to one.
 * Text that is no address is not.
 */
export function isPublicAddress(text: string): boolean {
  const address = parsed(text);
  if (address === undefined || address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4
    ? !specialIpv4.some((range) => address.match(range))
    : address.match(givenOutIpv6) && !specialIpv6.some((range) => address.match(range));
}

export function isLoopbackAddress(text: string): boolean {
  return parsed(text)?.range() === 'loopback';
}

function parsed(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  // An IPv4 address in IPv6 clothes (::ffff:10.0.0.1) is judged as what it is.
  return ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}
