import { type Abbreviation, findAbbreviations } from '@/features/topics/abbreviations';
import { eventsOf, type PaperEvent } from './events';
import { PaperIndex } from './matching';
import { absorbPaper, CHANGES, type Change, type HeldPaper, isNews, mergePaper, newPaper } from './merge';
import type { PreparedPaper } from './prepare';

export type Outcome = 'created' | 'updated' | 'unchanged';

/** A paper at hand and what the batch has done to it so far. */
export type Slot = {
  paper: HeldPaper;
  changes: Set<Change>;
  /** Of the abstract shown, where the batch changed that. */
  abbreviations: Abbreviation[] | null;
  /** What the batch's records said, to be kept beside the paper. */
  said: PreparedPaper[];
  /** What happened to the paper at its source, as far as they tell. */
  events: PaperEvent[];
  /** Which of the batch's records made the paper; null where it was held before. */
  createdBy: number | null;
};

/** The records of one batch, merged one after the other into the papers they are about. */
export class Batch {
  readonly slots = new Set<Slot>();
  /** Stored papers found to be one: the first is to be folded into the second. */
  readonly folds: { from: Slot; into: Slot }[] = [];
  /** What became of each record taken, in their order. Final once the last is: a later one may fold papers. */
  readonly outcomes: Outcome[] = [];
  private readonly index: PaperIndex<Slot>;
  private readonly digests: Set<string>;

  /** @param seen digests of records taken in before */
  constructor(held: HeldPaper[], seen: Iterable<string>) {
    this.index = new PaperIndex(
      held.map((paper) =>
        this.track({ paper, changes: new Set(), abbreviations: null, said: [], events: [], createdBy: null }),
      ),
    );
    this.digests = new Set(seen);
  }

  take(incoming: PreparedPaper): void {
    this.outcomes.push(this.outcomeOf(incoming));
  }

  private outcomeOf(incoming: PreparedPaper): Outcome {
    if (this.digests.has(incoming.digest)) return 'unchanged';
    this.digests.add(incoming.digest);
    const about = this.index.find(incoming);
    const [slot, ...twins] = about;
    // No record can give away an address that is another paper's.
    const aliases = incoming.aliases.filter((alias) => !this.index.isTaken(alias, about));
    const said = { ...incoming, aliases };
    if (!slot) return this.create(said);
    for (const twin of twins) this.fold(twin, slot);
    return this.update(slot, said) || twins.length > 0 ? 'updated' : 'unchanged';
  }

  private create(incoming: PreparedPaper): Outcome {
    const paper = newPaper(incoming);
    const abbreviations = abbreviationsOf(paper);
    const createdBy = this.outcomes.length;
    const events = eventsOf(null, paper, incoming);
    this.index.add(
      this.track({ paper, changes: new Set(), abbreviations, said: [incoming], events, createdBy }),
    );
    return 'created';
  }

  private update(slot: Slot, incoming: PreparedPaper): boolean {
    slot.said.push(incoming);
    const merged = mergePaper(slot.paper, incoming);
    slot.events.push(...eventsOf(slot.paper, merged.paper, incoming));
    return this.change(slot, merged);
  }

  private fold(from: Slot, into: Slot): void {
    this.index.remove(from);
    this.slots.delete(from);
    into.said.push(...from.said);
    into.events.push(...from.events);
    if (from.createdBy !== null) this.outcomes[from.createdBy] = 'updated';
    else if (into.createdBy !== null) this.adopt(from, into);
    else this.folds.push({ from, into });
    this.change(into, absorbPaper(into.paper, from.paper));
  }

  /** A paper made in this batch turns out to be one that is stored: it takes that one's row, whole. */
  private adopt({ paper: { id } }: Slot, into: Slot): void {
    if (into.createdBy !== null) this.outcomes[into.createdBy] = 'updated';
    into.createdBy = null;
    into.paper = { ...into.paper, id };
    for (const change of CHANGES) into.changes.add(change);
  }

  /** Whether there is anything new to a reader. */
  private change(slot: Slot, next: Pick<Slot, 'paper' | 'changes'>): boolean {
    const before = slot.paper.fields.abstract?.plain;
    this.index.remove(slot);
    slot.paper = next.paper;
    this.index.add(slot);
    for (const change of next.changes) slot.changes.add(change);
    if (next.paper.fields.abstract?.plain !== before) slot.abbreviations = abbreviationsOf(slot.paper);
    return [...next.changes].some(isNews);
  }

  private track(slot: Slot): Slot {
    this.slots.add(slot);
    return slot;
  }
}

function abbreviationsOf({ fields: { abstract } }: HeldPaper): Abbreviation[] {
  return abstract ? findAbbreviations(abstract.plain) : [];
}

/** The id of a paper that is stored. */
export function idOf({ paper }: Slot): number {
  if (paper.id === null) throw new Error(`${paper.key} has not been stored`);
  return paper.id;
}
