import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { estimateTokens, FIRST_DIALECT, MOST_ANSWER_TOKENS, questionFor } from './question';
import {
  ABSTRACT,
  completion,
  good,
  HOUR_MS,
  KEYWORDS,
  PATH,
  SENTENCE,
  spent,
  take,
  useEndpoint,
  write,
} from './testing';

useTestDatabase();
const endpoint = useEndpoint();

/** What is put aside for a question about one of the papers here. */
const MOST_FOR_ONE =
  MOST_ANSWER_TOKENS +
  estimateTokens(
    questionFor(
      { title: 'Looms, part 2611.00001', abstract: ABSTRACT },
      { model: 'qwen3:8b', dialect: FIRST_DIALECT },
    ),
  );

describe('what a day may cost', () => {
  it('is counted as the endpoint says, else estimated, and not gone beyond', async () => {
    await take(...Array.from({ length: 6 }, (_, at) => ({ arxivId: `2611.0000${at + 1}` })));
    const bench = await endpoint(good());
    const first = await write(bench, { SUMMARY_MAX_PAPERS: 2 });
    expect(first.counts.updated).toBe(2);
    expect(await spent()).toBe(1_000);
    // For two more papers it suffices: a question is only asked where all that it may take is left.
    const most = 1_500 + MOST_FOR_ONE;
    const second = await write(bench, { SUMMARY_DAILY_TOKENS: most });
    expect(second).toMatchObject({
      failure: null,
      counts: { updated: 2 },
      notes: [`The ${most} tokens of today (SUMMARY_DAILY_TOKENS) do not suffice; not asked about: 2 papers`],
    });
    expect(await spent()).toBe(2_000);
    bench.clock.pass(24 * HOUR_MS);
    bench.server.route(PATH, completion(JSON.stringify({ summary: SENTENCE, keywords: KEYWORDS }), null));
    await write(bench, { SUMMARY_DAILY_TOKENS: most });
    const days = await db.summaryDay.findMany({ orderBy: { day: 'asc' } });
    expect(days).toHaveLength(2);
    expect(days[1]?.tokens).toBeGreaterThan(500);
  });

  it('has what may have been used for nothing, and not what was refused', async () => {
    await take({ arxivId: '2611.00001' });
    const bench = await endpoint([{ status: 500 }, { body: 'x'.repeat(40), fault: 'cut off' }, good()]);
    expect((await write(bench)).failure).toBeNull();
    const total = await spent();
    expect(total).toBe(MOST_FOR_ONE + 500);
    expect((await db.summaryDay.findFirst())?.questions).toBe(3);
  });
});
