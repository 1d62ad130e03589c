import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { porterStem } from './stem';

const corpus = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/relevance/scifact/corpus.jsonl');
const here = existsSync(corpus);

describe.skipIf(!here)(`stems${here ? '' : ` (not found: ${corpus}; set SHARED_DIR)`}`, () => {
  it('are those of Postgres, for every word of SciFact', async () => {
    const words = [
      ...new Set(
        readFileSync(corpus, 'utf8')
          .toLowerCase()
          .match(/[a-z]+/g),
      ),
    ];
    const client = new pg.Client({ connectionString: inject('databaseServer') });
    await client.connect();
    try {
      // Before PostgreSQL 18 "adding" was "ad"; a stop word has no stem.
      const { rows } = await client.query<{ word: string; stem: string }>(
        `SELECT word, stem[1] AS stem
         FROM unnest($1::text[]) AS word, ts_lexize('english_stem', word) AS stem
         WHERE cardinality(stem) = 1 AND word !~ '^[aeo](.)\\1(ed|ing)'`,
        [words],
      );
      expect(rows.length).toBeGreaterThan(30_000);
      expect(rows.filter(({ word, stem }) => porterStem(word) !== stem)).toEqual([]);
    } finally {
      await client.end();
    }
  });
});
