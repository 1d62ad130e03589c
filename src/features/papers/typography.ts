/** Any white space as one space. */
export function onOneLine(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** A quotation in single TeX quotes, apostrophes within words allowed: `` `key sentence' ``. */
const SINGLE_QUOTED = /(?<![\p{L}\p{N}`])`(?=[^\s`'])([^`']*(?:'(?=\p{L})[^`']*)*)'(?!\p{L})/gu;
const DASHES = /(?<![-`!<])(-{2,3})(?![->])/g;

/** TeX's typing conventions written as the characters they print: quotation marks and dashes. */
export function typeset(text: string): string {
  return dashes(singleQuotes(doubleQuotes(text)));
}

/** `\textcolor{red}{…}` whose command a source stripped: "red{Warning: …}". */
const STRIPPED_COLOUR =
  /(?<![\\\p{L}])(?:red|blue|green|magenta|cyan|orange|purple|violet|teal|(?:my|bright|deep)\w{3,10})\{/gu;

/** A paragraph of LaTeX without the colours that are left of stripped commands, nor their opening braces. */
export function withoutColours(source: string): string {
  return source.includes('{') ? source.replace(STRIPPED_COLOUR, '') : source;
}

/**
 * Repairs what is left of TeX in a source that strips dollar signs and backslashes, as Hugging Face's abstracts do:
 * "2.3times", "360^circ", "(leq 2B)", "0.73rightarrow0.90", "sim100B", "10^-4". Only what cannot be English.
 */
export function restoreStripped(text: string): string {
  // What stands before is looked at last: a pattern that begins with a literal is searched much faster.
  return text
    .replace(/\^ ?circ(?=times|(?!\p{L}))/gu, '°')
    .replace(/sim(?=\d)(?<=(?:^|\d|[^\p{L}\p{N}-])sim)(?!\d+(?:real|sim))/gu, '∼')
    .replace(/times(?<=[\d°]times)(?!\p{L})/gu, '×')
    .replace(/approx(?=\d)(?<!\p{L}approx)/gu, '≈')
    .replace(/([lg])eq(?<!\p{L}.eq) ?(?=\d)/gu, (_, side: string) => (side === 'l' ? '≤' : '≥'))
    .replace(/leftrightarrow|rightarrow|leftarrow/gi, (arrow) => ARROWS[arrow.toLowerCase()] ?? arrow)
    .replace(/\^(?<=[\p{L}\p{N})]\^)(-?\d{1,3})(?![\d.,]*\d)/gu, (_, power: string) => raised(power));
}

const ARROWS: Record<string, string> = { leftrightarrow: '↔', rightarrow: '→', leftarrow: '←' };

function raised(power: string): string {
  return power.replace(/./g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '⁻');
}

/** ` `` ` opens; `''` or a straight mark closes it. A pair of apostrophes that closes nothing is a straight mark. */
function doubleQuotes(text: string): string {
  let open = false;
  return text.replace(/``|''|"/g, (mark) => {
    if (mark === '``') {
      open = true;
      return '“';
    }
    if (!open) return '"';
    open = false;
    return '”';
  });
}

function singleQuotes(text: string): string {
  if (!text.includes('`')) return text;
  return text
    .replace(SINGLE_QUOTED, (whole, inner: string) => (inner.length > 200 ? whole : `‘${inner}’`))
    .replace(/(?<=\p{L})`(?=\p{L})/gu, "'");
}

/** `--` is an en dash and `---` an em dash; rules of hyphens, arrows and comments stay. */
function dashes(text: string): string {
  return text.replace(DASHES, (run) => (run.length === 3 ? '—' : '–'));
}
