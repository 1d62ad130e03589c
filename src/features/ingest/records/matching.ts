import type { PreparedPaper } from './prepare';

type Identity = Pick<PreparedPaper, 'arxivId' | 'doi' | 'fingerprint'>;
type Held = { paper: Identity & { id: number | null } };

/** The papers at hand while a batch is taken in, by what identifies them. */
export class PaperIndex<Item extends Held> {
  private readonly byArxivId = new Map<string, Item>();
  private readonly byDoi = new Map<string, Item>();
  private readonly byFingerprint = new Map<string, Set<Item>>();

  constructor(items: Iterable<Item>) {
    for (const item of items) this.add(item);
  }

  add(item: Item): void {
    const { arxivId, doi, fingerprint } = item.paper;
    if (arxivId) this.byArxivId.set(arxivId, item);
    if (doi) this.byDoi.set(doi, item);
    this.byFingerprint.set(fingerprint, (this.byFingerprint.get(fingerprint) ?? new Set()).add(item));
  }

  remove(item: Item): void {
    const { arxivId, doi, fingerprint } = item.paper;
    if (arxivId) this.byArxivId.delete(arxivId);
    if (doi) this.byDoi.delete(doi);
    this.byFingerprint.get(fingerprint)?.delete(item);
  }

  /**
   * The papers a record is about, first the one that stays: by arXiv id, then DOI, then fingerprint. The same
   * fingerprint or DOI but two different arXiv ids are two papers. There is more than one where the record shows
   * that papers held apart are one: a paper known by its title alone, and its twin with an arXiv id.
   */
  find(identity: Identity): Item[] {
    const found = new Set<Item>();
    const add = (item: Item | undefined) => {
      const arxivId = identity.arxivId ?? [...found][0]?.paper.arxivId;
      if (item && (!item.paper.arxivId || !arxivId || item.paper.arxivId === arxivId)) found.add(item);
    };
    if (identity.arxivId) add(this.byArxivId.get(identity.arxivId));
    if (identity.doi) add(this.byDoi.get(identity.doi));
    for (const item of this.namesakes(identity.fingerprint)) add(item);
    return [...found];
  }

  /** Those with an arXiv id first, then the longest held: the same answer whatever order they came in. */
  private namesakes(fingerprint: string): Item[] {
    const place = (item: Item) =>
      [item.paper.arxivId ? 0 : 1, item.paper.id ?? Number.MAX_SAFE_INTEGER] as const;
    return [...(this.byFingerprint.get(fingerprint) ?? [])].toSorted((one, other) => {
      const [first, second] = [place(one), place(other)];
      return first[0] - second[0] || first[1] - second[1];
    });
  }
}
