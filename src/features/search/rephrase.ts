import { parseQuery } from './language/parse';
import { printQuery } from './language/print';
import { isFilter, type Node, requirements } from './language/tree';

const MOST_OFFERS = 4;

/** The query with one form in quotes, so that it is searched as it is written: `MLP vision` → `"MLP" vision`. */
export function exactForm(text: string, form: string): string {
  return withForm(text, form, (typed) => `"${typed}"`) ?? `"${form.replaceAll('"', '')}"`;
}

/** The query with one of a form's meanings in its place: `CAM vision` → `"class activation map" vision`. */
export function otherForm(text: string, form: string, meaning: string): string {
  const phrase = `"${meaning.replaceAll('"', '')}"`;
  return withForm(text, form, () => phrase) ?? phrase;
}

/**
 * Wider searches to offer where one finds nothing: without its filters one at a time, without its quotes, then without
 * one term at a time. Of alternatives none is left out, which would ask for more, not less.
 */
export function widerQueries(text: string): string[] {
  const nodes = requirements(parseQuery(text).tree);
  const without = (gone: Node) => textOf(nodes.filter((node) => node !== gone));
  // What stands at the end was added last, and is the likeliest to be one too many.
  const [filters, terms] = [
    nodes.filter(isFilter).toReversed(),
    nodes.filter((node) => !isFilter(node)).toReversed(),
  ];
  const shorter =
    nodes.length > 1 ? [...filters.map(without), textOf(nodes.map(unquoted)), ...terms.map(without)] : [];
  const offers = new Set(nodes.length === 1 ? [textOf(nodes.map(unquoted))] : shorter);
  for (const same of ['', text.trim(), textOf(nodes)]) offers.delete(same);
  return [...offers].filter(asksForSomething).slice(0, MOST_OFFERS);
}

function textOf(nodes: Node[]): string {
  const [first] = nodes;
  if (!first) return '';
  return printQuery(nodes.length === 1 ? first : { kind: 'and', nodes, start: first.start, end: first.end });
}

/** A phrase as words; without its field's name a word would mean another thing, so that stays as it is. */
function unquoted(node: Node): Node {
  const loose = node.kind === 'words' && node.quoted && node.field === null && /\s/.test(node.text);
  return loose ? { ...node, quoted: false } : node;
}

/** Exclusions alone find nearly everything. */
function asksForSomething(text: string): boolean {
  return requirements(parseQuery(text).tree).some((node) => node.kind !== 'not');
}

/** The text with a form that stands among its bare words replaced; null where it does not. */
function withForm(text: string, form: string, replace: (typed: string) => string): string | null {
  const literal = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (literal === '') return null;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'iu');
  const found = whole.exec(bareWords(text));
  if (!found) return null;
  const end = found.index + found[0].length;
  return text.slice(0, found.index) + replace(text.slice(found.index, end)) + text.slice(end);
}

/** The text with all but its bare, wanted words and spaces crossed out, at the same length. */
export function bareWords(text: string): string {
  const kept = Array.from({ length: text.length }, (_, place) => /\s/.test(text[place] ?? ''));
  const keep = (node: Node): void => {
    if (node.kind === 'and' || node.kind === 'or') node.nodes.forEach(keep);
    if (node.kind === 'words' && !node.quoted && node.field === null) kept.fill(true, node.start, node.end);
  };
  const { tree } = parseQuery(text);
  if (tree) keep(tree);
  return kept.map((is, place) => (is ? text[place] : '"')).join('');
}
