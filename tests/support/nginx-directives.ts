export type Directive = {
  name: string;
  values: string[];
  /** The blocks that it stands in: "server > location /". */
  context: string;
};

const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|[^\s{};]+/g;

/** The directives of an nginx configuration; throws where a block or a directive is not closed. */
export function readDirectives(text: string): Directive[] {
  const directives: Directive[] = [];
  const blocks: string[] = [];
  let words: string[] = [];
  const code = text.replace(/(^|\s)#.*$/gm, '$1');
  for (const token of code.match(TOKEN) ?? []) {
    if (token === ';') {
      const [name = '', ...values] = words;
      directives.push({ name, values, context: blocks.join(' > ') });
      words = [];
    } else if (token === '{') {
      blocks.push(words.join(' '));
      words = [];
    } else if (token === '}') {
      if (words.length > 0 || blocks.pop() === undefined) throw new Error(`} after ${words.join(' ')}`);
    } else words.push(token.replace(/^(["'])(.*)\1$/s, '$2'));
  }
  if (blocks.length > 0 || words.length > 0)
    throw new Error(`not closed: ${[...blocks, ...words].join(' ')}`);
  return directives;
}
