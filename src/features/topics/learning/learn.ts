import { abbreviationKey } from '../spelling';
import type { HeldTopic } from './drafts';
import { buildLexicon } from './naming';
import { type Plan, planTopics } from './plan';
import { type Definition, groupSenses } from './senses';

/** What the definitions of one short form are, whatever its case and punctuation. */
export type ShortForm = { shortKey: string; definitions: Definition[] };

/** Rarer senses of one short form than these are not offered. */
const MOST_SENSES = 8;
/** An abbreviation inside an expansion is spelled out where so many papers and nearly all of them say what it is. */
const SPELLED_OUT_PAPERS = 3;
const SPELLED_OUT_SHARE = 0.8;

/**
 * The senses of all short forms, most used first in each, and the topics they make. A short form that no two papers
 * give one sense is left out: one paper's name for its own method is found by its words. Pure.
 */
export function learn(
  shortForms: ShortForm[],
  { held, aliases }: { held: HeldTopic[]; aliases: string[] },
): Plan {
  const lexicon = buildLexicon(
    shortForms.flatMap(({ definitions }) => definitions.map(({ expansion }) => expansion)),
  );
  const meanings = new Map<string, string>();
  for (const { shortKey, definitions } of shortForms) {
    const [first] = groupSenses(definitions, { lexicon });
    const papers = definitions.reduce((total, each) => total + each.papers, 0);
    if (first && first.papers >= SPELLED_OUT_PAPERS && first.papers >= papers * SPELLED_OUT_SHARE) {
      meanings.set(shortKey, first.expansions[0] ?? '');
    }
  }
  const spellOut = (word: string) => meanings.get(abbreviationKey(word)) ?? null;
  const senses = shortForms.flatMap(({ shortKey, definitions }) => {
    const all = groupSenses(definitions, { lexicon, spellOut }).slice(0, MOST_SENSES);
    return (all[0]?.papers ?? 0) > 1 ? all.map((sense) => ({ ...sense, shortKey })) : [];
  });
  return planTopics(senses, held, aliases);
}
