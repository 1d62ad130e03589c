import 'server-only';
import type { Transaction } from '@/lib/db';
import { idOf, type Slot } from '../batch';
import type { PreparedPaper } from '../prepare';
import { addDigests, keepSourceRecords } from './sql';

/** Remembers the records themselves: whole, the newest of each source, and that they were taken in. */
export async function keepSaid(tx: Transaction, slots: Slot[]): Promise<void> {
  const said = slots.flatMap((slot) => slot.said.map((record) => ({ paperId: idOf(slot), ...record })));
  await addDigests(
    tx,
    said.map(({ digest, paperId }) => ({ digest, paper_id: paperId })),
  );
  await keepSourceRecords(tx, newestOfEachSource(said));
}

/** One statement cannot write a row twice. */
function newestOfEachSource<Said extends Pick<PreparedPaper, 'source' | 'asOf'> & { paperId: number }>(
  said: Said[],
): Said[] {
  const newest = new Map<string, Said>();
  for (const each of said) {
    const key = `${each.paperId} ${each.source}`;
    const before = newest.get(key);
    if (!before?.asOf || (each.asOf && each.asOf >= before.asOf)) newest.set(key, each);
  }
  return [...newest.values()];
}
