import { BlockList, isIP } from 'node:net';

type Range = readonly [kind: string, network: string, prefix: number];

/** What is not the public internet, from IANA's registry of special-purpose addresses (RFC 6890) and multicast. */
const SPECIAL_V4: Range[] = [
  ['an unspecified', '0.0.0.0', 8],
  ['a private', '10.0.0.0', 8],
  ['a carrier’s shared', '100.64.0.0', 10],
  ['a loopback', '127.0.0.0', 8],
  ['a link-local', '169.254.0.0', 16],
  ['a private', '172.16.0.0', 12],
  ['a protocol’s', '192.0.0.0', 24],
  ['a documentation', '192.0.2.0', 24],
  ['a relay’s', '192.88.99.0', 24],
  ['a private', '192.168.0.0', 16],
  ['a benchmark’s', '198.18.0.0', 15],
  ['a documentation', '198.51.100.0', 24],
  ['a documentation', '203.0.113.0', 24],
  ['a multicast', '224.0.0.0', 4],
  ['a reserved', '240.0.0.0', 4],
];

const SPECIAL_V6: Range[] = [
  ['an unspecified', '::', 128],
  ['a loopback', '::1', 128],
  ['an IPv4-mapped', '::ffff:0:0', 96],
  ['a NAT64', '64:ff9b::', 96],
  ['a NAT64', '64:ff9b:1::', 48],
  ['a private', 'fc00::', 7],
  ['a link-local', 'fe80::', 10],
  ['a multicast', 'ff00::', 8],
  ['a protocol’s', '2001::', 23],
  ['a documentation', '2001:db8::', 32],
  ['a 6to4', '2002::', 16],
  ['a documentation', '3fff::', 20],
];

/** All of IPv6 that is given out for the public internet so far. */
const GLOBAL_V6: Range[] = [['a global', '2000::', 3]];

type Family = 'ipv4' | 'ipv6';
type NamedRange = { kind: string; block: BlockList };

/** One list a range: in a list of both families an IPv4-mapped range would match every IPv4 address. */
function named(ranges: Range[], family: Family): NamedRange[] {
  return ranges.map(([kind, network, prefix]) => {
    const block = new BlockList();
    block.addSubnet(network, prefix, family);
    return { kind, block };
  });
}

const SPECIAL = { ipv4: named(SPECIAL_V4, 'ipv4'), ipv6: named(SPECIAL_V6, 'ipv6') };
const [GLOBAL] = named(GLOBAL_V6, 'ipv6');

/** What kind of address it is ("a loopback"), where it is none of the public internet; else null. */
export function specialKind(address: string): string | null {
  const version = isIP(address);
  // A zone ("fe80::1%eth0") belongs to a link, whatever the address.
  if (version === 0 || address.includes('%')) return 'an unreadable';
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const special = SPECIAL[family].find(({ block }) => block.check(address, family));
  if (special) return special.kind;
  return family === 'ipv6' && !GLOBAL?.block.check(address, 'ipv6') ? 'a reserved' : null;
}
