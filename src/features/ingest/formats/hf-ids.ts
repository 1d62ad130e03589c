import { z } from 'zod';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { RECORD_KEYS } from './hf-daily';
import { splitJsonValues } from './json-values';

const entry = z
  .union([
    z.object({ paper: z.object({ id: z.string() }) }).transform(({ paper }) => paper.id),
    z.object({ id: z.string() }).transform(({ id }) => id),
  ])
  .catch('');

/** How an id stands in an entry that is broken, or that is a text of its own. */
const WRITTEN_ID = /['"]id\\?['"]\s*:\s*\\?['"]([^'"\\]+)/;

/** The arXiv ids of the papers in an answer of Hugging Face, also of entries that are no papers for us. */
export async function readHfIds(chunks: AsyncIterable<string>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { raw } of splitJsonValues(chunks, (key) => RECORD_KEYS.has(key))) {
    const id = parseArxivId(idWithin(raw));
    if (id) ids.push(id.id);
  }
  return ids;
}

function idWithin(raw: string): string {
  try {
    const id = entry.parse(JSON.parse(raw));
    if (id) return id;
  } catch {
    // Not JSON: what it says may still be told from its text.
  }
  return WRITTEN_ID.exec(raw)?.[1] ?? '';
}
