import fc from 'fast-check';

/**
 * Texts of any characters, control characters and halves of a pair among them. Unlike fast-check's `binary` unit it has
 * no tables to build, which take seconds on a busy machine.
 */
export const anyText = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  ),
});
