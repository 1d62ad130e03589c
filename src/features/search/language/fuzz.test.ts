import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { QUERY_LENGTH } from '../schema';
import { DEEPEST, MOST_TERMS, parseQuery } from './parse';
import { hostileText } from './testing';
import { isFilter, type Node, node as nodeSchema, type Span } from './tree';

const QUERIES = 100_000;
/** Trees checked against their schema, which is far slower than reading them. */
const SCHEMA_EVERY = 10;

/** What is wrong with a tree, or null. */
function flawOf(node: Node, within: Span): string | null {
  if (!(within.start <= node.start && node.start < node.end && node.end <= within.end)) return 'misplaced';
  if (node.kind === 'words' && !/[\p{L}\p{N}]/u.test(node.text)) return 'no word';
  if (node.kind === 'words' && !node.text.isWellFormed()) return 'ill-formed';
  if (node.kind === 'not') return node.node.kind === 'not' ? 'twice excluded' : flawOf(node.node, node);
  if (node.kind !== 'and' && node.kind !== 'or') return null;
  if (node.nodes.length < 2) return 'too few';
  if (node.nodes.some(({ kind }) => kind === node.kind)) return 'not flat';
  let end = node.start;
  for (const inner of node.nodes) {
    const flaw = inner.start < end ? 'out of order' : flawOf(inner, node);
    if (flaw) return flaw;
    end = inner.end;
  }
  return null;
}

const inside = (node: Node): Node[] =>
  node.kind === 'not' ? [node.node] : 'nodes' in node ? node.nodes : [];
const depthOf = (node: Node): number => 1 + Math.max(0, ...inside(node).map(depthOf));
const termsOf = (node: Node): number =>
  node.kind === 'words' || isFilter(node) ? 1 : inside(node).reduce((sum, each) => sum + termsOf(each), 0);

describe('any text at all', () => {
  it('is a query, whose tree and hints are sound', { timeout: 60_000 }, () => {
    const random = seededRandom(20_260_603);
    for (let count = 0; count < QUERIES; count++) {
      const text = hostileText(random);
      const { tree, hints } = parseQuery(text);
      const whole = { start: 0, end: text.length };
      const flaw = tree && flawOf(tree, whole);
      if (flaw) expect.fail(`${flaw}: ${JSON.stringify(text.slice(0, 300))}`);
      if (tree && (termsOf(tree) > MOST_TERMS || depthOf(tree) > 3 * DEEPEST))
        expect.fail(JSON.stringify(text.slice(0, 300)));
      if (tree && count % SCHEMA_EVERY === 0) expect(nodeSchema.parse(tree)).toEqual(tree);
      for (const { start, end, message, replacement } of hints) {
        const sound = 0 <= start && start < end && end <= text.length && message.length < 400;
        if (!sound || (replacement !== null && replacement.length > QUERY_LENGTH)) {
          expect.fail(`${message}: ${JSON.stringify(text.slice(0, 300))}`);
        }
      }
    }
  });

  it('is read in time that grows with its length only, or this test would take minutes', () => {
    const signs = [
      '(',
      ')',
      '"',
      "'a ",
      '\'a "',
      '-',
      'a(',
      'f(',
      'x:',
      'title:(',
      'yaer:',
      '| ',
      '\u200B',
      ' OR ',
    ];
    for (const sign of signs) {
      const text = sign.repeat(1_000_000 / sign.length);
      expect(parseQuery(text).hints.length, sign).toBeLessThan(text.length);
    }
  });
});
