import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { applyMigrations } from '@/lib/migrations/apply';
import { queryServer, withDatabase } from '../../../../tests/support/database';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { typedWords } from './typed-words';

useTestDatabase({ keep: true });

/** The words of each text as the index holds them: sorted, each once. */
async function indexedWords(texts: string[], url = process.env.DATABASE_URL): Promise<string[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query<{ words: string[] }>(
      `SELECT tsvector_to_array(spoken_words(text)) AS words
       FROM unnest($1::text[]) WITH ORDINALITY AS each (text, place)
       ORDER BY place`,
      [texts],
    )
    .finally(() => client.end());
  return rows.map(({ words }) => words);
}

const sorted = (words: string[]) => [...new Set(words)].sort();

const TEXTS = [
  'Attention Is All You Need',
  'γ-MoD: Exploring Mixture-of-Depth Adaptation for $O(n \\log n)$ models',
  'Bernhard Schölkopf',
  'Łukasz Kaiser',
  'Søren Kierkegård Ångström-Þórsson',
  'Straße, STRASSE, ẞ; œuvre ŒUVRE æther Æther',
  'Đặng Thị Ngọc Ánh',
  'İstanbul ısı IĞDIR',
  'Фёдор Михайлович Достоевский',
  'Ελευθέριος Βενιζέλος ΟΔΥΣΣΕΥΣ',
  '漢字とカナがある・ー々〇',
  '김민수 한국어',
  'naïve “quotes” — dashes… and ½ x² ﬁne ™',
  'emoji 🙂❤️ between👩‍💻words',
  'عربي ﷺ',
  "O'Neil d’Été don't",
  'C++ C# A* k-means++ Qwen2.5',
  '',
  '   ',
  '---',
];

describe('the words of a text, in TypeScript and in the index,', () => {
  it('are the same where the database knows no letters but those of ASCII', async () => {
    const name = `broadsheet_locale_${process.pid}`;
    const url = withDatabase(inject('databaseServer'), name);
    await queryServer(
      inject('databaseServer'),
      `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`,
    );
    try {
      await applyMigrations(url);
      expect(await indexedWords(TEXTS, url)).toEqual(TEXTS.map((text) => sorted(typedWords(text))));
    } finally {
      await queryServer(inject('databaseServer'), `DROP DATABASE ${name} WITH (FORCE)`);
    }
  });

  it('are the same', async () => {
    expect(await indexedWords(TEXTS)).toEqual(TEXTS.map((text) => sorted(typedWords(text))));
  });

  it('are the same whatever is made up of letters and signs of Europe and Asia', async () => {
    const letters = fc.integer({ min: 1, max: 0x24f });
    const others = fc.oneof(
      ...[
        [0x300, 0x3ff],
        [0x400, 0x481],
        [0x1e00, 0x20cf],
        [0x2100, 0x2bff],
        [0x3000, 0x30ff],
        [0x4e00, 0x4eff],
        [0xac00, 0xacff],
        [0xff00, 0xffef],
        [0x1f300, 0x1f6ff],
      ].map(([min, max]) => fc.integer({ min, max })),
    );
    const sign = fc
      .oneof(letters, others, fc.constantFrom(32, 45, 0x301))
      .map((code) => String.fromCodePoint(code));
    const text = fc.array(sign, { maxLength: 60 }).map((signs) => signs.join(''));
    const texts = fc.sample(text, { numRuns: 5_000, seed: 20_261_124 });
    const indexed = await indexedWords(texts);
    for (const [index, each] of texts.entries()) {
      expect(indexed[index], JSON.stringify(each)).toEqual(sorted(typedWords(each)));
    }
  });

  it('are cut where one would be too long for the index', async () => {
    const [words] = await indexedWords(['ﷺ'.repeat(2_000), '漢'.repeat(5_000)]);
    expect(words?.length).toBeGreaterThan(0);
  });
});
