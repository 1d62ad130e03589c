import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { cleanLine, cleanText, plainText } from '@/features/papers/tex-text';
import { findAbbreviations } from '@/features/topics/abbreviations';
import { applyMigrations } from '@/lib/migrations/apply';
import { openScratch } from '@/lib/postgres/scratch';
import { archiveFolder } from './archive';

/**
 * How long it takes to learn the topics of the archive of daily papers and of the large corpus, learning the same
 * again, and to look up what a typed text means among them. `-- archive` leaves the large corpus out, `-- 12` takes it
 * twelve times over.
 */
const folder = archiveFolder();
const corpus = path.resolve(folder, '../corpus/papers-87k.jsonl.gz');
const times = process.argv[2] === 'archive' || !existsSync(corpus) ? 0 : Number(process.argv[2] ?? 1);

const QUERIES = [
  'mlp',
  'MLLM hallucination benchmark',
  'CAM',
  'multi-layer perceptron mixer',
  'DP-SGD fine-tuning of large language models',
  'state space model for long video',
  'what can a retrieval augmented generation system do',
  'simultaneous localization and mapping with IMU and LiDAR',
  'KV cache quantization',
  'graph neural networks for drug discovery and molecular property prediction',
];

type Text = { title: string; abstract: string };

function* archiveTexts(): Generator<Text> {
  for (const file of readdirSync(folder).sort()) {
    const day: unknown = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    for (const entry of Array.isArray(day) ? day : []) {
      const { title, summary } = entry?.paper ?? {};
      if (typeof title === 'string' && typeof summary === 'string') yield { title, abstract: summary };
    }
  }
}

async function* corpusTexts(): AsyncGenerator<Text> {
  const lines = createInterface({ input: createReadStream(corpus).pipe(createGunzip()) });
  for await (const line of lines) if (line) yield JSON.parse(line);
}

const database = await openScratch();
process.env.DATABASE_URL = database.url;
await applyMigrations(database.url);
const client = new pg.Client({ connectionString: database.url });
await client.connect();
// Only topics are measured here; the search document would take longer than all of it.
await client.query('ALTER TABLE papers DISABLE TRIGGER USER');
const { learnTopics } = await import('@/features/topics/learning/mutations');
const { getTopicMatcher, listSenses } = await import('@/features/topics/queries');
const { closeDb } = await import('@/lib/db');
let stored = 0;
let pairs = 0;

async function store(texts: Text[]): Promise<void> {
  const first = stored + 1;
  const papers = texts.map(({ title }) => ({ id: ++stored, title: plainText(cleanLine(title)) }));
  await client.query(
    `INSERT INTO papers (id, key, fingerprint, title, title_text)
     SELECT id, 'p' || id, id::text, title, title FROM jsonb_to_recordset($1) AS each (id int, title text)`,
    [JSON.stringify(papers)],
  );
  const found = texts.flatMap(({ abstract }, place) =>
    findAbbreviations(plainText(cleanText(abstract))).map((pair) => ({ ...pair, paper: first + place })),
  );
  pairs += found.length;
  await client.query(
    `INSERT INTO paper_abbreviations (paper_id, short_form, expansion)
     SELECT paper, "shortForm", expansion
     FROM jsonb_to_recordset($1) AS each (paper int, "shortForm" text, expansion text)`,
    [JSON.stringify(found)],
  );
}

async function storeAll(texts: Iterable<Text> | AsyncIterable<Text>): Promise<void> {
  let some: Text[] = [];
  for await (const text of texts) {
    some.push(text);
    if (some.length < 2_000) continue;
    await store(some);
    some = [];
  }
  if (some.length > 0) await store(some);
  await client.query('ANALYZE');
}

/** The same papers again under other ids. Single definitions become common: many more topics than real papers give. */
async function multiply(copies: number): Promise<void> {
  const [once, pairsOnce] = [stored, pairs];
  for (let copy = 1; copy < copies; copy += 1) {
    await client.query(
      `INSERT INTO papers (id, key, fingerprint, title, title_text)
       SELECT id + $1, 'p' || id + $1, (id + $1)::text, title, title_text FROM papers WHERE id <= $2`,
      [copy * once, once],
    );
    await client.query(
      `INSERT INTO paper_abbreviations (paper_id, short_form, expansion)
       SELECT paper_id + $1, short_form, expansion FROM paper_abbreviations WHERE paper_id <= $2`,
      [copy * once, once],
    );
    stored += once;
    pairs += pairsOnce;
  }
  await client.query('ANALYZE');
}

async function learnAndReport(what: string): Promise<void> {
  console.log(`${what}: ${stored} papers, ${pairs} definitions`);
  for (const again of ['first', 'again']) {
    const start = performance.now();
    const { papers, ...counts } = await learnTopics();
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    console.log(`  ${again}: ${seconds} s`, { ...counts, papers: papers.length });
  }
  const start = performance.now();
  await getTopicMatcher();
  console.log(`  matcher: ${(performance.now() - start).toFixed(0)} ms`);
  const took: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    for (const query of QUERIES) {
      const began = performance.now();
      await listSenses(query);
      if (round > 9) took.push(performance.now() - began);
    }
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(2);
  console.log(`  listSenses: median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}

try {
  await storeAll(archiveTexts());
  await learnAndReport('archive');
  if (times > 0) {
    await storeAll(corpusTexts());
    await multiply(times);
    await learnAndReport('with the corpus');
  }
} finally {
  await closeDb();
  await client.end();
  await database.close();
}
