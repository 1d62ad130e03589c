import type { PaperRecordInput } from '@/features/papers/schema';
import type { Body } from './books';

/** New papers in a body, and those of it that were sent before, by whichever writer. */
const NEW_PAPERS = 90;
const KNOWN_PAPERS = 130;
const AUTHORS = ['Ada Lovelace', 'Charles Babbage', 'Mary Somerville', 'George Boole', 'Augusta Byron'];

/** Makes bodies of two batches, which share papers, authors, topics and days: what is counted is counted by all. */
export class BodyMaker {
  #papers = 0;
  #bodies = 0;

  constructor(private readonly random: () => number) {}

  next(): Body {
    const first = this.#papers;
    this.#papers += NEW_PAPERS;
    this.#bodies += 1;
    const known = Array.from({ length: first === 0 ? 0 : KNOWN_PAPERS }, () => this.#below(first));
    const numbers = [...Array.from({ length: NEW_PAPERS }, (_, at) => first + at), ...known];
    const lines = numbers.map((number) => JSON.stringify(this.#record(number)));
    // One record that is none: it is kept with its reason, once.
    lines.splice(this.#below(lines.length), 0, JSON.stringify({ broadsheet: 1, title: ' ' }));
    return {
      number: this.#bodies,
      text: `${lines.join('\n')}\n`,
      titles: [...new Set(numbers)].map(titleOf),
      acknowledged: null,
    };
  }

  /** Every other one has no arXiv id: then only its title tells that it is the same paper. */
  #record(number: number): PaperRecordInput {
    const ofArxiv = number % 2 === 0;
    return {
      broadsheet: 1,
      ...(ofArxiv && { arxivId: `2611.${String(number / 2 + 1).padStart(5, '0')}` }),
      title: titleOf(number),
      abstract: `A multi-layer perceptron (MLP) of the drill, as it was told ${this.#below(1_000)} times.`,
      authors: [{ name: AUTHORS[number % AUTHORS.length] ?? '' }, { name: `Author ${number % 97}` }],
      categories: ['cs.CL', 'cs.LG'].slice(number % 2),
      publishedAt: `2026-11-${String((number % 20) + 1).padStart(2, '0')}`,
      upvotes: this.#below(50),
      editions: [{ day: `2026-11-${String((number % 20) + 1).padStart(2, '0')}` }],
      source: 'huggingface',
      asOf: new Date().toISOString(),
    };
  }

  #below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}

/** Its last word no other paper has; it is of letters only, and no stemmer shortens it. */
export function titleOf(number: number): string {
  const letters = String(number)
    .padStart(6, '0')
    .replace(/\d/g, (digit) => 'bdfgklmprt'[Number(digit)] ?? '');
  return `A drill of paper ${letters.slice(0, 2)}o${letters.slice(2, 4)}u${letters.slice(4)}ak`;
}
