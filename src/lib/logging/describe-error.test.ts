import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeError, withoutValues } from './describe-error';

const same = (text: string) => text;

describe('an error, as it is logged', () => {
  it.each([
    ['invalid input syntax for type integer: "12x"', 'invalid input syntax for type integer: "…"'],
    ['Key (email)=(alice (a) example) already exists.', 'Key (email)=(…) already exists.'],
    [`Unexpected token 's', "say "no"" is not JSON`, `Unexpected token 's', "…" is not JSON`],
    ['cut off: "secret', 'cut off: "…"'],
    [
      "Cannot read properties of undefined (reading 'id')",
      "Cannot read properties of undefined (reading 'id')",
    ],
    [
      'Invalid `db.paper.findMany()` invocation:\n\n  The table',
      'Invalid `db.paper.findMany()` invocation: The table',
    ],
    ["it can't, and that isn't my fault", "it can't, and that isn't my fault"],
    ["not 'what you typed'", "not '…'"],
  ])('says what, not which value: %s', (message, shown) => {
    expect(withoutValues(message)).toBe(shown);
  });

  it('keeps where it was and what caused it, and nothing else that hangs on it', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', address: 'a.b.c' });
    const error = Object.assign(new TypeError('no\n    at secret (x.js:1:2)', { cause }), {
      digest: '123',
      config: { headers: { authorization: 'secret' } },
    });
    const described = describeError(error, same);
    expect(described).toMatchObject({
      name: 'TypeError',
      digest: '123',
      cause: { name: 'Error', code: 'ECONNREFUSED', message: 'refused' },
    });
    expect(described.stack?.[0]).toMatch(/describe-error\.test\.ts:\d+:\d+/);
    expect(described.stack?.join()).not.toContain('secret');
    expect(Object.keys(described).sort()).toEqual(['cause', 'digest', 'message', 'name', 'stack']);
  });

  it('ends where causes are each other', () => {
    const error: Error & { cause?: unknown } = new Error('round');
    error.cause = error;
    expect(JSON.stringify(describeError(error, same)).match(/"message"/g)).toHaveLength(5);
  });

  it('says of wrong input where it was wrong', () => {
    const { error } = z
      .strictObject({ paper: z.object({ id: z.number() }) })
      .safeParse({ paper: { id: 'x' }, alice: 1 });
    expect(describeError(error, same).message).toBe('paper.id invalid_type;  unrecognized_keys');
  });

  it('may be anything that was thrown', () => {
    expect(describeError('the "secret" is out', same)).toEqual({ name: 'string', message: 'the "…" is out' });
    expect(describeError(null, same)).toEqual({ name: 'object', message: 'null' });
  });
});
