/** Letters of a word that tell enough: what goes on like it is then looked at one by one. */
const LETTERS = 3;

/** Texts by the first letters of their words, so that few of thousands must be looked at while somebody types. */
export class Beginnings<Item extends { spoken: string }> {
  private readonly byLetters = new Map<string, Item[]>();

  constructor(private readonly items: Item[]) {
    for (const item of items) {
      const words = item.spoken.split(' ').filter(Boolean);
      const letters = words.flatMap((word) =>
        Array.from({ length: LETTERS }, (_, index) => word.slice(0, index + 1)),
      );
      for (const key of new Set(letters)) {
        const held = this.byLetters.get(key);
        if (held) held.push(item);
        else this.byLetters.set(key, [item]);
      }
    }
  }

  /** All that have words which begin with each of these are among them; in the order in which they were given. */
  listLike(words: string[]): Item[] {
    let fewest = this.items;
    for (const word of words) {
      const held = this.byLetters.get(word.slice(0, LETTERS)) ?? [];
      if (held.length < fewest.length) fewest = held;
    }
    return fewest;
  }
}
