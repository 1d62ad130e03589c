import { useSyncExternalStore } from 'react';
import type { Marks } from './schema';

type PaperMarks = { upvoted: boolean; bookmarked: boolean; votes: number };
type MarkName = 'upvoted' | 'bookmarked';
type Answer = ({ ok: true } & Partial<PaperMarks>) | { ok: false; message: string };

/** `known` is the server's word, `wanted` the reader's while the server has not answered. */
type Entry = { known: Partial<PaperMarks>; wanted: Record<MarkName, boolean | null> };

const NOTHING: Entry = { known: {}, wanted: { upvoted: null, bookmarked: null } };
const NOTICE_MS = 10_000;

/** By paper id. Entries are replaced, never changed: their identity tells whether anything happened to a paper. */
const entries = new Map<number, Entry>();
const listeners = new Set<() => void>();
let notice = '';
let noticeTimer: ReturnType<typeof setTimeout> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function emit(): void {
  for (const listener of listeners) listener();
}

function entryOf(paperId: number): Entry {
  return entries.get(paperId) ?? NOTHING;
}

function update(
  paperId: number,
  change: { known?: Partial<PaperMarks>; wanted?: Partial<Entry['wanted']> },
): void {
  const { known, wanted } = entryOf(paperId);
  entries.set(paperId, { known: { ...known, ...change.known }, wanted: { ...wanted, ...change.wanted } });
  emit();
}

/** The paper's marks as its reader should see them now. `rendered` is what the page came with; absent counts as none. */
export function useMarks(paperId: number, rendered: Partial<PaperMarks>): PaperMarks {
  const entry = useSyncExternalStore(
    subscribe,
    () => entryOf(paperId),
    () => NOTHING,
  );
  return shownMarks(entry, rendered);
}

function shownMarks({ known, wanted }: Entry, rendered: Partial<PaperMarks>): PaperMarks {
  const counted = known.upvoted ?? rendered.upvoted ?? false;
  const upvoted = wanted.upvoted ?? counted;
  return {
    upvoted,
    bookmarked: wanted.bookmarked ?? known.bookmarked ?? rendered.bookmarked ?? false,
    votes: (known.votes ?? rendered.votes ?? 0) + Number(upvoted) - Number(counted),
  };
}

/** What `useMarks` gives, once. */
export function readMarks(paperId: number, rendered: Partial<PaperMarks>): PaperMarks {
  return shownMarks(entryOf(paperId), rendered);
}

/**
 * Shows what the reader wants at once and tells the server. While a request runs, further clicks only change what is
 * wanted; the server hears once more where its answer differs, so any burst of clicks ends in the last of them.
 * A refusal or a broken line puts everything back and says so.
 */
export async function setMark(given: {
  paperId: number;
  name: MarkName;
  value: boolean;
  send: (value: boolean) => Promise<Answer>;
}): Promise<void> {
  const { paperId, name, value, send } = given;
  const running = entryOf(paperId).wanted[name] !== null;
  say('');
  update(paperId, { wanted: { [name]: value } });
  if (running) return;
  try {
    let sent: boolean | null = null;
    while (sent !== entryOf(paperId).wanted[name]) {
      sent = entryOf(paperId).wanted[name] ?? value;
      const answer = await send(sent);
      if (!answer.ok) return say(answer.message);
      const { ok, ...known } = answer;
      update(paperId, { known });
    }
  } catch {
    say('That did not reach the server. Please try again.');
  } finally {
    update(paperId, { wanted: { [name]: null } });
  }
}

/**
 * Begins to lay a server's answer over the page; the function it returns takes the answer. Papers to which something
 * happened in between are left alone: the answer may be older than the reader's click.
 */
export function beginOverlay(paperIds: number[]) {
  const before = new Map(paperIds.map((id) => [id, entryOf(id)]));
  return ({ upvoted, bookmarked, votes }: Marks & { votes: Record<number, number> }): void => {
    for (const [id, entry] of before) {
      if (entryOf(id) !== entry) continue;
      const known = { upvoted: upvoted.includes(id), bookmarked: bookmarked.includes(id), votes: votes[id] };
      entries.set(id, { ...entry, known });
    }
    emit();
  };
}

function say(message: string): void {
  clearTimeout(noticeTimer);
  if (message) noticeTimer = setTimeout(say, NOTICE_MS, '');
  if (message === notice) return;
  notice = message;
  emit();
}

/** Why the last mark could not be kept; empty most of the time. */
export function useNotice(): string {
  return useSyncExternalStore(
    subscribe,
    () => notice,
    () => '',
  );
}
