import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { DELETE, GET, POST } from '@/app/mcp/route';
import { fillWithEverything } from '../../../../tests/support/everything';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { MCP_LIMITS } from './schema';

useTestDatabase({ keep: true });
const ADDRESS = 'http://127.0.0.1/mcp';

/** The route, without a network. */
async function fetchRoute(url: string | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(url, { ...init, ...(init?.body && { duplex: 'half' }) } as RequestInit);
  const handle = { GET, POST, DELETE }[request.method as 'GET'];
  return handle(request, { params: Promise.resolve({}) });
}

async function connected(): Promise<Client> {
  const client = new Client({ name: 'the tests', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(ADDRESS), { fetch: fetchRoute }));
  return client;
}

type Told = { text: string; data: Record<string, unknown>; isError: boolean };

async function call(client: Client, name: string, input: Record<string, unknown> = {}): Promise<Told> {
  const result = await client.callTool({ name, arguments: input });
  const [content] = result.content as { text: string }[];
  return {
    text: content?.text ?? '',
    data: (result.structuredContent ?? {}) as Record<string, unknown>,
    isError: result.isError === true,
  };
}

const post = (body: unknown) =>
  fetchRoute(ADDRESS, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

beforeAll(() => fillWithEverything({ papers: 30 }));

describe('an assistant', () => {
  it('is told which tools there are, all of which only read', async () => {
    const client = await connected();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search_papers',
      'get_paper',
      'get_edition',
      'list_topics',
      'get_topic',
      'related_papers',
    ]);
    for (const tool of tools) expect(tool.annotations?.readOnlyHint, tool.name).toBe(true);
    await client.close();
  });

  it('searches, and goes on where there is more', async () => {
    const client = await connected();
    const few = await call(client, 'search_papers', { query: 'odd keeping', limit: 3 });
    expect(few.data).toMatchObject({ total: 30, next: null });
    expect(few.text).toMatch(
      /^30 papers for: odd keeping\n\n1\. \[Odd keeping of .*\]\(http.*\) \(key: 2501\./,
    );
    const all = await call(client, 'search_papers', { query: 'odd keeping', limit: MCP_LIMITS.found });
    const rest = await call(client, 'search_papers', {
      query: 'odd keeping',
      limit: MCP_LIMITS.found,
      cursor: all.data.next,
    });
    const keys = [all, rest].flatMap(({ data }) => (data.papers as { key: string }[]).map(({ key }) => key));
    expect(new Set(keys).size).toBe(30);
    await client.close();
  });

  it('reads papers, editions and topics', async () => {
    const client = await connected();
    const paper = await call(client, 'get_paper', { key: '2501.10001v3' });
    expect(paper.data).toMatchObject({ key: '2501.10001', authors: ['Ada Keeper 1', 'Thomas Hófmann'] });
    expect(paper.text).toContain('# Odd keeping of $x_1$');
    const edition = await call(client, 'get_edition', { limit: 4 });
    expect(edition.data).toMatchObject({ edition: '2025-02-03', total: 10, previous: '2025-02-02' });
    expect(edition.text).toContain('The first 4 by votes:');
    const { data } = await call(client, 'list_topics', { query: 'perceptron' });
    const [{ slug }] = data.topics as [{ slug: string }];
    const topic = await call(client, 'get_topic', { slug, limit: 2 });
    expect(topic.data.newest).toHaveLength(2);
    expect(topic.data.months).toMatchObject([{ month: '2025-01' }]);
    const related = await call(client, 'related_papers', { key: '2501.10001' });
    expect((related.data.papers as { shared: string[] }[])[0]?.shared.length).toBeGreaterThan(0);
    await client.close();
  });

  it('hears what was wrong with a question', async () => {
    const client = await connected();
    for (const [name, input, message] of [
      ['get_paper', { key: 'nothing' }, 'There is no nothing here.'],
      ['get_topic', { slug: 'nothing' }, 'There is no nothing here.'],
      ['get_edition', { edition: 'tomorrow' }, 'edition: must be latest'],
      ['search_papers', { query: 'is:bookmarked' }, 'for that reader only'],
      ['search_papers', { query: 'x', limit: 1_000 }, 'limit'],
      ['search_papers', { query: 'x\0y' }, 'null character'],
    ] as const) {
      const told = await call(client, name, input).catch((error: Error) => ({
        isError: true,
        text: error.message,
      }));
      expect(told.isError, name).toBe(true);
      expect(told.text, name).toContain(message);
    }
    await client.close();
  });
});

describe('the endpoint', () => {
  it('keeps no sessions', async () => {
    expect((await fetchRoute(ADDRESS)).status).toBe(405);
    expect((await fetchRoute(ADDRESS, { method: 'DELETE' })).status).toBe(405);
    const answer = await post({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('mcp-session-id')).toBeNull();
    expect(answer.headers.get('ratelimit-policy')).toBe('"api";q=500;w=300');
  });

  it('refuses what is too large, many messages in one, and what is no message', async () => {
    expect((await post(`"${'x'.repeat(MCP_LIMITS.request)}"`)).status).toBe(413);
    expect((await post([{ jsonrpc: '2.0', id: 1, method: 'ping' }])).status).toBe(400);
    for (const body of ['', '{', 'null', '{"jsonrpc":"2.0"}']) {
      const { status } = await post(body);
      expect(status, body).toBeGreaterThanOrEqual(400);
      expect(status, body).toBeLessThan(500);
    }
  });
});
