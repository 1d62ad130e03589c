import type { RunCounts } from '@/features/ingest/schema';

/** A body as it is sent, and what was promised when it was answered. */
export type Body = {
  number: number;
  text: string;
  titles: string[];
  /** The run that took it in, as the answer has it; null while nobody said so. */
  acknowledged: ({ id: number } & RunCounts) | null;
};

export type MarkKind = 'upvoted' | 'bookmarked';
export type Mark = { kind: MarkKind; session: string; paperId: number };

/** What the drill was told, to be held against what there is: an answer that says yes is a promise. */
export class Books {
  readonly bodies: Body[] = [];
  /** By mark: what was last acknowledged, or null where the last wish got no answer. */
  readonly marks = new Map<string, { mark: Mark; wanted: boolean | null }>();
  acknowledgedMarks = 0;
  /** Answers that refuse in words while something is away, and connections that broke. */
  refused = 0;
  broken = 0;
  /** Answers that should never be given. */
  readonly surprises: string[] = [];

  noteMark(mark: Mark, wanted: boolean | null): void {
    this.marks.set(`${mark.kind} ${mark.session} ${mark.paperId}`, { mark, wanted });
    if (wanted !== null) this.acknowledgedMarks += 1;
  }

  get acknowledgedBodies(): Body[] {
    return this.bodies.filter(({ acknowledged }) => acknowledged !== null);
  }

  /** Titles of all papers whose taking in was acknowledged, each once. */
  get promisedTitles(): string[] {
    return [...new Set(this.acknowledgedBodies.flatMap(({ titles }) => titles))];
  }
}
