import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import type { Asked } from '../candidates/asked';
import { expectedMatches } from '../candidates/expected';
import { formatCursor, parseCursor } from '../cursor';
import type { Hint } from '../language/tree';
import { type Compiled, lexemesIn } from '../matching/compile';
import { withoutAbsent } from '../matching/key-query';
import { latestDay, type Match } from '../matching/match';
import { type Ranked, rankPage } from '../ranking/queries';
import { sampleAtHand } from '../sample/queries';
import type { SearchQuery } from '../schema';
import { weighTerms } from '../scoring';
import { recall, remember, stillHolds } from '../statistics/memory';
import { getStatistics, type Statistics } from '../statistics/sql';
import {
  type AtHand,
  type Reading,
  type Understood,
  understandAtHand,
  understandQuery,
} from '../understanding/queries';

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

/** What a search begins with. */
type Known = { understood: Understood; compiled: Compiled; statistics: Statistics };

/** A search that knows fewer papers than there are by such a share began long ago. */
const OLD = 0.01;
/** No paper's number is higher. */
const LAST = 2_147_483_647;

/** Understands a search and ranks its page; `answer` is null where nothing is asked for. */
export async function ask(
  given: SearchQuery,
  options: AskOptions,
): Promise<{ answer: Answer | null; hints: Hint[] }> {
  const atHand = await understandAtHand(given.text);
  const known = recallFor(atHand);
  const answer = known && (await askByMemory(given, options, { ...known, version: atHand.version }));
  if (answer) return { answer, hints: known.understood.hints };
  const { understood, statistics } = await understandNow(given.text, atHand);
  const { compiled, hints } = understood;
  if (!compiled || !statistics) return { answer: null, hints };
  const { newest } = statistics;
  const ranked = await rankBy(given, options, { understood, compiled, statistics, newest });
  return { answer: answerOf(ranked, { given, newest }), hints };
}

/** What is remembered of a search's words and topics; null where that is not all. */
function recallFor({ understood, version }: AtHand): Known | null {
  const { compiled } = understood;
  const statistics = compiled && recall(lexemesIn(compiled));
  return statistics && isOf(version, statistics) ? { understood, compiled, statistics } : null;
}

/** Answers by what is remembered, while it is asked whether that still holds; null where it does not. */
async function askByMemory(
  given: SearchQuery,
  options: AskOptions,
  { version, ...known }: Known & Pick<AtHand, 'version'>,
): Promise<Answer | null> {
  // What ranking needs is asked for first.
  const [ranked, now] = await Promise.all([
    rankBy(given, options, { ...known, newest: null }),
    turn().then(() => statisticsOf(known.compiled)),
  ]);
  if (!isOf(version, now) || !stillHolds(known.statistics, now)) return null;
  return answerOf(ranked, { given, newest: now.newest });
}

type RankedPage = Omit<Answer, 'nextCursor'> & { averageWords: number };

/** `newest` is the newest paper that the first page knows; null: whatever is there. */
async function rankBy(
  given: SearchQuery,
  { userId, withFacets }: AskOptions,
  { understood, statistics, newest, ...known }: Known & { newest: number | null },
): Promise<RankedPage> {
  const compiled = withKnownWords(known.compiled, statistics);
  const { papers, words, counts, codes } = statistics;
  const cursor = parseCursor(given.sort, given.cursor);
  const terms = weighTerms(compiled.terms, { counts, papers, held: cursor?.weights ?? null });
  const sample = sampleAtHand(papers);
  const ceiling = cursor?.ceiling ?? newest ?? LAST;
  const asked = {
    compiled,
    terms,
    codes,
    userId,
    withFacets,
    papers,
    sample,
    expected: expectedMatches({ compiled, terms, papers, sample }),
    ceiling,
    isRecent: statistics.newest - ceiling <= OLD * papers,
    until: latestDay(compiled.match.check),
  };
  const averageWords = cursor?.averageWords ?? Math.round(words / Math.max(papers, 1));
  const ranked = await rankPage(asked, { sort: given.sort, cursor, averageWords });
  return { asked, ranked, isFirst: cursor === null, readings: understood.readings, averageWords };
}

/** What a text asks for, and what is known of its words; of that null where it asks for nothing. */
async function understandNow(
  text: string,
  { understood, version }: AtHand,
): Promise<{ understood: Understood; statistics: Statistics | null }> {
  const statistics = understood.compiled && (await statisticsOf(understood.compiled));
  if (version === undefined || (statistics && isOf(version, statistics))) return { understood, statistics };
  const anew = await understandQuery(text);
  return { understood: anew, statistics: anew.compiled && (await statisticsOf(anew.compiled)) };
}

/** Whether topics are those of that version; to what means none whatever they are, they always are. */
function isOf(version: AtHand['version'], { topicsVersion }: Statistics): boolean {
  return version === undefined || topicsVersion === version;
}

async function statisticsOf(compiled: Compiled): Promise<Statistics> {
  const statistics = await getStatistics(lexemesIn(compiled));
  remember(statistics);
  return statistics;
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

/** With its next page's cursor; of papers that came after `newest` the first page may know, the others do not. */
function answerOf(
  { averageWords, ...answer }: RankedPage,
  { given: { sort, cursor }, newest }: { given: SearchQuery; newest: number },
): Answer {
  const { page, more, floor, relaxed } = answer.ranked;
  const last = page.at(-1);
  if (!more || !last) return { ...answer, nextCursor: null };
  const after = { value: last.value, id: last.id };
  const weights = answer.asked.terms.map(({ weight }) => weight);
  const ceiling = parseCursor(sort, cursor)?.ceiling ?? newest;
  const nextCursor = formatCursor({ sort, after, ceiling, floor, relaxed, weights, averageWords });
  return { ...answer, nextCursor };
}
