import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { checkedLookup, RefusedAddress } from './checked-lookup';

const MIXED: LookupAddress[] = [
  { address: '10.0.0.7', family: 4 },
  { address: '93.184.215.14', family: 4 },
  { address: '64:ff9b::a00:7', family: 6 },
  { address: '2606:4700::1', family: 6 },
];

/** What a socket is given, as it asks: for all addresses, or for one. */
function looked(found: LookupAddress[], { isChecked = true, all = true } = {}): Promise<unknown> {
  const lookup = checkedLookup(async () => found, { isChecked });
  return new Promise((resolve, reject) => {
    lookup('papers.example', { all }, (error, address, family) =>
      error ? reject(error) : resolve(all ? address : { address, family }),
    );
  });
}

describe('looking up a name', () => {
  it('gives the addresses of the public internet alone', async () => {
    expect(await looked(MIXED)).toEqual([MIXED[1], MIXED[3]]);
    expect(await looked(MIXED, { all: false })).toEqual(MIXED[1]);
  });

  it('gives all of them where the origin is allowed', async () => {
    expect(await looked(MIXED, { isChecked: false })).toEqual(MIXED);
  });

  it('fails where none is left, or there was none', async () => {
    await expect(looked(MIXED.slice(0, 1))).rejects.toThrow(RefusedAddress);
    await expect(looked([], { isChecked: false })).rejects.toThrow('leads to no address');
  });
});
