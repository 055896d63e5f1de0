import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Set by our own server on each request that it hands to Next; whatever a visitor sends under this name is dropped. */
export const clientAddressHeader = 'x-cairn-client';

/** The first 64 bits of an IPv6 address: what one subscriber has. */
function network(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  return `${[...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/**
 * Where a request comes from, for limits. Only as many forwarded addresses are believed as there are proxies of the
 * operator's own (`TRUSTED_PROXY_HOPS`): with one, the last address of `X-Forwarded-For`.
 */
export function clientAddress(request: IncomingMessage, trustedHops: number): string {
  const socket = request.socket?.remoteAddress ?? '';
  if (trustedHops === 0) return network(socket);
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return network(forwarded.at(-trustedHops) ?? socket);
}
