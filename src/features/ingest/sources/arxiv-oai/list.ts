import 'server-only';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { type DayRange, parseDay } from '@/lib/day';
import { growLists } from '../../coverage/mutations';
import type { Listed } from '../../coverage/schema';
import type { OaiError } from '../../formats/oai/document';
import type { OaiEnvelope } from '../../formats/oai/envelope';
import { nowOf, type Progress, type SourceContext } from '../context';
import { moveBackfill } from '../mutations';
import { SourceError } from '../source-error';
import { NAMED } from '../tally';
import { fetchRecords } from './records';
import { categoryOf } from './sets';

/** How often a list is begun anew because its token is refused. */
export const MOST_RESTARTS = 3;

export type List = {
  backfillId: number;
  window: DayRange;
  set: string;
  metadataPrefix: string;
  /** Told again after each answer. */
  progress: Progress;
  /** Where to go on; null at the beginning. */
  token: string | null;
};

/** Takes in a list of records, answer by answer, and notes after each where to go on. */
export async function readList(context: SourceContext, list: List): Promise<void> {
  let { token } = list;
  for (let restarts = 0; ; ) {
    const { envelope, counts } = await fetchRecords(
      context,
      token ? { resumptionToken: token } : beginning(list),
    );
    const refused = token !== null && hasError(envelope, 'badResumptionToken');
    if (refused && ++restarts > MOST_RESTARTS) {
      throw new SourceError(`arXiv: the token of ${nameOf(list)} was refused ${restarts} times`);
    }
    if (!refused) refuseErrors(envelope.errors, list);
    noteDeleted(context, envelope);
    await growLists(listsOf(envelope, { source: context.source, category: categoryOf(list.set) }));
    const next = refused ? null : envelope.resumptionToken;
    if (next !== null && next === token) {
      throw new SourceError(`arXiv: ${nameOf(list)} does not go on: its token stays the same`);
    }
    const isOver = !refused && next === null;
    token = next;
    await moveBackfill(list.backfillId, {
      list: list.set,
      token,
      now: nowOf(context),
      ...(counts && { counts }),
    });
    context.onProgress(list.progress);
    if (isOver) return;
  }
}

function beginning({ window, set, metadataPrefix }: List): Record<string, string> {
  return { metadataPrefix, from: window.first, until: window.last, set };
}

function hasError({ errors }: OaiEnvelope, code: string): boolean {
  return errors.some((error) => error.code === code);
}

/** That there are no records is the answer, not an error. */
function refuseErrors(errors: OaiError[], list: List): void {
  const wrong = errors.filter(({ code }) => code !== 'noRecordsMatch');
  if (wrong.length === 0) return;
  const said = wrong.map(({ code, message }) => `${code}: ${message}`).join('; ');
  throw new SourceError(`arXiv refuses ${nameOf(list)}: ${said}`);
}

function nameOf({ window, set, metadataPrefix }: List): string {
  return `${metadataPrefix} of ${set} from ${window.first} to ${window.last}`;
}

function noteDeleted({ tally }: SourceContext, { deleted }: OaiEnvelope): void {
  for (const id of deleted.slice(0, NAMED)) tally.note(`arXiv deleted ${id}; what is here of it stays`);
}

/** What an answer says was changed or deleted, by day. */
function listsOf({ headers }: OaiEnvelope, named: Pick<Listed, 'source' | 'category'>): Listed[] {
  const lists = new Map<string, Listed>();
  for (const { arxivId, datestamp, isDeleted } of headers) {
    const [id, day] = [parseArxivId(arxivId), parseDay(datestamp.slice(0, 10))];
    if (!id || !day) continue;
    const kind = isDeleted ? 'deleted' : 'changed';
    const list = lists.get(`${day} ${kind}`) ?? { ...named, day, kind, ids: [] };
    list.ids.push(id.id);
    lists.set(`${day} ${kind}`, list);
  }
  return [...lists.values()];
}
