import { searchHref } from '@/features/search/schema';
import { topicHref } from '@/features/topics/schema';
import type { Cadence } from './cadence';

export const SUBJECT_KINDS = ['board', 'search', 'topic', 'author', 'bookmarks'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What a subscription follows. `text`: a query, a topic's slug or an author's name; empty for the other two. */
export type Subject = { kind: SubjectKind; text: string };

/** Characters of a query or a name that can be followed. */
export const SUBJECT_LENGTH = 300;

/** The subject as the search takes it; null where it is no search. */
export function subjectQuery({ kind, text }: Subject): string | null {
  if (kind === 'search') return text;
  if (kind === 'topic') return `topic:${text}`;
  return kind === 'author' ? `author:"${text.replaceAll('"', '')}"` : null;
}

/** What a search is about: a topic or an author, where it asks for nothing else. */
export function subjectOfSearch(query: string): Subject {
  const text = query.trim();
  const [, topic] = /^topic:([a-z0-9-]+)$/.exec(text) ?? [];
  if (topic) return { kind: 'topic', text: topic };
  const [, author] = /^author:"([^"]+)"$/.exec(text) ?? [];
  return author ? { kind: 'author', text: author } : { kind: 'search', text };
}

/** The page of ours that shows the subject. */
export function subjectHref(subject: Subject): string {
  if (subject.kind === 'bookmarks') return '/bookmarks';
  if (subject.kind === 'topic') return topicHref(subject.text);
  const text = subjectQuery(subject);
  return text === null ? '/' : searchHref({ text });
}

/** The page where it is subscribed to with all there is to choose. */
export function subscribeHref({ kind, text }: Subject): string {
  if (kind === 'board') return '/digests';
  const search = new URLSearchParams({ subject: kind, ...(text && { text }) });
  return `/digests?${search}`;
}

/** A subject with the name of its topic, where it is one. */
export type NamedSubject = Subject & { topicName: string | null };

export const BOARD: NamedSubject = { kind: 'board', text: '', topicName: null };

/** As a heading has it: "Trending papers", "Mixture of experts", "sparse attention cat:cs.CL". */
export function subjectTitle({ kind, text, topicName }: NamedSubject): string {
  switch (kind) {
    case 'board':
      return 'Trending papers';
    case 'topic':
      return topicName ?? text;
    case 'search':
      return text;
    case 'author':
      return `Papers by ${text}`;
    case 'bookmarks':
      return 'On the topics of your bookmarks';
  }
}

/** What follows "You get": "trending papers", "new papers on mixture of experts". */
export function subjectSentence({ kind, text, topicName }: NamedSubject): string {
  switch (kind) {
    case 'board':
      return 'trending papers';
    case 'topic':
      return `new papers on ${topicName ?? text}`;
    case 'search':
      return `new papers for “${text}”`;
    case 'author':
      return `new papers by ${text}`;
    case 'bookmarks':
      return 'new papers on the topics of your bookmarks';
  }
}

/** The same in words that are none of whoever typed the request: what a mail to a stranger may say. */
export function neutralSentence(subject: NamedSubject, cadence: Cadence): string {
  const often = cadence === 'daily' ? 'once a day' : 'once a week';
  if (subject.kind === 'search') return `new papers for a search, ${often}`;
  if (subject.kind === 'author') return `new papers by an author, ${often}`;
  return `${subjectSentence(subject)}, ${often}`;
}
