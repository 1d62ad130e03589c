import { allOf, anyOf, quoteLexeme } from './tsquery';

/** What is asked of the keys of the index: the text of a tsquery, read. */
export type KeyQuery =
  | { kind: 'key'; key: string }
  | { kind: 'all' | 'any'; of: KeyQuery[] }
  | { kind: 'not'; of: KeyQuery };

const TOKEN = /\s*([()&|!]|'(?:[^'\\]|''|\\\\)*')/y;
const END = '';

/** @throws Error where a text is no query over keys */
export function readKeyQuery(text: string): KeyQuery {
  const tokens = [...tokensOf(text), END];
  let at = 0;
  const next = () => tokens[at] ?? END;
  const list = (kind: 'all' | 'any', sign: string, read: () => KeyQuery): KeyQuery => {
    const first = read();
    if (next() !== sign) return first;
    const of = [first];
    while (next() === sign) {
      at += 1;
      of.push(read());
    }
    return { kind, of };
  };
  const alternatives = (): KeyQuery => list('any', '|', factors);
  const factors = (): KeyQuery => list('all', '&', factor);
  const factor = (): KeyQuery => {
    const token = next();
    at += 1;
    if (token === '!') return { kind: 'not', of: factor() };
    if (token === '(') {
      const inner = alternatives();
      if (next() !== ')') throw new Error(`A bracket of ${text} is not closed`);
      at += 1;
      return inner;
    }
    if (!token.startsWith("'")) throw new Error(`${text} is no query over keys: ${token} at token ${at}`);
    return { kind: 'key', key: unquoted(token) };
  };
  const query = alternatives();
  if (next() !== END) throw new Error(`${text} is no query over keys: ${next()} at token ${at + 1}`);
  return query;
}

/**
 * The same query without what no paper can satisfy, which the index would weigh for each paper that has anything else:
 * alternatives with a key that is absent, and exclusions of one. A query that no paper satisfies asks for one such key.
 */
export function withoutAbsent(text: string, isAbsent: (key: string) => boolean): string {
  const query = readKeyQuery(text);
  const left = prune(query, isAbsent);
  // That all papers satisfy it is said by nothing shorter.
  if (left === true) return text;
  return left === false ? quoteLexeme(keysIn(query).find(isAbsent) ?? '') : printed(left);
}

function prune(query: KeyQuery, isAbsent: (key: string) => boolean): KeyQuery | boolean {
  if (query.kind === 'key') return isAbsent(query.key) ? false : query;
  if (query.kind === 'not') {
    const of = prune(query.of, isAbsent);
    return typeof of === 'boolean' ? !of : { kind: 'not', of };
  }
  const settles = query.kind === 'any';
  const left = query.of.map((each) => prune(each, isAbsent));
  if (left.includes(settles)) return settles;
  const of = left.filter((each) => typeof each !== 'boolean');
  return of.length > 0 ? { kind: query.kind, of } : !settles;
}

function keysIn(query: KeyQuery): string[] {
  if (query.kind === 'key') return [query.key];
  return query.kind === 'not' ? keysIn(query.of) : query.of.flatMap(keysIn);
}

function printed(query: KeyQuery): string {
  switch (query.kind) {
    case 'key':
      return quoteLexeme(query.key);
    case 'not':
      return `!(${printed(query.of)})`;
    case 'all':
      return allOf(query.of.map(printed)) ?? '';
    case 'any':
      return anyOf(query.of.map(printed)) ?? '';
  }
}

function tokensOf(query: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < query.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(query)?.[1];
    if (token === undefined) throw new Error(`${query} is no query over keys: nothing known at ${at}`);
    tokens.push(token);
  }
  return tokens;
}

function unquoted(token: string): string {
  return token.slice(1, -1).replace(/''|\\\\/g, (twice) => twice.charAt(0));
}
