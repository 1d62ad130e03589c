import 'server-only';
import { indexPapers } from '@/features/search/indexing/mutations';
import { db } from '@/lib/db';
import { lockBatches } from '../../sql';
import { type FieldName, type Given, isEmpty } from '../fields';
import type { HeldPaper } from '../merge';
import { loadTopicMatcher, updatePapers } from '../papers/mutations';
import { listHeldById } from '../queries';

type Written = { summary: string; keywords: string[]; model: string; asOf: Date };

/**
 * Gives a paper what a model wrote of it, where nobody gave it a summary; keywords where it has none. Whatever a source
 * says of it later takes the place of this. False where it has a summary by now, or is no more.
 */
export async function addSummary(paperId: number, written: Written): Promise<boolean> {
  const matchTopics = await loadTopicMatcher();
  return db.$transaction(async (tx) => {
    await lockBatches(tx);
    const [held] = await listHeldById(tx, [paperId]);
    if (!held || held.fields.summary) return false;
    const slot = {
      paper: withSummary(held, written),
      changes: new Set(['fields'] as const),
      abbreviations: null,
      said: [],
      events: [],
      createdBy: null,
    };
    await updatePapers(tx, [slot], matchTopics);
    await indexPapers(tx, [paperId]);
    await tx.summaryFailure.deleteMany({ where: { paperId } });
    return true;
  });
}

function withSummary(held: HeldPaper, { summary, keywords, model, asOf }: Written): HeldPaper {
  const given: Given = { source: `summary:${model}`, asOf: asOf.toISOString() };
  const fields = { ...held.fields, summary: { text: summary, by: model } };
  const names: FieldName[] = ['summary'];
  if (isEmpty(held.fields.keywords)) {
    fields.keywords = keywords;
    names.push('keywords');
  }
  return {
    ...held,
    fields,
    given: { ...held.given, ...Object.fromEntries(names.map((name) => [name, given])) },
  };
}
