import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDay } from '@/lib/day';
import { db } from '@/lib/db';
import { ingestText } from '../../../tests/support/ingest-text';
import { useTestDatabase } from '../../../tests/support/test-database';

useTestDatabase();

const now = new Date('2026-11-24T12:00:00Z');
const take: typeof ingestText = (text, options = {}) => ingestText(text, { now, ...options });

const data = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data');
const here = existsSync(data);

describe.skipIf(!here)(`the real data${here ? '' : ` (not found in ${data}; set SHARED_DIR)`}`, () => {
  it('gives 63 papers and 20 code repositories from the text of a page', async () => {
    const body = await readFile(path.join(data, 'seed/papers-search-mlp.txt'));
    const { run } = await take(body);
    expect(run).toMatchObject({ format: 'page-text', created: 63, rejected: 0 });
    const repositories = await db.paperLink.findMany({
      where: { kind: 'code', name: { not: null } },
      distinct: ['url'],
    });
    expect(repositories).toHaveLength(20);
    const strip = repositories.filter((link) => link.name?.startsWith('Strip'));
    expect(strip.map((link) => `${link.owner}/${link.name}`)).toEqual(['Med-Process/Strip_MLP']);
    for (const { url } of repositories) expect(url).toMatch(/^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]*[\w-]$/);
    const entry = await db.editionEntry.findFirstOrThrow({ include: { edition: true } });
    expect(entry.day.toISOString()).toMatch(/^2025-03-14/);
    expect(entry.edition.curators).toEqual(['AK']);
    expect((await take(body)).run).toMatchObject({ created: 0, updated: 0, unchanged: 63 });
  });

  it('gives 6,865 papers from the archive, and nothing new the second time', {
    timeout: 600_000,
  }, async () => {
    const total = { received: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
    const folder = path.join(data, 'hf-daily');
    const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
    const pass = async () => {
      const counts = { ...total };
      for (const file of files) {
        const day = parseDay(file.slice(0, 10));
        const { run, failure } = await take(await readFile(path.join(folder, file)), { day });
        expect(failure).toBeNull();
        for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += run[name];
      }
      return counts;
    };
    expect(files).toHaveLength(402);
    const first = await pass();
    expect(first).toMatchObject({ received: 7167, created: 6865, rejected: 300 });
    expect(first.created + first.updated + first.unchanged).toBe(6867);
    expect(await countPapersWithCode('reported')).toBe(3267);
    // Abstracts and project pages name more repositories than the source's own field does.
    expect(await countPapersWithCode('any')).toBeGreaterThan(3_600);

    const before = await checksum();
    expect(await pass()).toEqual({ received: 7167, created: 0, updated: 0, unchanged: 6867, rejected: 300 });
    expect(await checksum()).toBe(before);
  });
});

/** Papers with a code repository: those whose source has a field for it, or any. */
async function countPapersWithCode(which: 'reported' | 'any'): Promise<number> {
  const rows = await db.$queryRaw<[{ count: number }]>`
    SELECT count(DISTINCT link.paper_id)::int AS count
    FROM paper_links AS link
    JOIN source_records AS said ON said.paper_id = link.paper_id
    WHERE link.kind = 'code'
      AND (${which} = 'any' OR said.record #> '{paper,githubRepo}' IS NOT NULL)
  `;
  return rows[0].count;
}

async function checksum(): Promise<string> {
  const rows = await db.$queryRaw<[{ sum: string }]>`
    SELECT md5(string_agg(paper::text, '|' ORDER BY paper.id)) AS sum
    FROM papers AS paper
  `;
  return rows[0].sum;
}
