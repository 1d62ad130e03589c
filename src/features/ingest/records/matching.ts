import type { HeldPaper } from './merge';
import type { PreparedPaper } from './prepare';

type Identity = Pick<PreparedPaper, 'arxivId' | 'doi' | 'fingerprint' | 'key' | 'titleKey'>;
type Held = { paper: Pick<HeldPaper, 'id' | 'arxivId' | 'doi' | 'fingerprint' | 'key' | 'aliases'> };

/** The papers at hand while a batch is taken in, by what identifies them. */
export class PaperIndex<Item extends Held> {
  private readonly byArxivId = new Groups<Item>();
  private readonly byDoi = new Groups<Item>();
  private readonly byFingerprint = new Groups<Item>();
  /** By key, and by the keys they had before. */
  private readonly byAddress = new Groups<Item>();

  constructor(items: Iterable<Item>) {
    for (const item of items) this.add(item);
  }

  add(item: Item): void {
    for (const [group, names] of this.namesOf(item)) group.add(names, item);
  }

  remove(item: Item): void {
    for (const [group, names] of this.namesOf(item)) group.remove(names, item);
  }

  /**
   * The papers a record is about, first the one that stays: by arXiv id, then DOI, then the title it has, then a
   * title it had (an address made of it). All but the first, yet two different arXiv ids: two papers. There is more
   * than one where the record shows that papers held apart are one: a paper known by its title alone, and its twin
   * with an arXiv id.
   */
  find({ arxivId, doi, fingerprint, key, titleKey }: Identity): Item[] {
    const found = new Set<Item>();
    for (const item of [
      ...this.byArxivId.get(arxivId),
      ...this.byDoi.get(doi),
      ...this.byFingerprint.get(fingerprint),
      ...this.byAddress.get(key),
      ...this.byAddress.get(titleKey),
    ]) {
      const known = arxivId ?? [...found].find((each) => each.paper.arxivId)?.paper.arxivId;
      if (!item.paper.arxivId || !known || item.paper.arxivId === known) found.add(item);
    }
    return [...found];
  }

  /** Whether an address is, or was, that of a paper other than these. */
  isTaken(address: string, except: Item[]): boolean {
    return this.byAddress.get(address).some((item) => !except.includes(item));
  }

  private namesOf({ paper }: Item): [Groups<Item>, (string | null)[]][] {
    return [
      [this.byArxivId, [paper.arxivId]],
      [this.byDoi, [paper.doi]],
      [this.byFingerprint, [paper.fingerprint]],
      [this.byAddress, [paper.key, ...paper.aliases]],
    ];
  }
}

/** Items by name: one item may have several, and several items one. */
class Groups<Item extends Held> {
  private readonly items = new Map<string, Set<Item>>();

  add(names: (string | null)[], item: Item): void {
    for (const name of names) {
      if (name !== null) this.items.set(name, (this.items.get(name) ?? new Set()).add(item));
    }
  }

  remove(names: (string | null)[], item: Item): void {
    for (const name of names) if (name !== null) this.items.get(name)?.delete(item);
  }

  /** Those with an arXiv id first, then the longest held: the same answer whatever order they came in. */
  get(name: string | null): Item[] {
    if (name === null) return [];
    return [...(this.items.get(name) ?? [])].toSorted(
      (one, other) =>
        Number(one.paper.arxivId === null) - Number(other.paper.arxivId === null) ||
        (one.paper.id ?? Number.MAX_SAFE_INTEGER) - (other.paper.id ?? Number.MAX_SAFE_INTEGER),
    );
  }
}
