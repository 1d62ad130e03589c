import 'server-only';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { AppError } from '@/lib/errors';
import type { SourceContext } from '../context';
import { askPart } from '../part';
import { ApiRefusal, fetchAnswer } from './answer';

/** Ids a request: with more its address becomes longer than servers take. */
export const BATCH_SIZE = 100;

/** The ids of a list, without versions, each once. @throws AppError invalid, naming every one that is none */
export function readIds(texts: readonly string[]): string[] {
  const read = texts.map((text) => ({ text, id: parseArxivId(text)?.id ?? null }));
  const wrong = read.filter(({ id }) => id === null).map(({ text }) => JSON.stringify(text));
  if (wrong.length > 0) throw new AppError('invalid', `Not an arXiv identifier: ${wrong.join(', ')}.`);
  if (read.length === 0) throw new AppError('invalid', 'Give at least one arXiv identifier.');
  return [...new Set(read.flatMap(({ id }) => id ?? []))];
}

/** Takes in the newest versions of papers by their ids. Those that arXiv does not have are noted. */
export async function fetchByIds(context: SourceContext, ids: readonly string[]): Promise<void> {
  await askPart(context, 'ids', async () => {
    for (let done = 0; done < ids.length; done += BATCH_SIZE) {
      context.onProgress({ done, total: ids.length, unit: 'papers', at: ids[done] ?? '' });
      await fetchBatch(context, ids.slice(done, done + BATCH_SIZE));
    }
    context.onProgress({ done: ids.length, total: ids.length, unit: 'papers', at: '' });
    return undefined;
  });
}

/** arXiv drops ids that it does not have without a word, and refuses a whole list for one that it cannot read. */
async function fetchBatch(context: SourceContext, ids: readonly string[]): Promise<void> {
  let asked = [...ids];
  while (asked.length > 0) {
    try {
      const answer = await fetchAnswer(context, {
        id_list: asked.join(','),
        start: '0',
        max_results: String(asked.length),
      });
      for (const id of asked) if (!answer.ids.includes(id)) context.tally.note(`arXiv has no paper ${id}`);
      return;
    } catch (error) {
      const blamed = error instanceof ApiRefusal ? asked.find((id) => error.reason.endsWith(` ${id}`)) : null;
      if (!blamed || !(error instanceof ApiRefusal)) throw error;
      context.tally.note(`arXiv refuses ${blamed}: ${error.reason}`);
      asked = asked.filter((id) => id !== blamed);
    }
  }
}
