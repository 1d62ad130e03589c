import { spellingKey } from './spelling';

/** Fewer papers than this say too little about what a short form stands for. */
const MIN_PAPERS = 2;
const MIN_SHARE = 2 / 3;

/**
 * What a short form stands for where the papers that define it agree: the spellings of the one meaning that at least
 * two papers and two thirds of them give, most used first. Empty where no meaning clearly dominates.
 */
export function dominantExpansions(counts: { expansion: string; papers: number }[]): string[] {
  const meanings = new Map<string, { papers: number; spellings: { expansion: string; papers: number }[] }>();
  let total = 0;
  for (const count of counts) {
    const key = spellingKey(count.expansion);
    const meaning = meanings.get(key) ?? { papers: 0, spellings: [] };
    meaning.papers += count.papers;
    meaning.spellings.push(count);
    meanings.set(key, meaning);
    total += count.papers;
  }
  const [first] = [...meanings.values()].sort((one, other) => other.papers - one.papers);
  if (!first || first.papers < MIN_PAPERS || first.papers < total * MIN_SHARE) return [];
  const byUse = first.spellings.sort((one, other) => other.papers - one.papers);
  return byUse.map((spelling) => spelling.expansion);
}
