import { proseWeight } from './prose';

/** What a paragraph is; noise is a stray word that is neither. */
export type Label = 'title' | 'abstract' | 'noise';

/**
 * What it costs, in log-odds, that a page does not alternate. A title behind a title is a paper without an abstract;
 * some pages have only such. An abstract behind an abstract is a second paragraph.
 */
const NO_ABSTRACT_COST = 1.5;
const SECOND_PARAGRAPH_COST = 3;

/** Behind an abstract shorter than this, in characters, more of it is not so surprising. */
const SHORT_ABSTRACT = 150;
const MORE_OF_SHORT_COST = 1;

/** What it costs that a stray word is neither; a longer line always is one or the other. */
const NOISE_COST = 1;

/** A labelling this much less likely than the best is given up. */
const GIVE_UP = 14;

/** How many items may wait for what comes behind them. */
const MAX_WAITING = 64;

/** Title, abstract, and noise behind each: the noise remembers what stands before it. */
const STATES = [0, 1, 2, 3] as const;
const LABEL_OF: Label[] = ['title', 'abstract', 'noise', 'noise'];
const isBehindTitle = (state: number) => state % 2 === 0;

/**
 * Labels the paragraphs of a page by what each looks like and by how they alternate: the likeliest sequence
 * (Viterbi), given out as soon as nothing that follows can change it. A page begins as if behind an abstract.
 * Items without text (`textOf` is null) keep their place in the sequence and get no label.
 */
export class PageLabels<T> {
  readonly #textOf: (item: T) => string | null;
  /** Log-odds of the best labelling that ends in each state, the best of all being 0. */
  #scores = [-Infinity, 0, -Infinity, -Infinity];
  /** Characters of the abstract on the way to each state. */
  #lengths = [0, SHORT_ABSTRACT, 0, 0];
  /** Per item: the state before it on the way to each state; null for one without text. */
  #waiting: { item: T; before: number[] | null }[] = [];

  constructor(textOf: (item: T) => string | null) {
    this.#textOf = textOf;
  }

  /** Takes the next item and gives those that are decided, in order. */
  push(item: T): { item: T; label: Label | null }[] {
    const text = this.#textOf(item);
    this.#waiting.push({ item, before: text === null ? null : this.#step(text) });
    return this.#decide(this.#waiting.length > MAX_WAITING);
  }

  /** What is left when the page ends. */
  end(): { item: T; label: Label | null }[] {
    return this.#decide(true);
  }

  #step(text: string): number[] {
    const prose = proseWeight(text);
    const noise = isStrayWord(text) ? -NOISE_COST : -Infinity;
    const emitted = [0, prose, noise, noise];
    const before = STATES.map((state) => this.#bestBefore(state));
    const scores = STATES.map((state) => this.#from(before[state] ?? 0, state) + (emitted[state] ?? 0));
    const lengths = STATES.map((state) => this.#lengthAt(state, before[state] ?? 0, text.length));
    const best = Math.max(...scores);
    this.#lengths = lengths;
    this.#scores = scores.map((score) => (score - best < -GIVE_UP ? -Infinity : score - best));
    return before;
  }

  #bestBefore(state: number): number {
    return STATES.reduce<number>(
      (best, from) => (this.#from(from, state) > this.#from(best, state) ? from : best),
      0,
    );
  }

  /** The score of coming to a state from another, without what the paragraph itself looks like. */
  #from(before: number, state: number): number {
    const score = this.#scores[before] ?? -Infinity;
    const isSame = isBehindTitle(before) === isBehindTitle(state);
    if (state > 1) return isSame ? score : -Infinity;
    if (!isSame) return score;
    if (state === 0) return score - NO_ABSTRACT_COST;
    return (
      score - ((this.#lengths[before] ?? 0) < SHORT_ABSTRACT ? MORE_OF_SHORT_COST : SECOND_PARAGRAPH_COST)
    );
  }

  #lengthAt(state: number, before: number, added: number): number {
    if (isBehindTitle(state)) return 0;
    const length = isBehindTitle(before) ? 0 : (this.#lengths[before] ?? 0);
    return state === 1 ? length + added : length;
  }

  /** Gives out the items up to the last one on which all labellings still in the running agree. */
  #decide(isForced: boolean): { item: T; label: Label | null }[] {
    const best = this.#scores.indexOf(0);
    let states = new Set(isForced ? [best] : STATES.filter((state) => this.#scores[state] !== -Infinity));
    const labels: (Label | null)[] = [];
    let decided = 0;
    for (let at = this.#waiting.length - 1; at >= 0; at -= 1) {
      if (states.size === 1 && decided === 0) decided = at + 1;
      const before = this.#waiting[at]?.before;
      const [state = best] = states;
      labels[at] = before ? (LABEL_OF[state] ?? null) : null;
      if (before) states = new Set([...states].map((each) => before[each] ?? best));
    }
    if (isForced) this.#scores = this.#scores.map((_, state) => (state === best ? 0 : -Infinity));
    return this.#waiting.splice(0, decided).map(({ item }, at) => ({ item, label: labels[at] ?? null }));
  }
}

/** One word, or two short ones: a name, an account, a button nobody knows. */
function isStrayWord(text: string): boolean {
  const words = text.trim().split(/\s+/, 3);
  return words.length === 1 || (words.length === 2 && text.length <= 16);
}
