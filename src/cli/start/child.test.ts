import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOUNDED, ROOMY } from './child';

describe('the memory of what takes papers in', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

  it.each(['ingest', 'cli', 'worker'])(
    'is bounded for `npm run %s` as for the worker that starts with the server',
    (name) => {
      expect(scripts[name]).toContain(`node ${BOUNDED.join(' ')} `);
    },
  );
});

it('searches are measured with the memory that the server has', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(scripts['bench:search']).toContain(`node ${ROOMY.join(' ')} `);
});
