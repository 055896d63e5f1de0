import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from '@/server/http/client-address';

const asked = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

test.each([
  ['no proxy: the socket counts', 0, asked('192.0.2.1', '203.0.113.9'), '192.0.2.1'],
  ['one proxy: its word counts', 1, asked('10.0.0.1', '203.0.113.9'), '203.0.113.9'],
  ['one proxy: what a visitor wrote before it does not', 1, asked('10.0.0.1', '1.1.1.1, 203.0.113.9'), '203.0.113.9'],
  ['two proxies', 2, asked('10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2'), '203.0.113.9'],
  ['fewer addresses than proxies: the socket counts', 2, asked('10.0.0.1', '203.0.113.9'), '10.0.0.1'],
  ['an IPv4 address in IPv6', 0, asked('::ffff:192.0.2.1'), '192.0.2.1'],
  ['a network of IPv6', 0, asked('2001:db8:0:7:1:2:3:4'), '2001:db8:0:7::/64'],
  ['the same network, written short', 0, asked('2001:db8:0:7::99'), '2001:db8:0:7::/64'],
])('where a request comes from: %s', (_, hops, request, address) => {
  expect(clientAddress(request, hops)).toBe(address);
});
