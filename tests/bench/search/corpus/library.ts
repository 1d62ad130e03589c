import { pick, type Random, wholeBetween } from './draws';
import type { RealPaper } from './real-papers';
import { splitSentences } from './sentences';

/** A real paper in pieces; `words` are the telling ones of its title. */
export type Source = { index: number; title: string; words: string[]; sentences: string[]; venue: string };

/** A word of so many titles says what they are about; a rarer one has no company, a commoner one says nothing. */
const TELLING = { least: 4, most: 400 };
/** How far away in the list a paper of the same venue is looked for. */
const NEARBY = 200;

/** The real papers in memory, about as large as their text, and which of them are about the same. */
export class Library {
  private readonly byWord = new Map<string, Source[]>();

  private constructor(readonly sources: Source[]) {
    const counts = new Map<string, number>();
    for (const { words } of sources) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const isTelling = (word: string) => {
      const count = counts.get(word) ?? 0;
      return count >= TELLING.least && count <= TELLING.most;
    };
    for (const source of sources) {
      source.words = source.words.filter(isTelling);
      for (const word of source.words) {
        const mates = this.byWord.get(word);
        if (mates) mates.push(source);
        else this.byWord.set(word, [source]);
      }
    }
  }

  static async of(papers: AsyncIterable<RealPaper> | Iterable<RealPaper>): Promise<Library> {
    const sources: Source[] = [];
    for await (const { title, abstract, venue } of papers) {
      const sentences = splitSentences(abstract);
      if (sentences.length === 0) continue;
      sources.push({ index: sources.length, title, words: titleWords(title), sentences, venue });
    }
    return new Library(sources);
  }

  anyone(random: Random): Source {
    return pick(this.sources, random);
  }

  /** One that shares a telling word of its title, else one from nearby: papers of a venue lie together. */
  mateOf(source: Source, random: Random): Source {
    const mates = source.words.length > 0 ? this.byWord.get(pick(source.words, random)) : undefined;
    return mates ? pick(mates, random) : this.neighbourOf(source, random);
  }

  neighbourOf({ index }: Source, random: Random): Source {
    const low = Math.max(0, index - NEARBY);
    const high = Math.min(this.sources.length - 1, index + NEARBY);
    return this.sources[wholeBetween(low, high, random)] ?? pick(this.sources, random);
  }
}

function titleWords(title: string): string[] {
  return [...new Set(title.toLowerCase().match(/[a-z][a-z0-9-]{3,}/g))];
}
