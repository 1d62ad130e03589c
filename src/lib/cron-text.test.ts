import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseSchedule } from '@/lib/jobs/schedule';
import { isCronText } from './cron-text';

it.each(['30 2 * * *', '20 5,8,12 * * 1-5', '*/15 * 1-7 1,6 7', ' 0 3  * * 0 '])('takes "%s"', (text) => {
  expect(isCronText(text)).toBe(true);
});

it.each([
  '',
  '* * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 8',
  '5-1 * * * *',
  '* * * 3-3 *',
  '*/0 * * * *',
  'at night',
  '1, * * * *',
])('does not take "%s"', (text) => expect(isCronText(text)).toBe(false));

it('takes nothing that a schedule cannot be made of', () => {
  const number = fc.nat(70).map(String);
  const part = fc.oneof(
    number,
    fc.constant('*'),
    fc.tuple(number, number).map(([from, to]) => `${from}-${to}`),
    number.map((step) => `*/${step}`),
  );
  const field = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(','));
  fc.assert(
    fc.property(fc.tuple(field, field, field, field, field), (fields) => {
      const text = fields.join(' ');
      if (isCronText(text)) parseSchedule(text);
    }),
  );
});
