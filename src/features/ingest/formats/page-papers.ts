import { type Day, dayOf, dayToDate } from '@/lib/day';
import type { EditionNote, FormatOptions, Parsed } from '../schema';
import { type HeaderDate, placeHeaderDate } from './header-date';
import { incomingPaper } from './incoming-paper';
import { problemOfLimits } from './limits';
import type { PageItem } from './page-items';
import type { Label } from './page-labels';
import { beginning, KEPT_LENGTH } from './raw-element';

type Entry = {
  title: string;
  abstract: string[];
  length: number;
  submitter: string | null;
  published: Date | null;
};

/** Puts the labelled pieces of a page together to papers, each with the edition its header names. */
export class PagePapers {
  readonly #options: FormatOptions;
  #index = 0;
  #curators: string[] = [];
  #date: HeaderDate | null = null;
  /** The edition of this part of the page; null until its first title. */
  #day: Day | null = null;
  #entry: Entry | null = null;
  /** Where a page says who put a paper forward: before its title or behind it. The first one tells. */
  #submitterStands: 'before' | 'behind' | null = null;
  #nextSubmitter: string | null = null;

  constructor(options: FormatOptions) {
    this.#options = options;
  }

  *read(item: PageItem, label: Label | null): Generator<Parsed | EditionNote> {
    if (item.kind === 'text') yield* this.#readText(item.text, label);
    else if (item.kind === 'unreadable') yield this.#reject(item.reason, item.raw);
    else if (item.kind === 'curators') yield* this.#beginPart(item.names);
    else if (item.kind === 'date') this.#date = this.#day ? this.#date : (this.#date ?? item.date);
    else if (item.kind === 'submitter') this.#readSubmitter(item.name);
    else if (this.#entry && item.date) this.#entry.published ??= this.#wholeDate(item.date);
  }

  *end(): Generator<Parsed> {
    if (this.#entry) yield this.#finish(this.#entry);
    this.#entry = null;
  }

  *#readText(text: string, label: Label | null): Generator<Parsed | EditionNote> {
    if (label === 'title') {
      yield* this.end();
      if (!this.#day) yield* this.#open();
      const submitter = this.#nextSubmitter;
      this.#entry = { title: text, abstract: [], length: 0, submitter, published: null };
      this.#nextSubmitter = null;
    } else if (label === 'noise') {
      yield this.#reject('neither a title nor a part of an abstract', text);
    } else if (!this.#entry) {
      yield this.#reject('text before the first title', text);
    } else {
      // Beyond what a rejection keeps, more text changes nothing: the abstract is too long.
      if (this.#entry.length <= KEPT_LENGTH) this.#entry.abstract.push(text);
      this.#entry.length += text.length;
    }
  }

  /** A header in the middle of the text: several pages were put behind one another. */
  *#beginPart(curators: string[]): Generator<Parsed> {
    if (this.#day) {
      yield* this.end();
      this.#day = null;
      this.#date = null;
    }
    this.#curators = curators;
  }

  *#open(): Generator<EditionNote> {
    const { day, now } = this.#options;
    this.#day = (day as Day | null) ?? (this.#date && placeHeaderDate(this.#date, now)) ?? dayOf(now);
    if (this.#curators.length > 0) yield { edition: { day: this.#day, curators: this.#curators } };
  }

  #readSubmitter(name: string | null): void {
    this.#submitterStands ??= this.#entry ? 'behind' : 'before';
    if (name === null) return;
    if (this.#submitterStands === 'before') this.#nextSubmitter = name;
    else if (this.#entry) this.#entry.submitter ??= name;
  }

  /** "Published on Mar 14" could be of any year: only a date with one is believed. */
  #wholeDate(date: HeaderDate): Date | null {
    const day = date.year === null ? null : placeHeaderDate(date, this.#options.now);
    return day && dayToDate(day);
  }

  #finish({ title, abstract, submitter, published }: Entry): Parsed {
    const text = abstract.join('\n\n') || null;
    const day = this.#day ?? dayOf(this.#options.now);
    const paper = incomingPaper({
      source: 'text',
      asOf: dayToDate(day),
      title,
      abstract: text,
      publishedAt: published && { at: published, precision: 'day' },
      editions: [{ day, submittedBy: submitter === null ? null : { name: submitter, handle: null } }],
      record: { title, abstract: text, submittedBy: submitter, publishedAt: published && dayOf(published) },
    });
    const problem = problemOfLimits(paper);
    if (problem !== null) return this.#reject(problem, [title, ...abstract].join('\n\n'));
    return { index: this.#index++, paper };
  }

  #reject(reason: string, raw: string): Parsed {
    return { index: this.#index++, rejection: { reason, rawText: beginning(raw, KEPT_LENGTH) } };
  }
}
