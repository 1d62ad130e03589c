import { randomUUID } from 'node:crypto';
import { getHeapSnapshot } from 'node:v8';
import { expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/support/test-database';
import { db } from './db';
import { forgetStatements } from './forget-statements';

useTestDatabase();

/** What in memory begins with a text; the text itself may be, alone. */
async function listInMemory(beginning: string): Promise<string[]> {
  let heap = '';
  for await (const piece of getHeapSnapshot()) heap += piece;
  return [...new Set(heap.match(new RegExp(`${beginning}-\\d+`, 'g')))];
}

it('lets go of what statements were given, but for the last', async () => {
  const name = randomUUID();
  for (let statement = 0; statement < 20; statement += 1) {
    await db.$transaction((tx) => tx.topic.count({ where: { name: `${name}-${statement}` } }));
  }
  forgetStatements();
  expect((await listInMemory(name)).length).toBeLessThan(2);
});
