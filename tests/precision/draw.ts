import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cleanLine, cleanText, plainText } from '@/features/papers/tex-text';
import { type Abbreviation, findAbbreviations } from '@/features/topics/abbreviations';
import { learn } from '@/features/topics/learning/learn';
import type { Definition } from '@/features/topics/learning/senses';
import { abbreviationKey, spellingKey } from '@/features/topics/spelling';
import { seededRandom } from '../support/seeded-random';

/** A definition that a paper of the archive gives, and the paper. */
export type Drawn = Abbreviation & { arxivId: string };

type Paper = { arxivId: string; title: string; abstract: string };

/** The folder of recorded daily papers, or null where it is absent. */
export function findArchive(): string | null {
  const folder = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/hf-daily');
  return existsSync(folder) ? folder : null;
}

/** Each paper of the archive once, as ingest cleans it. */
export function readArchive(folder: string): Paper[] {
  const papers = new Map<string, Paper>();
  for (const file of readdirSync(folder).sort()) {
    const day: unknown = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    for (const entry of Array.isArray(day) ? day : []) {
      const { id, title, summary } = entry?.paper ?? {};
      if (typeof title !== 'string' || typeof summary !== 'string' || papers.has(id)) continue;
      const abstract = plainText(cleanText(summary));
      papers.set(id, { arxivId: id, title: plainText(cleanLine(title)), abstract });
    }
  }
  return [...papers.values()];
}

/**
 * Every distinct pair that the archive teaches (a short form, and an expansion in one of its spellings), as the first
 * paper has it; in alphabetical order.
 */
export function listPairs(papers: Paper[]): Drawn[] {
  const pairs = new Map<string, Drawn>();
  for (const { arxivId, abstract } of papers) {
    for (const pair of findAbbreviations(abstract)) {
      const key = `${abbreviationKey(pair.shortForm)} ${spellingKey(pair.expansion)}`;
      if (!pairs.has(key)) pairs.set(key, { ...pair, arxivId });
    }
  }
  return [...pairs].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, pair]) => pair);
}

/** What learning makes of the archive: short forms with the senses kept of them. */
export function learnArchive(papers: Paper[]) {
  const byKey = new Map<string, Map<string, Definition>>();
  for (const { shortForm, expansion } of papers.flatMap(({ abstract }) => findAbbreviations(abstract))) {
    const key = abbreviationKey(shortForm);
    const held = byKey.get(key) ?? new Map<string, Definition>();
    const definition = held.get(`${shortForm} ${expansion}`) ?? { shortForm, expansion, papers: 0 };
    held.set(`${shortForm} ${expansion}`, { ...definition, papers: definition.papers + 1 });
    byKey.set(key, held);
  }
  const shortForms = [...byKey].map(([shortKey, held]) => ({ shortKey, definitions: [...held.values()] }));
  return learn(shortForms, { held: [], aliases: [] });
}

/** So many of them by chance, the same for the same seed (Fisher and Yates). */
export function draw<Item>(items: Item[], { seed, count }: { seed: number; count: number }): Item[] {
  const left = [...items];
  const random = seededRandom(seed);
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const at = Math.floor(random() * left.length);
    const [item] = left.splice(at, 1);
    return item as Item;
  });
}
