import { ungroup } from './ungroup';

/** Where a text has a separator outside of braces: the pieces between, in linear time. */
function splitOutsideBraces(text: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (const match of text.matchAll(separator)) {
    const [found] = match;
    if (found === '{') depth += 1;
    else if (found === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      pieces.push(text.slice(from, match.index));
      from = match.index + found.length;
    }
  }
  pieces.push(text.slice(from));
  return pieces.map((piece) => piece.trim());
}

const AND_OR_BRACES = /[{}]|(?<=\s)and(?=\s)/gi;
const COMMA_OR_BRACES = /[{},]/g;

/**
 * The names of an `author` field, as they are read aloud: "Last, First" and "von Last, Jr, First" are turned round,
 * "{A Group, Inc.}" is one name, without its braces. "and others" is nobody. What remains is TeX.
 */
export function splitNames(field: string): string[] {
  return splitOutsideBraces(field, AND_OR_BRACES)
    .filter((name) => name !== '' && !/^(?:others|et al\.?)$/i.test(name))
    .map(inOrder);
}

function inOrder(name: string): string {
  const parts = splitOutsideBraces(name, COMMA_OR_BRACES).filter(Boolean);
  const [last = '', second = '', third] = parts;
  if (parts.length === 2) return ungroup(`${second} ${last}`);
  return ungroup(parts.length === 3 ? `${third} ${last} ${second}` : name);
}
