import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../language/parse';
import { anyQuery } from '../language/testing';
import type { Node } from '../language/tree';
import { readCaret } from './caret';
import { complete } from './completion';

describe('a choice', () => {
  /** The caret is where `¦` stands. */
  const choose = (marked: string, term: string, whole = true) => {
    const text = marked.replace('¦', '');
    const place = readCaret(text, marked.indexOf('¦'));
    if (!place) return null;
    const { query, at } = complete({ text, span: place, term, whole });
    return `${query.slice(0, at)}¦${query.slice(at)}`;
  };

  it('takes the place of what was typed, and typing goes on behind it', () => {
    expect(choose('tran¦', 'topic:transformers')).toBe('topic:transformers ¦');
    expect(choose('vision tr¦an  has:code', 'topic:transformers')).toBe('topic:transformers ¦has:code');
    expect(choose('(vision OR tran¦)', 'topic:transformers')).toBe('(vision OR topic:transformers¦)');
    expect(choose('-tran¦', 'topic:transformers')).toBe('-topic:transformers ¦');
  });

  it('of a field’s name leaves the caret where its value is typed', () => {
    expect(choose('aut¦', 'author:', false)).toBe('author:¦');
    expect(choose('-aut¦ vision', 'author:', false)).toBe('-author:¦ vision');
  });

  it('is understood as what was chosen, wherever it is made', () => {
    const leaves = (node: Node | null): Node[] => {
      if (!node) return [];
      if (node.kind === 'and' || node.kind === 'or') return node.nodes.flatMap(leaves);
      return node.kind === 'not' ? leaves(node.node) : [node];
    };
    const typed = fc.constantFrom(
      'tran',
      'author:hin',
      'author:"geoffrey hi',
      'topic:',
      '-tran',
      'vision tran',
    );
    fc.assert(
      fc.property(anyQuery, typed, anyQuery, (before, word, after) => {
        // A single quote may be an apostrophe, or open a phrase that ends behind the choice.
        fc.pre(!/['‘’]/.test(before + after));
        const text = `${before} ${word} ${after}`;
        const place = readCaret(text, before.length + 1 + word.length);
        if (!place) return;
        const { query } = complete({ text, span: place, term: 'topic:chosen', whole: true });
        const found = leaves(parseQuery(query).tree);
        expect(
          found.some((node) => node.kind === 'topic' && node.name === 'chosen'),
          query,
        ).toBe(true);
      }),
    );
  });
});
