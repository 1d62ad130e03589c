import type { Span } from '../language/tree';

/** The text with `term` in place of a span, and where typing goes on: behind it, after a space if it is whole. */
export function complete(given: { text: string; span: Span; term: string; whole: boolean }): {
  query: string;
  at: number;
} {
  const { text, span, term, whole } = given;
  const before = text.slice(0, span.start) + term;
  const after = text.slice(span.end).trimStart();
  const space = (whole && after === '') || (after !== '' && !/^[)|]/.test(after)) ? ' ' : '';
  return { query: before + space + after, at: before.length + (whole ? space.length : 0) };
}
