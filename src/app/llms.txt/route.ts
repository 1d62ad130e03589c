import { env } from '@/lib/env';

/** What this site is and where programs that read find it (https://llmstxt.org). */
export function GET(): Response {
  const { SITE_NAME, SITE_URL } = env();
  const link = (title: string, path: string, about: string) => `- [${title}](${SITE_URL}${path}): ${about}`;
  const text = `# ${SITE_NAME}

> A daily front page of research papers: an edition a day, ranked by votes, with search by topic.

Each paper is also there as Markdown: put \`.md\` behind its address. Please ask no more than a few times a second.

## For programs

${link('The API', '/api/openapi.json', 'OpenAPI 3.1 of `/api/v1`; for people at `/api`')}
- Model Context Protocol, streamable HTTP: \`${SITE_URL}/mcp\`, with tools to search and read papers, without a key

## Papers

${link('Daily papers', '/api/daily_papers', 'JSON, by `date`, `week` or `month`, as the papers API of Hugging Face')}
${link('Search', '/api/papers/search?q=sparse%20autoencoders', 'JSON, `q` and `limit`')}
${link('A paper', '/papers/2406.11944.md', 'Markdown; `/api/v1/papers/2406.11944` as JSON; `.bib`, `.ris` and `.csl.json` to cite it, or any list of papers')}
${link('Topics', '/topics', 'subjects, each with its papers and a feed')}

## More

${link('Sitemap', '/sitemap.xml', 'every paper, topic and day')}
${link('How to search', '/help/search', 'fields, dates, phrases and exclusions')}
`;
  return new Response(text, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}

export const dynamic = 'force-dynamic';
