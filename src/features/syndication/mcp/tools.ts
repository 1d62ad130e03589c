import 'server-only';
import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { clipText } from '@/lib/clip-text';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { paper } from '../api/papers/schema';
import {
  editionMarkdown,
  relatedMarkdown,
  searchMarkdown,
  topicMarkdown,
  topicsMarkdown,
} from './mcp-markdown';
import { fullMarkdown } from './paper-markdown';
import { getEdition, getPaper, getTopic, listRelated, listTopics, search } from './queries';
import {
  editionInput,
  editionOutput,
  MCP_LIMITS,
  paperInput,
  relatedOutput,
  searchInput,
  searchOutput,
  topicInput,
  topicOutput,
  topicsInput,
  topicsOutput,
} from './schema';

/** Nothing is changed by them, and the same question has the same answer until papers come. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** Gives a server the tools by which an assistant reads papers here. */
export function addTools(server: McpServer): void {
  server.registerTool(
    'search_papers',
    {
      title: 'Search papers',
      description: 'Finds research papers by words and filters, most relevant first.',
      inputSchema: searchInput,
      outputSchema: searchOutput,
      annotations,
    },
    (input) =>
      answered(
        () => search(input),
        (found) => searchMarkdown(found, input.query),
      ),
  );
  server.registerTool(
    'get_paper',
    {
      title: 'Read about a paper',
      description: 'All that is known of one paper, with its whole abstract. Full texts are not held here.',
      inputSchema: paperInput,
      outputSchema: paper,
      annotations,
    },
    ({ key }) => answered(async () => shortened(await getPaper(key)), fullMarkdown),
  );
  server.registerTool(
    'get_edition',
    {
      title: 'Read an edition',
      description: 'The papers featured on a day, in a week or in a month, by votes.',
      inputSchema: editionInput,
      outputSchema: editionOutput,
      annotations,
    },
    (input) => answered(() => getEdition(input), editionMarkdown),
  );
  server.registerTool(
    'list_topics',
    {
      title: 'List topics',
      description: 'Topics with how many papers they have, most first, or those that a text looks for.',
      inputSchema: topicsInput,
      outputSchema: topicsOutput,
      annotations,
    },
    (input) => answered(() => listTopics(input), topicsMarkdown),
  );
  server.registerTool(
    'get_topic',
    {
      title: 'Read about a topic',
      description:
        'A topic: its ways of writing, how it grew by month, what it goes with, its newest papers.',
      inputSchema: topicInput,
      outputSchema: topicOutput,
      annotations,
    },
    (input) => answered(() => getTopic(input), topicMarkdown),
  );
  server.registerTool(
    'related_papers',
    {
      title: 'Find papers like one',
      description: 'The papers nearest to one by content, with the words that they share.',
      inputSchema: paperInput,
      outputSchema: relatedOutput,
      annotations,
    },
    ({ key }) => answered(() => listRelated(key), relatedMarkdown),
  );
}

function shortened(found: Awaited<ReturnType<typeof getPaper>>): typeof found {
  const clip = (text: string | null) => text && clipText(text, MCP_LIMITS.abstract);
  return { ...found, abstract: clip(found.abstract), abstractTex: clip(found.abstractTex) };
}

/** An answer as text and as data; a refusal is told to the assistant, a fault of ours is logged. */
async function answered<Content extends object>(
  find: () => Promise<Content>,
  write: (content: Content) => string,
): Promise<CallToolResult> {
  try {
    const content = await find();
    return {
      content: [{ type: 'text', text: write(content) }],
      structuredContent: content as Record<string, unknown>,
    };
  } catch (error) {
    if (!(error instanceof AppError)) log.fault(error, 'a tool failed');
    const text = error instanceof AppError ? error.message : 'Something went wrong here; it has been logged.';
    return { isError: true, content: [{ type: 'text', text }] };
  }
}
