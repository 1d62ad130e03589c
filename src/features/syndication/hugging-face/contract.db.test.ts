import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingest } from '@/features/ingest/run';
import { parseDay } from '@/lib/day';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { listDailyPapers } from './queries';
import { parseDailyPapers } from './schema';
import { differences, type RecordedItem, readRecording } from './testing';

useTestDatabase();

const archive = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/hf-daily');
const files = existsSync(archive) ? readdirSync(archive).filter((name) => name.endsWith('.json')) : [];
const EVERY = Number(process.env.CONTRACT_EVERY ?? 25);

/** Takes a recorded day in and asks for it again, as a client would. */
async function replay(file: string): Promise<{ recorded: RecordedItem[]; answered: RecordedItem[] }> {
  const text = readFileSync(path.join(archive, file), 'utf8');
  const day = parseDay(file.slice(0, 10));
  await ingest({ body: new Blob([text]).stream(), via: 'api', format: 'hf-daily-papers', day });
  const answered: RecordedItem[] = [];
  for (let p = 0; ; p++) {
    const search = new URLSearchParams({ date: String(day), p: String(p), limit: '100' });
    const { content } = await listDailyPapers(parseDailyPapers(search));
    answered.push(...(JSON.parse(JSON.stringify(content)) as RecordedItem[]));
    if (content.length < 100) break;
  }
  return { recorded: readRecording(text), answered };
}

describe.skipIf(files.length === 0)('a recorded day that was taken in', () => {
  it.each(files.filter((_, at) => at % EVERY === 0 || at === files.length - 1))(
    '%s is answered as it was recorded, but for what is told otherwise on purpose',
    { timeout: 60_000 },
    async (file) => {
      const { recorded, answered } = await replay(file);
      const ids = (items: RecordedItem[]) => items.map(({ paper }) => paper.id).toSorted();
      expect(ids(answered)).toEqual(ids(recorded));
      expect(answered.map(({ paper }) => paper.upvotes)).toEqual(
        recorded.map(({ paper }) => paper.upvotes).toSorted((one, other) => other - one),
      );
      const byId = new Map(answered.map((item) => [item.paper.id, item]));
      expect(recorded.flatMap((item) => differences(item, byId.get(item.paper.id)))).toEqual([]);
    },
  );
});
