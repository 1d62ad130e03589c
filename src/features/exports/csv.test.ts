import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import { csvLine } from './csv';

it('quotes what needs it', () => {
  expect(csvLine(['plain', 'a, b', 'say "so"', 'two\nlines', null, 7])).toBe(
    'plain,"a, b","say ""so""","two\nlines",,7\r\n',
  );
});

/** As RFC 4180 reads a line. */
function readLine(line: string): string[] {
  const body = line.slice(0, -2);
  const cell = /"((?:[^"]|"")*)"|([^",]*)/y;
  const cells: string[] = [];
  do {
    const [, quoted, plain = ''] = cell.exec(body) ?? [];
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
  } while (body[cell.lastIndex++] === ',');
  return cells;
}

it('reads as what was written, whatever that is', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (values) => {
      expect(readLine(csvLine(values))).toEqual(values);
    }),
  );
});
