import { describe, expect, it } from 'vitest';
import { QUERY_LENGTH } from '../schema';
import { DEEPEST, MOST_TERMS, parseQuery } from './parse';
import { printTerm } from './print';
import type { Node } from './tree';

/** A tree as one line: `and(a, not(title:b))`, dates in full. */
function outline(node: Node | null): string {
  if (node === null) return 'nothing';
  if (node.kind === 'not') return `not(${outline(node.node)})`;
  if (node.kind === 'and' || node.kind === 'or') return `${node.kind}(${node.nodes.map(outline).join(', ')})`;
  if (node.kind === 'published') return `published(${node.from ?? ''}..${node.to ?? ''})`;
  if (node.kind === 'votes' || node.kind === 'stars')
    return `${node.kind}(${node.min ?? ''}..${node.max ?? ''})`;
  return printTerm(node);
}

const read = (text: string) => outline(parseQuery(text).tree);
const hintsOf = (text: string) => parseQuery(text).hints.map(({ message }) => message);
const fixesOf = (text: string) => parseQuery(text).hints.map(({ replacement }) => replacement);

function expectRead(table: Record<string, string>): void {
  for (const [text, tree] of Object.entries(table)) expect(read(text), text).toBe(tree);
}

describe('a query', () => {
  it('asks for all of its words', () => {
    expectRead({
      'sparse  vision, models': 'and(sparse, vision,, models)',
      MLP: 'MLP',
      'sparse AND vision AND': 'and(sparse, vision)',
      'sparse and vision': 'and(sparse, and, vision)',
    });
  });

  it('keeps phrases together, whatever the quotes', () => {
    expectRead({
      '"mixture of  depths" adaptation': 'and("mixture of depths", adaptation)',
      '“mixture of depths” „zwei Wörter“': 'and("mixture of depths", "zwei Wörter")',
      '« deux mots » ‘two words’': 'and("deux mots", "two words")',
      "'two words' don't 'n": 'and("two words", don\'t, \'n)',
      'a"b c"d': 'and(a, "b c", d)',
      '"" "…"': 'nothing',
    });
  });

  it('excludes what follows a minus, and only at the beginning of a word', () => {
    expectRead({
      'vision -survey -"large language"': 'and(vision, not(survey), not("large language"))',
      'vision −survey –x': 'and(vision, not(survey), not(x))',
      'state-of-the-art - x': 'and(state-of-the-art, x)',
      '-author:hinton -(a OR b) -cat:cs.CL': 'and(not(author:hinton), not(or(a, b)), not(cat:cs.CL))',
      '-survey': 'not(survey)',
      '-(-a)': 'a',
    });
  });

  it('offers alternatives with OR, in capitals, or a bar', () => {
    expectRead({
      'kan splines OR mixers': 'or(and(kan, splines), mixers)',
      '(kan OR mixers) splines': 'and(or(kan, mixers), splines)',
      'kan | mixers|splines || nets': 'or(kan, mixers, splines, nets)',
      'kan or mixers': 'and(kan, or, mixers)',
      '((a b) c) OR (d OR e)': 'or(and(a, b, c), d, e)',
    });
  });

  it('leaves technical names as they are', () => {
    for (const word of [
      'C++',
      'C#',
      'GPT-4',
      't-SNE',
      'γ-MoD',
      'x:y',
      '10:30',
      'f(x)',
      'O(n(n-1))',
      'p(x|z)',
      '.NET',
    ])
      expect(read(word), word).toBe(word);
    expectRead({
      'BERT: pretraining LLM:s https://arxiv.org': 'and(BERT:, pretraining, LLM:s, https://arxiv.org)',
      'softmax(QK / sqrt(d)) x': 'and(softmax, QK, sqrt(d), x)',
    });
    expect(
      hintsOf('BERT: pretraining at 10:30, CoT:prompting, data:x LLM:s https://a.b softmax(QK / d)'),
    ).toEqual([]);
  });

  it('looks in one field', () => {
    expectRead({
      'title:diffusion AUTHOR:"Yann LeCun"': 'and(title:diffusion, author:"Yann LeCun")',
      'title:(a "b c" -d OR author:e)': 'or(and(title:a, title:"b c", not(title:d)), author:e)',
      'abstract:γ-MoD venue:ICLR': 'and(abstract:γ-MoD, venue:ICLR)',
      "title:'two words'": 'title:"two words"',
      'title:() title:"" title:!': 'nothing',
    });
  });

  it('filters by what a paper is', () => {
    expectRead({
      'topic:mlp topic:"multi-layer perceptron" tag:kan':
        'and(topic:mlp, topic:"multi-layer perceptron", topic:kan)',
      'cat:CS.cl cat:cs. cat:cs category:cs.* cat:Cond-Mat.Mes-Hall':
        'and(cat:cs.CL, cat:cs, cat:cs, cat:cs, cat:cond-mat.mes-hall)',
      'cat:(cs.CL OR cs.LG)': 'or(cat:cs.CL, cat:cs.LG)',
      'source:arXiv has:code has:Project Has:comments':
        'and(source:arxiv, has:code, has:project, has:comments)',
      'code:openai/gpt-2 code:openai code:https://github.com/a/b.c':
        'and(code:openai/gpt-2, code:openai, code:a/b.c)',
      'is:bookmarked -is:upvoted is:unread': 'and(is:bookmarked, not(is:upvoted), is:unread)',
      'day:2025-06-03': 'day:2025-06-03',
    });
  });

  it('takes dates to the year, the month or the day, both ends included', () => {
    expectRead({
      'from:2025-01 to:2025-06': 'and(published(2025-01-01..), published(..2025-06-30))',
      'to:2024-02': 'published(..2024-02-29)',
      'since:2025 until:2025-6-3': 'and(published(2025-01-01..), published(..2025-06-03))',
      'year:2025': 'published(2025-01-01..2025-12-31)',
      'year:2023-2025 year:2025..2023 year:2023–2025':
        'and(published(2023-01-01..2025-12-31), published(2023-01-01..2025-12-31), published(2023-01-01..2025-12-31))',
      'year:>2023 year:<=2024': 'and(published(2024-01-01..), published(..2024-12-31))',
      'published:2025-06 published:2025-01..2025-06':
        'and(published(2025-06-01..2025-06-30), published(2025-01-01..2025-06-30))',
    });
  });

  it('takes numbers as they are, or compared', () => {
    expectRead({
      'votes:>20 votes:>=20 votes:20+ votes:≥20': 'and(votes(21..), votes(20..), votes(20..), votes(20..))',
      'votes:<5 votes:<=5': 'and(votes(..4), votes(..5))',
      'votes:20 votes:10-20 votes:20..10': 'and(votes(20..20), votes(10..20), votes(10..20))',
      'stars:>1k stars:1.5K stars:1,000 stars:99999999999':
        'and(stars(1001..), stars(1500..1500), stars(1000..1000), stars(2147483647..2147483647))',
    });
  });

  it('may be of nothing', () => {
    for (const text of ['', ' ', '"', '""', '-', '- -', '!?', 'OR', '"…" OR -', '()', '((', '🙂', '\0']) {
      expect(parseQuery(text).tree, text).toBeNull();
    }
  });

  it('is read without what cannot be seen, its places being those of the text as given', () => {
    const { tree } = parseQuery('\u202Ecat\u200B:cs\u2066.cl \uD800soft\u00ADmax\0x');
    expect(tree).toMatchObject({
      kind: 'and',
      nodes: [
        { kind: 'category', code: 'cs.CL', start: 1, end: 12 },
        { kind: 'words', text: 'softmax', start: 14, end: 22 },
        { kind: 'words', text: 'x', start: 23, end: 24 },
      ],
    });
    expect(read('می\u200Cخواهم a\u200Cb')).toBe('and(می\u200Cخواهم, ab)');
  });

  it('knows where its parts stand', () => {
    const text = 'a -title:"b c" (d OR e)';
    const places = (node: Node): string[] => [
      text.slice(node.start, node.end),
      ...('nodes' in node ? node.nodes : 'node' in node ? [node.node] : []).flatMap(places),
    ];
    const { tree } = parseQuery(text);
    expect(tree && places(tree)).toEqual([text, 'a', '-title:"b c"', 'title:"b c"', '(d OR e)', 'd', 'e']);
  });
});

describe('what cannot be understood', () => {
  it('is searched as words, and said', () => {
    expectRead({
      'yaer:2025 x': 'and(yaer:2025, x)',
      'year:20x5': 'year:20x5',
      'cat:foo bar': 'and(cat:foo, bar)',
    });
    expect(hintsOf('yaer:2025')).toEqual(['`yaer:` is not a field; did you mean `year:`?']);
    expect(hintsOf('year:20x5')).toEqual(['`year:20x5` is not a year, e.g. `year:2025`, `year:2023-2025`.']);
    expect(hintsOf('cat:foo')).toEqual([
      '`cat:foo` is not a category of arXiv, e.g. `cat:cs.CL`, or all of `cat:cs`.',
    ]);
    for (const text of [
      'from:yesterday',
      'to:2025-13',
      'day:2025-06',
      'day:2025-02-30',
      'votes:many',
      'votes:<0',
    ])
      expect([hintsOf(text).length, read(text)], text).toEqual([1, text]);
  });

  it('comes with the whole query as it was probably meant', () => {
    const table: Record<string, string> = {
      'mlp yaer:2025 code': 'mlp year:2025 code',
      'Titel:"a b" c': 'title:"a b" c',
      'auhtor:(a b)': 'author:(a b)',
      'title: diffusion': 'title:diffusion',
      'before:2025': 'to:2025',
      'cat:cl': 'cat:cs.CL',
      'year:2025-06': 'published:2025-06',
      'is:bookmarkd x': 'is:bookmarked x',
      'has:cod': 'has:code',
      '(a OR (b': '(a OR (b))',
      'a) b': 'a b',
      'x "a b': 'x "a b"',
      'a OR': 'a',
      'vision NOT survey': 'vision -survey',
      'kan OR mixers b year:2025 has:code': '(kan OR mixers b) year:2025 has:code',
    };
    for (const [text, fixed] of Object.entries(table)) {
      expect(fixesOf(text)[0], text).toBe(fixed);
      expect(hintsOf(fixed), fixed).toEqual([]);
    }
  });

  it('is told where alternatives or dates do not mean what they seem to', () => {
    expect(hintsOf('kan year:2024 OR mixers year:2025')).toEqual([]);
    expect(hintsOf('from:2026 to:2025')).toEqual([
      'Nothing is published both from 2026-01-01 on and up to 2025-12-31.',
    ]);
  });

  it('is not told twice, nor without end', () => {
    expect(hintsOf(') '.repeat(100))).toHaveLength(1);
    const many = Array.from({ length: 50 }, (_, at) => `year:x${at}`).join(' ');
    expect(hintsOf(many).length).toBeLessThanOrEqual(8);
  });
});

describe('the limits of a query', () => {
  it('are its characters, of which the first are searched', () => {
    const { tree, hints } = parseQuery(`${'a'.repeat(QUERY_LENGTH - 1)} surplus`);
    expect(tree).toMatchObject({ kind: 'words', end: QUERY_LENGTH - 1 });
    expect(hints).toEqual([
      { start: 1000, end: 1007, message: 'Only the first 1,000 characters are searched.', replacement: null },
    ]);
  });

  it('are its terms, of which the first are searched', () => {
    const words = Array.from({ length: MOST_TERMS + 10 }, (_, at) => `w${at}`);
    const { tree, hints } = parseQuery(words.join(' '));
    expect(tree?.kind === 'and' && tree.nodes.length).toBe(MOST_TERMS);
    expect(hints.map(({ message }) => message)).toEqual(['Only the first 64 terms are searched.']);
    expect(hintsOf(words.slice(0, MOST_TERMS).join(' '))).toEqual([]);
  });

  it('are its parentheses, of which the innermost are left out', () => {
    const nested = (depth: number) => `${'(a OR -'.repeat(depth)}(b c)${')'.repeat(depth)}`;
    expect(hintsOf(nested(DEEPEST - 1))).toEqual([]);
    expect(hintsOf(nested(DEEPEST + 5))).toEqual([
      'Parentheses are understood 16 deep; those further in are left out.',
    ]);
    expect(read(`${'('.repeat(400)}a b${')'.repeat(400)} c`)).toBe('and(a, b, c)');
  });
});
