import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { cleanLine, plainText } from '@/features/papers/tex-text';
import { seededRandom } from '../support/seeded-random';
import { drawPeople } from './people';

/** The large corpus of real titles; where it is absent titles are made of these words. */
const CORPUS = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/corpus/papers-87k.jsonl.gz');
const WORDS = (
  'learning neural models language graph attention deep vision robust efficient diffusion sparse training of for with ' +
  'towards adaptive multimodal generation segmentation reasoning retrieval transformers inference under noise and'
).split(' ');
const CATEGORIES = 'cs.CL cs.CV cs.LG cs.AI cs.RO cs.IR stat.ML math.OC eess.IV quant-ph hep-th'.split(' ');
const PEOPLE_PER_PAPER = 2;
const MOST_TOPICS = 5_000;
const BATCH = 5_000;

/** What was put into a database, for asking it things that are there. */
export type Library = { titles: string[]; people: string[]; topics: string[] };

/**
 * Puts so many papers into an empty database with plain SQL: titles of the corpus, and recombined halves of these
 * beyond it; people by Zipf's law; the commonest pairs of words as topics. The same on every run. Search documents,
 * which have a bench of their own, are left out.
 */
export async function fillLibrary(client: pg.Client, papers: number): Promise<Library> {
  const random = seededRandom(3);
  const titles = await readTitles(papers, random);
  const drawPerson = drawPeople(papers * PEOPLE_PER_PAPER, 5);
  const people: string[] = [];
  await client.query('ALTER TABLE papers DISABLE TRIGGER USER');
  for (let first = 0; first < titles.length; first += BATCH) {
    const rows = titles.slice(first, first + BATCH).map((title, place) => ({
      id: first + place + 1,
      title,
      score: random() * 10,
      authors: Array.from({ length: 1 + Math.floor(random() * 8) }, drawPerson),
      categories: [...new Set([pick(CATEGORIES, random), pick(CATEGORIES, random)])],
    }));
    people.push(...rows.flatMap(({ authors }) => authors.slice(0, 1)));
    await insertPapers(client, JSON.stringify(rows));
  }
  const topics = commonPairs(titles);
  await insertTopics(client, topics);
  await client.query('VACUUM ANALYZE');
  return { titles, people, topics: topics.map(({ name }) => name) };
}

export function pick<Item>(from: Item[], random: () => number): Item {
  return from[Math.floor(random() * from.length)] as Item;
}

async function readTitles(wanted: number, random: () => number): Promise<string[]> {
  const titles: string[] = [];
  if (existsSync(CORPUS)) {
    const lines = createInterface({ input: createReadStream(CORPUS).pipe(createGunzip()) });
    for await (const line of lines) if (line) titles.push(plainText(cleanLine(JSON.parse(line).title)));
  }
  const real = titles.length;
  const half = () => titles[Math.floor(random() * real)]?.split(' ') ?? [];
  const made = () => Array.from({ length: 8 }, () => pick(WORDS, random));
  while (titles.length < wanted) {
    const [one, other] = real > 0 ? [half(), half()] : [made(), made()];
    titles.push([...one.slice(0, one.length / 2), ...other.slice(other.length / 2)].join(' '));
  }
  return titles.slice(0, wanted);
}

async function insertPapers(client: pg.Client, rows: string): Promise<void> {
  const inserts = [
    `INSERT INTO papers (id, key, fingerprint, title, title_text, score)
     SELECT id, 'p' || id, id, title, title, score
     FROM jsonb_to_recordset($1) AS each (id int, title text, score float8)`,
    `INSERT INTO paper_authors (paper_id, position, name)
     SELECT id, place, name
     FROM jsonb_to_recordset($1) AS each (id int, authors jsonb),
       jsonb_array_elements_text(authors) WITH ORDINALITY AS author (name, place)`,
    `INSERT INTO paper_categories (paper_id, position, code)
     SELECT id, place, code
     FROM jsonb_to_recordset($1) AS each (id int, categories jsonb),
       jsonb_array_elements_text(categories) WITH ORDINALITY AS category (code, place)`,
  ];
  for (const insert of inserts) await client.query(insert, [rows]);
}

function commonPairs(titles: string[]): { name: string; papers: number }[] {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const words = title.toLowerCase().match(/[a-z]{4,}/g) ?? [];
    for (let at = 1; at < words.length; at += 1) {
      const pair = `${words[at - 1]} ${words[at]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  const pairs = [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST_TOPICS);
  return pairs.map(([name, papers]) => ({ name, papers }));
}

/** Each with its name, its initials and its plural as ways of writing it. */
async function insertTopics(client: pg.Client, topics: { name: string; papers: number }[]): Promise<void> {
  const rows = [JSON.stringify(topics)];
  await client.query(
    `INSERT INTO topics (slug, name, paper_count)
     SELECT replace(name, ' ', '-'), name, papers FROM jsonb_to_recordset($1) AS each (name text, papers int)`,
    rows,
  );
  await client.query(
    `INSERT INTO topic_forms (topic_id, form, kind)
     SELECT id, form, kind::form_kind
     FROM topics,
       LATERAL (VALUES
         (name, 'expansion'),
         (name || 's', 'expansion'),
         (upper(regexp_replace(name, '(\\w)\\w*\\s*', '\\1', 'g')), 'abbreviation')
       ) AS written (form, kind)`,
  );
}
