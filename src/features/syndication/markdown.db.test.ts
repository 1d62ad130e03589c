import { expect, it } from 'vitest';
import { getPaper } from '@/features/papers/queries';
import { createPaper } from '../../../tests/support/factories';
import { useTestDatabase } from '../../../tests/support/test-database';
import { paperMarkdown } from './markdown';

useTestDatabase();

it('a paper in Markdown says what is known, and nothing of it is taken for markup', async () => {
  const { key } = await createPaper({
    title: 'A *bold* claim on $x_1$ & [links](x)',
    titleText: 'A *bold* claim',
    abstract: '1. First `code`.\n\n# Not a heading, with $a_b*c$.',
    abstractText: 'x',
    arxivId: '2501.00009',
    key: '2501.00009',
  } as never);
  const found = await getPaper(key);
  if (!found?.paper) throw new Error('not there');
  expect(paperMarkdown(found.paper, 'https://papers.example.org')).toBe(
    `# A \\*bold\\* claim on $x_1$ & \\[links\\](x)

- Here: <https://papers.example.org/papers/2501.00009>
- arXiv: <https://arxiv.org/abs/2501.00009>
- Votes: 0

## Abstract

1\\. First \\\`code\\\`.

\\# Not a heading, with $a_b*c$.
`,
  );
});
