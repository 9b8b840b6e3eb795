import { expect, test } from 'vitest';
import { parseCidr } from '../../../src/rules/cidr.ts';

test.each([
  ['203.0.113.7', { address: '203.0.113.7', prefix: 32, family: 'ipv4' }],
  ['203.0.113.0/24', { address: '203.0.113.0', prefix: 24, family: 'ipv4' }],
  ['0.0.0.0/0', { address: '0.0.0.0', prefix: 0, family: 'ipv4' }],
  ['2001:db8::/32', { address: '2001:db8::', prefix: 32, family: 'ipv6' }],
  ['::1', { address: '::1', prefix: 128, family: 'ipv6' }],
])('CIDR: parses %s', (text, expected) => expect(parseCidr(text)).toEqual(expected));

test.each([
  '',
  '203.0.113',
  '203.0.113.256',
  '203.0.113.0/33',
  '2001:db8::/129',
  'a::b::c',
  '10/8',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '10.0.0.0/+8',
  'fe80::1%eth0',
])('CIDR: %s is neither an address nor a network', (text) => expect(parseCidr(text)).toBeUndefined());
