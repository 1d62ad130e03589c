import { isIPv4 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specialKind } from './public-address';

describe('addresses', () => {
  it.each([
    ['an unspecified', ['0.0.0.0', '0.1.2.3', '::']],
    ['a private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1']],
    ['a loopback', ['127.0.0.1', '127.255.255.254', '::1']],
    ['a link-local', ['169.254.169.254', 'fe80::1', 'febf::1']],
    ['a carrier’s shared', ['100.64.0.1', '100.127.255.255']],
    ['a multicast', ['224.0.0.1', '239.255.255.255', 'ff02::1']],
    ['a documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1']],
    ['a benchmark’s', ['198.18.0.1', '198.19.255.255']],
    ['an IPv4-mapped', ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1']],
    ['a NAT64', ['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1']],
    ['a 6to4', ['2002:7f00:1::1']],
    ['a protocol’s', ['192.0.0.1', '2001::1', '2001:10::1']],
    ['a relay’s', ['192.88.99.1']],
    [
      'a reserved',
      ['240.0.0.1', '255.255.255.255', '::127.0.0.1', '100::1', 'fec0::1', '5f00::1', '4000::1'],
    ],
    ['an unreadable', ['', 'localhost', '127.1', '2606:4700::1%eth0', 'fe80::1%lo', '1.2.3.4\n']],
  ])('are %s one', (kind, addresses) => {
    expect(addresses.map((address) => [address, specialKind(address)])).toEqual(
      addresses.map((address) => [address, kind]),
    );
  });

  it.each(['1.1.1.1', '9.255.255.255', '11.0.0.0', '172.32.0.0', '192.167.255.255', '223.255.255.255'])(
    'like %s are of the public internet',
    (address) => expect(specialKind(address)).toBeNull(),
  );

  it.each(['2606:4700::1', '2a00:1450::1', '2001:200::1', '3ffe::1'])(
    'like %s are of the public internet',
    (address) => expect(specialKind(address)).toBeNull(),
  );

  it('of IPv4 stay refused in whatever IPv6 form they are written', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isIPv4(address)).toBe(true);
        for (const prefix of ['::ffff:', '::', '64:ff9b::']) {
          expect(specialKind(prefix + address)).not.toBeNull();
        }
      }),
    );
  });
});
