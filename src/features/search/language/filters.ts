import { parseQuery } from './parse';
import { printQuery, printTerm } from './print';
import { type Body, type Filter, isFilter, type Node, requirements, type Span } from './tree';

export type FilterInText = Filter & Span;

/** The filters that all papers found must satisfy, in the order of the text; alternatives and exclusions are not here. */
export function readFilters(text: string): FilterInText[] {
  return requirements(parseQuery(text).tree).filter(isFilter);
}

/** Whether a query asks for what one reader did, so that its answer is nobody else's. */
export function isPersonal(text: string): boolean {
  const asks = (node: Node): boolean => {
    if (node.kind === 'not') return asks(node.node);
    return node.kind === 'and' || node.kind === 'or' ? node.nodes.some(asks) : node.kind === 'is';
  };
  const { tree } = parseQuery(text);
  return tree !== null && asks(tree);
}

/**
 * The query with one more filter. It takes the place of those that it would contradict: of dates for the same end, of
 * another day, another number of votes or stars. The rest of the text stays as it is typed wherever that is possible.
 */
export function withFilter(text: string, filter: Filter): string {
  const held = readFilters(text);
  const contradicted = held.filter((other) => contradicts(filter, other) && !sameFilter(filter, other));
  const base = withoutFilters(text, contradicted);
  return held.some((other) => sameFilter(filter, other)) ? base : attach(base, filter);
}

/** The query without a filter, however often it has it. */
export function withoutFilter(text: string, filter: Filter): string {
  return withoutFilters(text, [filter]);
}

/** The query without these of its filters; all other text stays as it is typed wherever that is possible. */
export function withoutFilters(text: string, filters: Filter[]): string {
  const { tree } = parseQuery(text);
  const isGone = (node: Node) => isFilter(node) && filters.some((filter) => sameFilter(filter, node));
  const [gone, kept] = [
    requirements(tree).filter(isGone),
    requirements(tree).filter((node) => !isGone(node)),
  ];
  if (gone.length === 0) return text;
  let rest = text;
  for (const { start, end } of gone.toReversed()) rest = cut(rest, start, end);
  const rests = [bareGroup(rest), rest, printQuery(together(kept))];
  return rests.find((candidate) => sameTree(parseQuery(candidate).tree, together(kept))) ?? rest;
}

export function sameFilter(one: Filter, other: Filter): boolean {
  return outline(one) === outline(other);
}

/** Puts a filter behind a query, in parentheses where it has alternatives; whatever is tried is read before it is given. */
function attach(text: string, filter: Filter): string {
  const term = printTerm(filter);
  const { tree } = parseQuery(text);
  if (tree === null && text.trim() === '') return term;
  const wanted = together([...requirements(tree), { ...filter, start: 0, end: 1 }]);
  const typed = text.trim();
  const printed = printQuery(tree);
  const ways = [`${typed} ${term}`, `(${typed}) ${term}`, `${printed} ${term}`, `(${printed}) ${term}`];
  // One too many for the limits: it is the words at the end that go.
  const last = tree?.kind === 'or' ? `${term} (${printed})` : `${term} ${printed}`;
  return (ways.find((way) => sameTree(parseQuery(way).tree, wanted)) ?? last).trim();
}

function together(nodes: Node[]): Node | null {
  const [first, second] = nodes;
  if (!first || !second) return first ?? null;
  return { kind: 'and', nodes, start: first.start, end: nodes.at(-1)?.end ?? first.end };
}

/** Cuts a term out, the space beside it and an `AND` that joined it. */
function cut(text: string, start: number, end: number): string {
  const before = text.slice(0, start).replace(/(?:\s+AND)?\s*$/, '');
  const after = text.slice(end).replace(/^\s*(?:AND\s+)?/, '');
  const apart = before !== '' && after !== '' && !before.endsWith('(') && !after.startsWith(')');
  return before + (apart ? ' ' : '') + after;
}

/** `(a OR b)` needs its parentheses only beside something else. */
function bareGroup(text: string): string {
  return /^\([^()]*\)$/.test(text) ? text.slice(1, -1).trim() : text;
}

function contradicts(filter: Filter, other: Filter): boolean {
  if (filter.kind !== 'published') {
    return filter.kind === other.kind && ['day', 'votes', 'stars'].includes(filter.kind);
  }
  if (other.kind !== 'published') return false;
  return (filter.from !== null && other.from !== null) || (filter.to !== null && other.to !== null);
}

function sameTree(one: Node | null, other: Node | null): boolean {
  return outline(one) === outline(other);
}

/** A tree, or a part, without its places and in one way of writing. */
function outline(part: Node | Body | null): string {
  return JSON.stringify(part, (key, value: unknown) =>
    key === 'start' || key === 'end' ? undefined : value,
  );
}
