import { spellingKey } from '../spelling';
import { isSlip, senseKey, senseWords } from './sense-key';
import type { Definition } from './senses';

/** Definitions of a short form that are one thing. */
export type Cluster = {
  key: string;
  words: string[];
  /** The definitions without what lies between their words: "languagemodel" lacks a space. */
  joined: Set<string>;
  papers: number;
  definitions: Definition[];
};

/** What an abbreviation inside an expansion stands for, where that is known. */
export type SpellOut = (word: string) => string | null;

/** A rarer spelling is a slip, or a longer name the same thing, only where the other is so many times as common. */
const FAR_RARER = 5;
const RARER = 2;

/** Puts together the definitions that are one thing; the most used first. */
export function clusterDefinitions(definitions: Definition[], spellOut: SpellOut): Cluster[] {
  const merged: Cluster[] = [];
  for (const cluster of byKey(definitions, spellOut).sort(byUse)) {
    const same = merged.find((other) => isSame(cluster, other));
    if (same) {
      for (const letters of cluster.joined) same.joined.add(letters);
      same.papers += cluster.papers;
      same.definitions.push(...cluster.definitions);
    } else merged.push(cluster);
  }
  return merged.sort(byUse);
}

function byKey(definitions: Definition[], spellOut: SpellOut): Cluster[] {
  const clusters = new Map<string, Cluster>();
  for (const definition of definitions) {
    const expansion = spelledOut(definition, spellOut);
    const key = senseKey(expansion);
    if (key === '') continue;
    const cluster = clusters.get(key) ?? {
      key,
      words: senseWords(expansion),
      joined: new Set(),
      papers: 0,
      definitions: [],
    };
    cluster.joined.add(spellingKey(expansion).replaceAll(' ', ''));
    cluster.papers += definition.papers;
    cluster.definitions.push(definition);
    clusters.set(key, cluster);
  }
  return [...clusters.values()];
}

function isSame(rare: Cluster, common: Cluster): boolean {
  if ([...rare.joined].some((letters) => common.joined.has(letters))) return true;
  if (rare.papers * FAR_RARER <= common.papers && isSlip(rare.words, common.words)) return true;
  const longer = rare.words.length === common.words.length + 1;
  return (
    longer &&
    rare.papers * RARER <= common.papers &&
    common.words.every((word, place) => word === rare.words[place])
  );
}

function spelledOut({ shortForm, expansion }: Definition, spellOut: SpellOut): string {
  return withoutPossessive(expansion).replace(/[\p{L}\p{N}]+/gu, (word) => {
    const known = /\p{Lu}.*\p{Lu}/u.test(word) && word !== shortForm ? spellOut(word) : null;
    return known ?? word;
  });
}

/** "multilayer perceptron’s" is the perceptron. */
export function withoutPossessive(expansion: string): string {
  return expansion.replace(/['’]s$/, '');
}

function byUse(one: Cluster, other: Cluster): number {
  return other.papers - one.papers || (one.key < other.key ? -1 : 1);
}
