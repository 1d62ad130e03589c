/** Escapes of what jsonb refuses: NUL and half a surrogate pair. A text that says "\\u0000" has one too. */
const REFUSED_ESCAPE = /\\u(?:0000|d[89a-f])/;

/** JSON as jsonb takes it: without NUL, half surrogate pairs replaced by U+FFFD. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return REFUSED_ESCAPE.test(text) ? JSON.stringify(value, storable) : text;
}

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
}
