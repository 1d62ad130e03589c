import { expect, it } from 'vitest';
import { sizeText } from './size-text';

it('says a size as Postgres would', () => {
  expect([0, 1023, 1024, 1536, 10 * 1024, 2 ** 30 * 1.44, 2 ** 60].map(sizeText)).toEqual([
    '0 bytes',
    '1023 bytes',
    '1.0 kB',
    '1.5 kB',
    '10 kB',
    '1.4 GB',
    '1048576 TB',
  ]);
});
