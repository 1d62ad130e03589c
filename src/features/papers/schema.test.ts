import { describe, expect, it } from 'vitest';
import { editionRecordSchema, PAPER_LIMITS, paperRecordSchema } from './schema';

const accepts = (changes: object) =>
  paperRecordSchema.safeParse({ broadsheet: 1, title: 'T', ...changes }).success;
const many = <T>(count: number, member: T) => Array.from({ length: count }, () => member);

describe('a published record', () => {
  it('may be exactly as large as the limits say', () => {
    const link = { kind: 'code', url: 'https://a.example' };
    const cases: [keyof typeof PAPER_LIMITS, (count: number) => object][] = [
      ['title', (count) => ({ title: 'x'.repeat(count) })],
      ['abstract', (count) => ({ abstract: 'x'.repeat(count) })],
      ['summary', (count) => ({ summary: { text: 'x'.repeat(count), by: 'B' } })],
      ['comment', (count) => ({ comment: 'x'.repeat(count) })],
      ['journalRef', (count) => ({ journalRef: 'x'.repeat(count) })],
      ['name', (count) => ({ organization: 'x'.repeat(count) })],
      ['name', (count) => ({ authors: [{ name: 'x'.repeat(count) }] })],
      ['authors', (count) => ({ authors: many(count, { name: 'A' }) })],
      ['keywords', (count) => ({ keywords: many(count, 'k') })],
      ['keyword', (count) => ({ keywords: ['k'.repeat(count)] })],
      ['categories', (count) => ({ categories: many(count, 'cs.CL') })],
      ['category', (count) => ({ categories: ['c'.repeat(count)] })],
      ['links', (count) => ({ links: many(count, link) })],
      ['url', (count) => ({ links: [{ ...link, url: 'x'.repeat(count) }] })],
      ['mediaUrls', (count) => ({ mediaUrls: many(count, 'https://a.example') })],
      ['aliases', (count) => ({ aliases: many(count, 'key') })],
      ['key', (count) => ({ key: 'k'.repeat(count) })],
      ['editions', (count) => ({ editions: many(count, { day: '2025-03-14' }) })],
    ];
    for (const [name, record] of cases) {
      const limit = PAPER_LIMITS[name];
      expect([name, accepts(record(limit)), accepts(record(limit + 1))]).toEqual([name, true, false]);
    }
  });

  it('reads a missing member and null as the same', () => {
    const missing = paperRecordSchema.parse({ broadsheet: 1, title: 'T' });
    const nulls = Object.fromEntries(Object.keys(missing).map((key) => [key, null]));
    expect(paperRecordSchema.parse({ ...nulls, broadsheet: 1, title: 'T' })).toEqual(missing);
    expect(missing).toMatchObject({
      abstract: null,
      authors: null,
      links: null,
      publishedAt: null,
      source: null,
    });
  });

  it('has days and dates that exist and that a database can hold', () => {
    expect(accepts({ publishedAt: '2024-02-29' })).toBe(true);
    expect(accepts({ publishedAt: '2023-02-29' })).toBe(false);
    expect(accepts({ publishedAt: '0001-01-01' })).toBe(false);
    expect(accepts({ editions: [{ day: '2024-02-30' }] })).toBe(false);
  });

  it('has a line for an edition as a whole', () => {
    const line = { broadsheet: 1, edition: { day: '2025-03-14', curators: ['AK'] } };
    expect(editionRecordSchema.parse(line).edition).toEqual({ day: '2025-03-14', curators: ['AK'] });
    expect(
      editionRecordSchema.parse({ broadsheet: 1, edition: { day: '2025-03-14' } }).edition.curators,
    ).toBeNull();
  });
});
