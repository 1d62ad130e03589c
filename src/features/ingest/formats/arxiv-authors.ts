/** A name as arXiv's `authors_parsed` has it: last name, first names, suffix, then affiliations. */
export function joinParsedName([last = '', first = '', suffix = '']: string[]): string {
  return [first, last, suffix]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');
}

/**
 * The names of arXiv's one-line `authors` ("A. Bar, C. D'Or (MIT), and E. F\"oo"), which are separated by commas and
 * "and"; affiliations in brackets are dropped.
 */
export function splitAuthorLine(line: string): string[] {
  return withoutBrackets(line)
    .replace(/\s+/g, ' ')
    .split(/ ?[,;] ?and | and | ?[,;] ?/)
    .reduce<string[]>(joinSuffix, [])
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Drops "(…)" with all within; a bracket without its partner stays. */
function withoutBrackets(line: string): string {
  const kept: string[] = [];
  const opened: number[] = [];
  for (const char of line) {
    if (char === '(') opened.push(kept.length);
    kept.push(char);
    if (char === ')') kept.length = opened.pop() ?? kept.length;
  }
  return kept.join('');
}

/** "Bar, Jr." is one name. */
function joinSuffix(names: string[], part: string): string[] {
  const last = names.pop();
  if (last === undefined) return [part];
  if (/^(?:[JS]r\.?|I{2,3}|IV)$/.test(part.trim())) names.push(`${last} ${part.trim()}`);
  else names.push(last, part);
  return names;
}
