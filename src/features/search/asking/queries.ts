import 'server-only';
import type { Asked } from '../candidates/asked';
import { expectedMatches } from '../candidates/expected';
import { type Cursor, formatCursor, parseCursor } from '../cursor';
import type { Hint } from '../language/tree';
import { type Compiled, lexemesIn } from '../matching/compile';
import { withoutAbsent } from '../matching/key-query';
import { latestDay, type Match } from '../matching/match';
import { type Ranked, rankPage } from '../ranking/queries';
import { sampleAtHand } from '../sample/queries';
import type { SearchQuery } from '../schema';
import { weighTerms } from '../scoring';
import { getStatistics, type Statistics } from '../statistics/sql';
import { type Reading, type Understood, understandAtHand, understandQuery } from '../understanding/queries';

/** A search as it was understood, and the page of it that was asked for. */
export type Answer = {
  asked: Asked;
  ranked: Ranked;
  /** The cursor of the page after this one; null where this is the last. */
  nextCursor: string | null;
  isFirst: boolean;
  readings: Reading[];
};

export type AskOptions = {
  userId: string | null;
  /** What the results have is counted too. */
  withFacets: boolean;
};

/** A search that knows fewer papers than there are by such a share began long ago. */
const OLD = 0.01;

/** Understands a search and ranks its page; `answer` is null where nothing is asked for. */
export async function ask(
  given: SearchQuery,
  { userId, withFacets }: AskOptions,
): Promise<{ answer: Answer | null; hints: Hint[] }> {
  const { understood, statistics } = await understand(given.text);
  const { readings, hints } = understood;
  if (!understood.compiled || !statistics) return { answer: null, hints };
  const compiled = withKnownWords(understood.compiled, statistics);
  const { papers, words, newest, counts, codes } = statistics;
  const cursor = parseCursor(given.sort, given.cursor);
  const terms = weighTerms(compiled.terms, { counts, papers, held: cursor?.weights ?? null });
  const sample = sampleAtHand(papers);
  const expected = expectedMatches({ compiled, terms, papers, sample });
  const ceiling = cursor?.ceiling ?? newest;
  const asked = {
    compiled,
    terms,
    codes,
    userId,
    withFacets,
    papers,
    sample,
    expected,
    ceiling,
    isRecent: newest - ceiling <= OLD * papers,
    until: latestDay(compiled.match.check),
  };
  const averageWords = cursor?.averageWords ?? Math.round(words / Math.max(papers, 1));
  const ranked = await rankPage(asked, { sort: given.sort, cursor, averageWords });
  const nextCursor = cursorAfter(ranked, { asked, sort: given.sort, averageWords });
  return { answer: { asked, ranked, nextCursor, isFirst: cursor === null, readings }, hints };
}

/** What a text asks for, and what is known of its words; of that null where it asks for nothing. */
async function understand(text: string): Promise<{ understood: Understood; statistics: Statistics | null }> {
  const { understood, version } = await understandAtHand(text);
  const statistics = await statisticsOf(understood);
  const isNewest = version === undefined || (statistics !== null && statistics.topicsVersion === version);
  if (isNewest) return { understood, statistics };
  const anew = await understandQuery(text);
  return { understood: anew, statistics: await statisticsOf(anew) };
}

async function statisticsOf({ compiled }: Understood): Promise<Statistics | null> {
  return compiled && getStatistics(lexemesIn(compiled));
}

/** Without what asks for words that no paper has. */
function withKnownWords(compiled: Compiled, { counts }: Statistics): Compiled {
  const absent = new Set(lexemesIn(compiled).filter((lexeme) => !counts.has(lexeme)));
  if (absent.size === 0) return compiled;
  const prune = (match: Match): Match => ({
    ...match,
    keys: match.keys && withoutAbsent(match.keys, (key) => absent.has(key.replace(/^[~@%$]/, ''))),
  });
  return { ...compiled, match: prune(compiled.match), fixed: compiled.fixed && prune(compiled.fixed) };
}

function cursorAfter(
  { page, more, floor, relaxed }: Ranked,
  { asked, sort, averageWords }: { asked: Asked; sort: Cursor['sort']; averageWords: number },
): string | null {
  const last = page.at(-1);
  if (!more || !last) return null;
  const after = { value: last.value, id: last.id };
  const weights = asked.terms.map(({ weight }) => weight);
  return formatCursor({ sort, after, ceiling: asked.ceiling, floor, relaxed, weights, averageWords });
}
