import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect, test } from '../support/journey';
import { SITE } from '../support/site';

test('an assistant connects, searches and reads, and its answers fit what the tools promise', async ({
  request,
}) => {
  const client = new Client({ name: 'the tests', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${SITE}/mcp`)));
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toContain('search_papers');
  // The client checks structured answers by the schemas of the tools.
  const found = await client.callTool({
    name: 'search_papers',
    arguments: { query: 'transcoders', limit: 3 },
  });
  const { papers } = found.structuredContent as { papers: { key: string }[] };
  expect(papers.map(({ key }) => key)).toContain('2406.11944');
  const calls: [string, Record<string, unknown>][] = [
    ['get_paper', { key: '2406.11944' }],
    ['get_edition', { edition: '2026-06-30' }],
    ['get_edition', { edition: '2026-06', limit: 50 }],
    ['list_topics', { query: 'language' }],
    ['get_topic', { slug: 'mlp' }],
    ['related_papers', { key: '2406.11944' }],
  ];
  for (const [name, input] of calls) {
    const result = await client.callTool({ name, arguments: input });
    expect(result.isError ?? false, name).toBe(false);
    const [content] = result.content as { text: string }[];
    expect(content?.text.length, name).toBeGreaterThan(20);
    expect(content?.text.length, name).toBeLessThan(40_000);
  }
  await client.close();
  const asked = await request.fetch('/mcp', { method: 'OPTIONS' });
  expect(asked.headers()['access-control-allow-methods']).toContain('POST');
});
