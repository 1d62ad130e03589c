import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { reasonGroup } from './reason-group';

useTestDatabase();

const REASONS = [
  'deleted at the source (oai:arXiv.org:2611.00001, 2026-11-20)',
  'line 12: @article has no title; and 3 more',
  'arxiv:announce_type: "renew" is not known, nor is "x 1"',
  'title: missing or empty',
  `${'Ein Grund '.repeat(40)}`,
  '1 2 3',
  '',
];

it('reasons kept before groups existed are in the group that they would be in now', async () => {
  const migration = readFileSync('prisma/migrations/20261128150000_coverage/migration.sql', 'utf8');
  const [, expression] = /SET reason_group = ([\s\S]*?);/.exec(migration) ?? [];
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(`SELECT ${expression} AS "group" FROM unnest($1::text[]) AS reason`, [
    REASONS,
  ]);
  await client.end();
  expect(rows.map(({ group }) => group)).toEqual(REASONS.map(reasonGroup));
});
