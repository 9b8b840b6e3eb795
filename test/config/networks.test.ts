import { expect, test } from 'vitest';
import { parseNetwork } from '../../src/config/networks.ts';

test.each([
  ['203.0.113.7', { address: '203.0.113.7', prefix: 32, family: 'ipv4' }],
  ['203.0.113.0/24', { address: '203.0.113.0', prefix: 24, family: 'ipv4' }],
  ['0.0.0.0/0', { address: '0.0.0.0', prefix: 0, family: 'ipv4' }],
  ['2001:db8::/32', { address: '2001:db8::', prefix: 32, family: 'ipv6' }],
  ['::1', { address: '::1', prefix: 128, family: 'ipv6' }],
])('%s', (text, expected) => expect(parseNetwork(text)).toEqual(expected));

test.each(['', '203.0.113', '203.0.113.256', '203.0.113.0/33', '2001:db8::/129', 'a::b::c', '10/8'])(
  '%s is none',
  (text) => expect(parseNetwork(text)).toBeUndefined(),
);
