import { numberText } from '@/lib/number-text';
import { QUERY_LENGTH } from '../schema';
import { HintList } from './hint-list';
import { type Legible, legible } from './legible';
import { hintAtDates, hintAtFlaws, hintAtReach, hintAtWord } from './misreadings';
import { readValue } from './read-value';
import { scan, type Token } from './scan';
import type { Hint, Node, Span } from './tree';

export const MOST_TERMS = 64;
export const DEEPEST = 16;

/**
 * Reads a query: words, "phrases", `-exclusions`, `OR` (which joins all that stands between it and the next one),
 * (groups) and `field:values`. Any text is a query, perhaps of nothing: what cannot be understood is searched as
 * words and told of in a hint. Linear in the length of the text, of which at most `QUERY_LENGTH` is read.
 */
export function parseQuery(given: string): { tree: Node | null; hints: Hint[] } {
  const readable = legible(given.slice(0, QUERY_LENGTH));
  const hints = new HintList(readable.text);
  const parser = new Parser(readable.text, hints);
  const tree = parser.parse();
  const surplus = given.length > QUERY_LENGTH ? [surplusOf(given)] : [];
  return {
    tree: tree && placed(tree, readable),
    hints: [...surplus, ...hints.hints.map((hint) => ({ ...hint, ...placeOf(hint, readable) }))],
  };
}

class Parser {
  private readonly tokens: Token[];
  private at = 0;
  private terms = 0;

  constructor(
    private readonly text: string,
    private readonly hints: HintList,
  ) {
    const { tokens, flaws } = scan(text);
    this.tokens = tokens;
    hintAtFlaws(flaws, text, hints);
  }

  parse(): Node | null {
    const tree = this.readAlternatives(null, 0);
    hintAtReach(tree, this.text, this.hints);
    hintAtDates(tree, this.hints);
    return tree;
  }

  /** Up to the end of the group, whose parenthesis is left to the caller. `field` is what its bare words belong to. */
  private readAlternatives(field: string | null, depth: number): Node | null {
    const alternatives: Node[][] = [[]];
    let joiner: Token | null = null;
    let ignored = 0;
    for (; this.at < this.tokens.length; this.at++) {
      const token = this.tokens[this.at] as Token;
      if (token.kind === 'close') {
        if (ignored === 0) break;
        ignored--;
      }
      if (token.kind === 'or') {
        if (alternatives.at(-1)?.length === 0) this.hintAtJoiner(joiner ?? token);
        else alternatives.push([]);
        joiner = token;
      } else if (token.kind === 'open' && depth === DEEPEST) {
        ignored++;
        this.hints.add(token, `Parentheses are understood ${DEEPEST} deep; those further in are left out.`);
      } else if (token.kind === 'open' || token.kind === 'value') {
        const node =
          token.kind === 'open' ? this.readGroup(token, field, depth) : this.readTerm(token, field);
        if (node) alternatives.at(-1)?.push(node);
      }
    }
    if (joiner && alternatives.at(-1)?.length === 0) this.hintAtJoiner(joiner);
    return join(
      'or',
      alternatives.flatMap((nodes) => join('and', nodes) ?? []),
    );
  }

  private readGroup(open: Token & { kind: 'open' }, field: string | null, depth: number): Node | null {
    this.at++;
    const inside = this.readAlternatives(open.field ?? field, depth + 1);
    const end = (this.tokens[this.at] ?? this.tokens.at(-1) ?? open).end;
    if (!inside) return null;
    const group =
      inside.kind === 'and' || inside.kind === 'or' ? { ...inside, start: open.body, end } : inside;
    return open.excluded ? exclude(group, { start: open.start, end }) : group;
  }

  private readTerm(token: Token & { kind: 'value' }, field: string | null): Node | null {
    const leaf = readValue({ token, context: field, text: this.text, hints: this.hints });
    if (!leaf) return null;
    if (++this.terms > MOST_TERMS) {
      const rest = { start: token.start, end: this.tokens.at(-1)?.end ?? token.end };
      this.hints.add(rest, `Only the first ${MOST_TERMS} terms are searched.`);
      return null;
    }
    hintAtWord(token, this.text, this.hints);
    return token.excluded ? exclude(leaf, token) : leaf;
  }

  private hintAtJoiner(token: Token): void {
    const message = '`OR` needs something on both sides. To search for the word, put it in quotes.';
    this.hints.add(token, message, [{ ...token, text: '' }]);
  }
}

/** One node of all; a node of the same kind among them is taken apart. */
function join(kind: 'and' | 'or', nodes: Node[]): Node | null {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  const [first, last] = [flat[0], flat.at(-1)];
  if (!first || !last || first === last) return first ?? null;
  return { kind, nodes: flat, start: first.start, end: last.end };
}

function exclude(node: Node, { start, end }: Span): Node {
  return node.kind === 'not' ? node.node : { kind: 'not', node, start, end };
}

/** The tree with its places in the text as given. */
function placed(node: Node, readable: Legible): Node {
  const span = placeOf(node, readable);
  if (node.kind === 'not') return { ...node, node: placed(node.node, readable), ...span };
  if (node.kind !== 'and' && node.kind !== 'or') return { ...node, ...span };
  return { ...node, nodes: node.nodes.map((inner) => placed(inner, readable)), ...span };
}

function placeOf({ start, end }: Span, { places }: Legible): Span {
  const first = places[start] ?? 0;
  return { start: first, end: (places[end - 1] ?? first) + 1 };
}

function surplusOf(given: string): Hint {
  const message = `Only the first ${numberText(QUERY_LENGTH)} characters are searched.`;
  return { start: QUERY_LENGTH, end: given.length, message, replacement: null };
}
