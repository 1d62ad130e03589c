import fc from 'fast-check';

const TERMS = [
  ...['mlp', 'GPT-4', 'C++', 'f(x)', 'γ-MoD', 'BERT:', "don't", 'x:y', '10:30', '–', 'NOT', '漢字', 'a,b'],
  ...['"mixture of depths"', '“a b”', '‘one two’', "'n", '«c»', '""'],
  ...[
    'topic:mlp',
    'topic:"a b"',
    'cat:cs.CL',
    'cat:cs.',
    'source:arxiv',
    'has:code',
    'code:a/b',
    'is:unread',
  ],
  ...['year:2025', 'from:2025-01', 'to:2024-02-29', 'published:2023..2024-05', 'day:2025-06-03', 'votes:>20'],
  ...[
    'stars:10-20',
    'votes:<5',
    'title:x',
    'author:"y z"',
    'yaer:2025',
    'year:20x5',
    'cat:foo',
    'is:it',
    'title:',
  ],
];

/** Queries as people write them: terms, exclusions, alternatives and groups, all closed. */
export const anyQuery: fc.Arbitrary<string> = fc
  .letrec<{ terms: string; term: string }>((tie) => ({
    term: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...TERMS),
      tie('term').map((term) => `-${term}`),
      tie('terms').map((terms) => `(${terms})`),
      tie('terms').map((terms) => `title:(${terms})`),
    ),
    terms: fc
      .array(fc.tuple(fc.constantFrom(' ', ' ', '  ', ' OR ', ' AND ', ' | '), tie('term')), { maxLength: 4 })
      .map((parts) => parts.map(([joiner, term], index) => (index > 0 ? joiner : '') + term).join('')),
  }))
  .terms.filter((text) => text.length < 400);

const SIGNS = [
  ...'()"“”\'‘’-–|:,.<>=/\\ \t\n\0*+#@`«»',
  ...[
    '\u200B',
    '\u200D',
    '\u202E',
    '\uFEFF',
    '\uD800',
    '\uDC00',
    '\u00AD',
    '🙂',
    'é',
    'e\u0301',
    'ſ',
    '漢',
    '\uFFFF',
  ],
  ...[
    'OR',
    'AND',
    'NOT',
    ' OR ',
    ' -',
    'title:',
    'title:(',
    'cat:',
    'year:',
    'votes:>',
    'is:',
    'yaer:',
    'topic:"',
  ],
  ...['2025', '2025-', '..', 'cs.', 'code', 'https://', '((((((((', '))))))))', '-(', '-"', 'f(', "'a"],
];

/** Adversarial and random text, drawn with a function that gives numbers from 0 to 1. */
export function hostileText(random: () => number): string {
  const pick = <T>(from: T[]) => from[Math.floor(random() * from.length)] as T;
  const length = Math.floor(random() ** 3 * 120);
  if (random() < 0.05) return pick([...SIGNS, ...TERMS]).repeat(length * 20);
  return Array.from({ length }, () => {
    const kind = random();
    if (kind < 0.5) return pick(SIGNS);
    if (kind < 0.8) return pick(TERMS);
    return String.fromCharCode(Math.floor(random() * (kind < 0.9 ? 128 : 65_536)));
  }).join(random() < 0.5 ? '' : ' ');
}
