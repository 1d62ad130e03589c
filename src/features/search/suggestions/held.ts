import 'server-only';
import { keptFor } from '@/lib/kept-for';
import { ofProcess } from '@/lib/of-process';
import { Beginnings } from './beginnings';
import { categoryName } from './category-names';
import { type HeldCategory, type HeldName, type HeldTitle, type HeldTopic, withSpoken } from './match';
import { countCategories, listBestTitles, listTopAuthors, listWrittenTopics } from './sql';

const MINUTE = 60_000;
const MOST_TITLES = 5_000;
const MOST_AUTHORS = 10_000;
const MOST_TOPICS = 5_000;

/**
 * What most people type the beginning of, in memory: a beginning like "lea" has a fifth of all titles, of which an
 * index would have to look at each to tell which are the best. A few megabytes, and the same for every reader.
 */
export const getHeldTitles = ofProcess('suggestions: titles', () =>
  keptFor(MINUTE, async (): Promise<Beginnings<HeldTitle>> => {
    return new Beginnings((await listBestTitles(MOST_TITLES)).map(withSpoken));
  }),
);

export const getHeldAuthors = ofProcess('suggestions: authors', () =>
  keptFor(10 * MINUTE, async (): Promise<Beginnings<HeldName>> => {
    return new Beginnings((await listTopAuthors(MOST_AUTHORS)).map(withSpoken));
  }),
);

export const getHeldTopics = ofProcess('suggestions: topics', () =>
  keptFor(MINUTE, async (): Promise<Beginnings<HeldTopic>> => {
    const rows = await listWrittenTopics(MOST_TOPICS);
    const topics = rows.map(({ forms: written, ...row }) => {
      const forms = [...new Set([row.name, ...written])].map((text) => withSpoken({ text }));
      return { ...row, forms, spoken: forms.map(({ spoken }) => spoken).join('') };
    });
    return new Beginnings(topics);
  }),
);

/** The categories that papers have, and the archives that these belong to. */
export const getHeldCategories = ofProcess('suggestions: categories', () =>
  keptFor(10 * MINUTE, async (): Promise<HeldCategory[]> => {
    const held = new Map<string, HeldCategory>();
    const add = (code: string, count: number, isArchive: boolean) => {
      const before = held.get(code);
      held.set(code, {
        code,
        name: categoryName(code),
        count: count + (before?.count ?? 0),
        isArchive: isArchive || (before?.isArchive ?? false),
      });
    };
    for (const { text: code, count } of await countCategories()) {
      const archive = code.split('.')[0] ?? code;
      add(code, count, false);
      if (archive !== code) add(archive, count, true);
    }
    return [...held.values()];
  }),
);
