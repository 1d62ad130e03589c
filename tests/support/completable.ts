import { listSuggestions } from '@/features/search/suggestions/queries';
import type { Suggestion } from '@/features/search/suggestions/schema';
import { seedTopics } from '@/features/topics/mutations';
import { createPaper } from './factories';

export const NOW = new Date('2026-11-24T10:00:00Z');
const PAPERS = [
  { title: 'Attention Is All You Need', authors: ['Ashish Vaswani', 'Łukasz Kaiser'], votes: 900 },
  { title: 'Attention is not explanation', authors: ['Sarthak Jain'], votes: 20 },
  { title: 'Learning with kernels', authors: ['Bernhard Schölkopf', 'Alexander J. Smola'], votes: 40 },
  { title: 'Kernel independent component analysis', authors: ['Bernhard Schölkopf'], votes: 4 },
  { title: 'γ-MoD: exploring mixture-of-depth adaptation', authors: ["Flann O'Brien"], votes: 1 },
];

export async function createCompletablePapers(): Promise<void> {
  await seedTopics();
  for (const { title, authors, votes } of PAPERS) {
    await createPaper({
      key: title.toLowerCase().replaceAll(' ', '-'),
      titleText: title,
      sourceUpvoteCount: votes,
      authors: { create: authors.map((name, position) => ({ name, position })) },
      categories: {
        create: [{ code: 'cs.LG', position: 0 }, ...(votes > 30 ? [{ code: 'cs.CL', position: 1 }] : [])],
      },
      topics: {
        create: ['mlp', 'transformers']
          .slice(votes > 30 ? 0 : 1)
          .map((slug) => ({ topic: { connect: { slug } } })),
      },
    });
  }
}

/** What is offered at `¦`, or at the end. */
export function suggest(marked: string): Promise<Suggestion[]> {
  const at = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  return listSuggestions({ text, at: at < 0 ? text.length : at }, NOW);
}

/** Each as its kind, and where it leads. */
export async function listed(marked: string): Promise<string[]> {
  const found = await suggest(marked);
  return found.map((offer) =>
    offer.kind === 'paper'
      ? `paper ${offer.href}`
      : `${offer.kind} ${offer.query.slice(0, offer.at)}¦${offer.query.slice(offer.at)}`,
  );
}

/** What it shows, with what was typed in brackets. */
export const label = (offer: Suggestion | undefined) =>
  offer?.label.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
