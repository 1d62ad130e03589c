import { amountText } from './amount';
import { periodText } from './period';
import type { Body, Node } from './tree';

/** A query as text that reads as the same tree. */
export function printQuery(tree: Node | null): string {
  return tree ? print(tree) : '';
}

function print(node: Node): string {
  if (node.kind === 'not') return `-${node.node.kind === 'and' ? group(node.node) : inner(node.node)}`;
  if (node.kind === 'and') return node.nodes.map(inner).join(' ');
  if (node.kind === 'or') return node.nodes.map(print).join(' OR ');
  return printTerm(node);
}

function inner(node: Node): string {
  return node.kind === 'or' ? group(node) : print(node);
}

function group(node: Node): string {
  return `(${print(node)})`;
}

/** One term of a query: a word, a phrase, or a field with its value. */
export function printTerm(body: Body): string {
  switch (body.kind) {
    case 'words':
      return `${body.field ? `${body.field}:` : ''}${body.quoted ? `"${body.text}"` : body.text}`;
    case 'topic':
      return `topic:${/^[\w-]+$/.test(body.name) ? body.name : `"${body.name}"`}`;
    case 'category':
      return `cat:${body.code}`;
    case 'source':
      return `source:${body.name}`;
    case 'has':
      return `has:${body.what}`;
    case 'code':
      return `code:${body.owner}${body.name === null ? '' : `/${body.name}`}`;
    case 'published':
      return periodText(body);
    case 'day':
      return `day:${body.day}`;
    case 'votes':
    case 'stars':
      return `${body.kind}:${amountText(body)}`;
    case 'is':
      return `is:${body.mark}`;
  }
}
