import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { getSourceState } from '../queries';
import { MOST_REJECTED } from './summaries';
import { completion, HOUR_MS, take, useEndpoint, write } from './testing';

useTestDatabase();
const endpoint = useEndpoint();

describe('an answer that cannot be used', () => {
  it('is kept as it came, and its paper has its turn again a day later, three times in all', async () => {
    await take({ arxivId: '2611.00001' });
    const bench = await endpoint(completion('I would rather not.'));
    await write(bench);
    const [rejection] = await db.ingestRejection.findMany();
    expect(rejection).toMatchObject({
      reason: "2611.00001: There is no JSON object in the model's answer",
      rawText: expect.stringContaining('I would rather not.'),
    });
    for (const count of [1, 2, 3, 3, 3]) {
      await write(bench);
      expect(bench.server.requests).toHaveLength(count);
      bench.clock.pass(24 * HOUR_MS);
    }
    await write(bench, { SUMMARY_MODEL: 'another' });
    expect(bench.server.requests).toHaveLength(4);
  });

  it('five times one after the other ends the run', async () => {
    await take(...Array.from({ length: 7 }, (_, at) => ({ arxivId: `2611.0000${at + 1}` })));
    const bench = await endpoint({ body: '<html>Welcome to this hotel’s network</html>' });
    const { failure, counts } = await write(bench);
    expect(counts).toMatchObject({ received: MOST_REJECTED, rejected: MOST_REJECTED });
    expect(failure?.message).toMatch(/^qwen3:8b gave 5 answers one after the other that cannot be used/);
    expect(await getSourceState('summaries', '')).toMatchObject({ failingSince: expect.any(Date) });
  });
});
