import 'server-only';
import { listHeldSenses, listSenses } from '@/features/topics/queries';
import type { SensePlace } from '@/features/topics/senses';
import { facet } from '../facets';
import { parseQuery } from '../language/parse';
import type { Hint } from '../language/tree';
import { type Compiled, compileQuery } from '../matching/compile';
import type { Concept } from '../matching/concept';
import { bareWords } from '../rephrase';
import { standsAlone, unknownTopic } from './places';
import { resolveTopics, topicNames } from './topics/queries';

/** A place in a query that may mean several things: which of them is searched for, if any. */
export type Reading = {
  /** As typed. */
  form: string;
  meant: Meaning | null;
  /** What else it may stand for, most used first. */
  others: Meaning[];
};
type Meaning = {
  name: string;
  /** Null where too few papers speak of it for a topic. */
  slug: string | null;
  /** The other ways of writing it that are found too. */
  forms: string[];
  papers: number;
};

export type Understood = {
  /** Null where nothing is asked for. */
  compiled: Compiled | null;
  readings: Reading[];
  hints: Hint[];
};

/** What a typed query asks for: its words and filters, and what they are taken to mean. Any text is a query. */
export async function understandQuery(text: string): Promise<Understood> {
  const { understood } = await understandBy(text, async (words) => ({ places: await listSenses(words) }));
  return understood;
}

type AsOf = { version?: string | null | undefined };
/** It holds where topics still have that version, or where that is undefined. */
export type AtHand = { understood: Understood } & AsOf;

/** The same by the topics in memory. */
export function understandAtHand(text: string): Promise<AtHand> {
  return understandBy(text, listHeldSenses);
}

async function understandBy(
  text: string,
  find: (words: string) => Promise<{ places: SensePlace[] } & AsOf>,
): Promise<AtHand> {
  const { tree, hints } = parseQuery(text);
  if (!tree) return { understood: { compiled: null, readings: [], hints } };
  const { places: found, version } = await find(bareWords(text));
  const places = found.filter((place) => standsAlone(text, place));
  const named = await resolveTopics(topicNames(tree));
  const concepts = places.flatMap((place) => conceptOf(place) ?? []);
  const understood = {
    compiled: compileQuery(tree, text, { concepts, topics: named.facets }),
    readings: places.map((place) => readingOf(text, place)),
    hints: [...hints, ...named.unknown.map((name) => unknownTopic(text, name))],
  };
  return { understood, version };
}

function conceptOf({ start, end, senses }: SensePlace): Concept | null {
  const meant = senses.find(({ dominant }) => dominant);
  if (!meant) return null;
  return {
    start,
    end,
    facet: meant.topicId === null ? null : facet('topic', meant.topicId),
    forms: meant.forms,
    papers: meant.papers,
  };
}

function readingOf(text: string, { start, end, senses }: SensePlace): Reading {
  const form = text.slice(start, end);
  const meanings = senses.map(({ name, slug, forms, papers, dominant }) => ({
    name,
    slug,
    forms: forms.map((each) => each.form),
    papers,
    dominant,
  }));
  const plain = ({ dominant: _, ...meaning }: (typeof meanings)[number]): Meaning => meaning;
  const meant = meanings.find(({ dominant }) => dominant);
  return {
    form,
    meant: meant ? plain(meant) : null,
    others: meanings.filter((meaning) => meaning !== meant).map(plain),
  };
}
