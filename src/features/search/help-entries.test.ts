import { describe, expect, it } from 'vitest';
import { FIELD_ENTRIES, OPERATORS } from './help-entries';
import { fieldNamed } from './language/fields';
import { parseQuery } from './language/parse';
import { FIELD_DETAILS } from './suggestions/field-values';

describe('the help', () => {
  it('has an example of every field', () => {
    const fields = FIELD_ENTRIES.map(({ example }) => example.split(':')[0]);
    expect(fields.toSorted()).toEqual(Object.keys(FIELD_DETAILS).toSorted());
  });

  it.each([...OPERATORS, ...FIELD_ENTRIES])('has examples that are understood: $example', ({ example }) => {
    const { tree, hints } = parseQuery(example);
    expect(tree).not.toBeNull();
    expect(hints).toEqual([]);
  });

  it('has other names of a field that are its names', () => {
    for (const { example, also = [] } of FIELD_ENTRIES) {
      for (const other of also) expect(fieldNamed(other.slice(0, -1))).toBe(example.split(':')[0]);
    }
  });
});
