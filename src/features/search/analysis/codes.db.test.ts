import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { ALSO, codeOf, NAME, PART, STOP } from './codes';

useTestDatabase({ keep: true });

it('Postgres reads the codes and marks of a document as we write them', async () => {
  const numbers = [
    0, 7, 95, 96, 2_016, 55_263, 55_264, 63_199, 63_454, 63_455, 63_456, 980_959, 980_960, 1_046_496,
    2_000_000_000,
  ];
  for (const given of [numbers, numbers.filter((number) => number < 980_960)]) {
    const coded = [PART, ...given.map(codeOf), NAME, codeOf(1), ALSO, codeOf(2), STOP].join('');
    const rows = await db.$queryRaw`
      SELECT search_number(code) AS number
      FROM jsonb_to_record(${JSON.stringify({ coded })}::jsonb) AS given (coded text)
      CROSS JOIN unnest(search_codes(coded)) WITH ORDINALITY AS each (code, place)
      ORDER BY place`;
    const marks = (mark: string) => mark.charCodeAt(0) - 32;
    expect(rows).toEqual(
      [marks(PART), ...given, marks(NAME), 1, marks(ALSO), 2, marks(STOP)].map((number) => ({ number })),
    );
  }
});
