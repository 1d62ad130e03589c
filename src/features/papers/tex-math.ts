/** A piece of mathematics in a text: its place with its delimiters, and the TeX between them. */
export type MathSpan = { start: number; end: number; tex: string };

/** Longer than any formula of an abstract: beyond it, two dollar signs have nothing to do with each other. */
const LONGEST = 1_500;

const BEGIN = /\\begin\{(math|displaymath|equation|align|gather|eqnarray|multline)(\*?)\}/y;
const TEX = /[\\^_{}]/;
const PRICE_THEN_WORD = /^\s*\d[\d.,]*\s*[kKmMbB]?\s+\p{L}{2}/u;
const PROSE = /\p{L}{2}[,;:.]?\s+\p{L}{2}/u;
const WRITTEN_OUT = /\\(?:text\w*|math\w+|mbox|emph|operatorname\*?)\s*\{[^{}]*\}/g;
const LONG_PROSE = /(?:\p{L}{3,20}[,;:.]?\s+){4}/u;

/**
 * The mathematics of one paragraph, in order: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and the display environments. A
 * dollar sign that has no partner, or whose partner would enclose prose or prices ("$5 and $10"), is left out: it
 * is a dollar sign. Linear in the text.
 */
export function findMath(text: string): MathSpan[] {
  const spans: MathSpan[] = [];
  const closers = new Map<string, number>();
  let at = nextDelimiter(text, 0);
  while (at < text.length) {
    const span = text[at] === '$' ? dollars(text, at) : bracketed(text, at, closers);
    if (span) spans.push(span);
    at = nextDelimiter(text, span ? span.end : at + (text[at] === '$' ? 1 : 2));
  }
  return spans;
}

/** TeX in one canonical spelling: single spaces, no comment sign, no backslash left hanging at its end. */
function normaliseTex(tex: string): string {
  const line = tex.replace(/\s+/g, ' ').replace(/(\\.)|%/gs, (_, escaped?: string) => escaped ?? '\\%');
  return trimEnd(line.trimStart());
}

function trimEnd(tex: string): string {
  let end = tex.trimEnd();
  while (/(?:^|[^\\])(?:\\\\)*\\$/.test(end.slice(-LONGEST))) end = end.slice(0, -1).trimEnd();
  return end;
}

function nextDelimiter(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x24 || character === 0x5c) return at;
  }
  return text.length;
}

function nextDollar(text: string, from: number): number {
  let at = nextDelimiter(text, from);
  while (text[at] === '\\') at = nextDelimiter(text, at + 2);
  return Math.min(at, text.length);
}

function dollars(text: string, start: number): MathSpan | null {
  const double = text[start + 1] === '$';
  const width = double ? 2 : 1;
  const close = nextDollar(text, start + width);
  if (close >= text.length || (double && text[close + 1] !== '$')) return null;
  return span(text, { start, from: start + width, close, end: close + width });
}

/** `closers` remembers where the next closing delimiter is, so that a text of openers alone is not searched anew. */
function bracketed(text: string, start: number, closers: Map<string, number>): MathSpan | null {
  const next = text[start + 1];
  if (next === '(' || next === '[') {
    const closer = next === '(' ? '\\)' : '\\]';
    const close = following(text, { closer, from: start + 2, closers });
    return close === -1 ? null : span(text, { start, from: start + 2, close, end: close + 2 });
  }
  BEGIN.lastIndex = start;
  const begin = next === 'b' ? BEGIN.exec(text) : null;
  if (!begin) return null;
  const from = start + begin[0].length;
  const closer = `\\end{${begin[1]}${begin[2]}}`;
  const close = following(text, { closer, from, closers });
  if (close === -1) return null;
  const inner = span(text, { start, from, close, end: close + closer.length });
  if (!inner || /^(?:math|displaymath|equation)$/.test(begin[1] ?? '')) return inner;
  const environment = begin[1] === 'gather' || begin[1] === 'multline' ? 'gathered' : 'aligned';
  return { ...inner, tex: `\\begin{${environment}}${inner.tex}\\end{${environment}}` };
}

function following(
  text: string,
  { closer, from, closers }: { closer: string; from: number; closers: Map<string, number> },
): number {
  const known = closers.get(closer);
  if (known !== undefined && (known === -1 || known >= from)) return known;
  const found = text.indexOf(closer, from);
  closers.set(closer, found);
  return found;
}

function span(
  text: string,
  { start, from, close, end }: { start: number; from: number; close: number; end: number },
): MathSpan | null {
  if (close - from > LONGEST) return null;
  const content = text.slice(from, close);
  const single = end - close === 1;
  if (!isMathematics(content, single ? (text[end] ?? '') : '')) return null;
  const tex = normaliseTex(content);
  return tex === '' || /^[{}\s]*$/.test(tex) ? null : { start, end, tex };
}

/** Whether a text between delimiters is mathematics; `next` is the character after a closing dollar sign. */
function isMathematics(content: string, next: string): boolean {
  if (!single(content)) return false;
  if (/^\S.*\s$/s.test(content) && /[\p{L}\p{N}(\\]/u.test(next)) return false;
  if (TEX.test(content)) return !LONG_PROSE.test(content.replace(WRITTEN_OUT, ''));
  if (/^\d/.test(content) && /\d/.test(next)) return false;
  return !PRICE_THEN_WORD.test(content) && !PROSE.test(content);
}

/** No dollar sign of its own, which would end the mathematics early once it is written between dollar signs. */
function single(content: string): boolean {
  return nextDollar(content, 0) >= content.length;
}
