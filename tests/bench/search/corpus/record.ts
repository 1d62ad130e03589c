import type { PaperRecordInput } from '@/features/papers/schema';
import { addDays, type Day, isWeekday } from '@/lib/day';
import { drawPerson, personName } from '../../people';
import type { Appearance } from './calendar';
import { drawCategories } from './categories';
import { longTailed, pickWeighted, type Random, wholeBetween } from './draws';

/** Shares of the papers, and counts, about as arXiv and the daily papers have them. */
const FEATURED = 0.06;
const WITH_CODE = 0.25;
const WITH_PROJECT = 0.1;
const WITH_COMMENT = 0.5;
const ACCEPTED = 0.4;
const VOTES = { median: 5.5, spread: 1.25 };
const STARS = { median: 19, spread: 2 };
const AUTHORS = { median: 4.5, spread: 0.55 };
const VERSIONS = [
  [1, 55],
  [2, 30],
  [3, 10],
  [4, 5],
] as const;
const DAY_MS = 86_400_000;
/** The end of the ten years: nothing is known of later. */
const LATEST_MS = Date.parse('2026-06-30T23:59:59Z');

type Text = { title: string; abstract: string; venue: string };

/** A whole record, as our export would write it, of a text and its date; everything else is drawn. */
export function recordOf(
  { title, abstract, venue }: Text,
  { arxivId, publishedAt }: Appearance,
  { random, people }: { random: Random; people: number },
): PaperRecordInput {
  const authors = Array.from({ length: Math.max(1, longTailed(AUTHORS, random)) }, () =>
    drawPerson(people, random),
  );
  return {
    broadsheet: 1,
    title,
    abstract,
    authors: [...new Set(authors)].map((name) => ({ name })),
    ...(arxivId && submitted(arxivId, publishedAt, random)),
    publishedAt,
    categories: drawCategories(venue, random),
    comment: random() < WITH_COMMENT ? drawComment(venue, publishedAt, random) : null,
    links: drawLinks(title, random),
    ...(arxivId && random() < FEATURED && feature(publishedAt, random)),
  };
}

/** What arXiv knows of a paper of its own. */
function submitted(arxivId: string, publishedAt: string, random: Random): Partial<PaperRecordInput> {
  const arxivVersion = pickWeighted(VERSIONS, random);
  const later = arxivVersion === 1 ? 0 : wholeBetween(5, 300, random) * DAY_MS;
  const updatedAt = new Date(Math.min(Date.parse(publishedAt) + later, LATEST_MS)).toISOString();
  return { source: 'arxiv', asOf: updatedAt, arxivId, arxivVersion, updatedAt };
}

/** The edition is that of a weekday one to four days later. */
function feature(publishedAt: string, random: Random): Partial<PaperRecordInput> {
  let day = addDays(publishedAt.slice(0, 10) as Day, wholeBetween(1, 2, random));
  while (!isWeekday(day)) day = addDays(day, 1);
  const submittedBy = { name: personName(wholeBetween(0, 300, random)) };
  return { editions: [{ day, submittedBy }], upvotes: longTailed(VOTES, random) };
}

function drawComment(venue: string, publishedAt: string, random: Random): string {
  const extent = `${wholeBetween(6, 40, random)} pages, ${wholeBetween(2, 15, random)} figures`;
  if (random() >= ACCEPTED) return extent;
  const name = venue === 'nips' ? 'NeurIPS' : venue.toUpperCase();
  return `${extent}. Accepted at ${name} ${publishedAt.slice(0, 4)}`;
}

function drawLinks(title: string, random: Random): PaperRecordInput['links'] {
  const word = (title.match(/[A-Za-z]{3,}/)?.[0] ?? 'paper').toLowerCase();
  const owner = `${(personName(wholeBetween(0, 50_000, random)).match(/[A-Za-z]{2,}/g) ?? ['lab']).at(-1)}-lab`;
  const name = `${word}-${wholeBetween(1, 9_999, random)}`;
  const links: NonNullable<PaperRecordInput['links']> = [];
  if (random() < WITH_CODE) {
    const url = `https://github.com/${owner}/${name}`;
    links.push({ kind: 'code', url, stars: longTailed(STARS, random) });
  }
  if (random() < WITH_PROJECT) links.push({ kind: 'project', url: `https://${name}.github.io/` });
  return links;
}
