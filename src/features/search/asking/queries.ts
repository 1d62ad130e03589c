import 'server-only';
import { type Asked, weighed } from '../candidates/asked';
import { expectedMatches } from '../candidates/expected';
import { isShorter, type List } from '../candidates/list';
import { type Cursor, formatCursor, parseCursor } from '../cursor';
import type { Hint } from '../language/tree';
import { type Compiled, lexemesIn } from '../matching/compile';
import { withoutAbsent } from '../matching/key-query';
import { countListed } from '../matching/listed/sql';
import { latestDay, listsIn, type Match } from '../matching/match';
import { type Ranked, rankByWords, rankPage } from '../ranking/queries';
import { sampleAtHand } from '../sample/queries';
import type { SearchQuery, Sort } from '../schema';
import { recall, remember, stillHolds } from '../statistics/memory';
import { countLater } from '../statistics/queries';
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

/** Which page is asked for, how, and of what list, where that is part of the query. */
type Request = AskOptions & { sort: Sort; cursor: Cursor | null; list: List | null };

/** The index goes through so many papers until a day while one of a later day is looked at. */
const SOON_LEFT_OUT = 6;

/** No paper's number is higher. */
const NO_CEILING = 2_147_483_647;

/** Understands a search and ranks its page; `answer` is null where nothing is asked for. */
export async function ask(
  given: SearchQuery,
  options: AskOptions,
): Promise<{ answer: Answer | null; hints: Hint[] }> {
  const atHand = await understandAtHand(given.text);
  const list = await shortestList(atHand.understood, options.userId);
  const request = { ...options, sort: given.sort, cursor: parseCursor(given.sort, given.cursor), list };
  const { answer, heard } = await askByMemory(request, atHand);
  if (answer) return { answer, hints: atHand.understood.hints };
  const { understood, statistics } = await understandNow(given.text, atHand, heard);
  const { compiled, hints } = understood;
  if (!compiled || !statistics) return { answer: null, hints };
  const asked = await askedOf(request, { compiled: withKnownWords(compiled, statistics), statistics });
  const ranked = await rankPage(asked, request);
  return { answer: answerOf(ranked, request, understood), hints };
}

/**
 * Answers a search for words by what is remembered of them and of topics: where its page is ranked, it is told what is so now.
 * `answer` is null where one is new, or something of it no longer holds; `heard` is then what was told.
 */
async function askByMemory(
  request: Request,
  { understood, version }: AtHand,
): Promise<{ answer: Answer | null; heard: Statistics | null }> {
  const { compiled } = understood;
  if (request.sort !== 'relevance' || !compiled || compiled.terms.length === 0)
    return { answer: null, heard: null };
  const lexemes = lexemesIn(compiled);
  const remembered = recall(lexemes);
  if (!remembered || !isOf(version, remembered)) return { answer: null, heard: null };
  const known = await askedOf(request, { compiled, statistics: remembered });
  const asked = request.cursor ? known : { ...known, ceiling: NO_CEILING };
  const { ranked, statistics: heard } = await rankByWords(asked, request);
  remember(lexemes, heard);
  const holds = isOf(version, heard) && stillHolds(remembered, heard);
  return { answer: holds ? answerOf(ranked, request, understood) : null, heard };
}

/** The shortest of the lists that a query names, which are the same whatever else it is understood to mean. */
async function shortestList({ compiled }: Understood, userId: string | null): Promise<List | null> {
  const lists = compiled ? listsIn(compiled.match.check) : [];
  if (lists.length === 0) return null;
  const counts = await countListed(lists, userId);
  const [shortest] = lists
    .map((listed, place) => ({ listed, papers: counts[place] ?? 0 }))
    .toSorted((one, other) => one.papers - other.papers);
  return shortest ?? null;
}

async function askedOf(
  { userId, withFacets, cursor, list }: Request,
  { compiled, statistics }: { compiled: Compiled; statistics: Statistics },
): Promise<Asked> {
  const known = weighed(compiled, statistics, cursor);
  const sample = sampleAtHand(known.papers);
  const { papers, terms } = known;
  const day = latestDay(compiled.match.check);
  const until = day === null ? null : { day, ...(await countLater(day)) };
  const { expected, later } = expectedMatches({ compiled, terms, papers, sample, until });
  return {
    ...known,
    ...{ compiled, userId, withFacets, sample, until: day },
    expected: Math.min(expected, list?.papers ?? expected),
    leavesOutLater: until !== null && later > (papers - until.later) / SOON_LEFT_OUT,
    among: list && isShorter(list, compiled, expected) ? list : null,
  };
}

/** What a text asks for, and what is known of its words, which may be `heard` already; of that null where it asks for nothing. */
async function understandNow(
  text: string,
  { understood, version }: AtHand,
  heard: Statistics | null,
): Promise<{ understood: Understood; statistics: Statistics | null }> {
  const statistics = heard ?? (await statisticsFor(understood));
  if (version === undefined || (statistics && isOf(version, statistics))) return { understood, statistics };
  const anew = await understandQuery(text);
  return { understood: anew, statistics: await statisticsFor(anew) };
}

/** Whether topics are those of that version; to what means none whatever they are, they always are. */
function isOf(version: AtHand['version'], { topicsVersion }: Statistics): boolean {
  return version === undefined || topicsVersion === version;
}

async function statisticsFor({ compiled }: Understood): Promise<Statistics | null> {
  if (!compiled) return null;
  const lexemes = lexemesIn(compiled);
  const statistics = await getStatistics(lexemes);
  remember(lexemes, statistics);
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

/** With the cursor of the next page. */
function answerOf(ranked: Ranked, { sort, cursor }: Request, { readings }: Understood): Answer {
  const { asked, next, relaxed } = ranked;
  const answer = { ranked, isFirst: cursor === null, readings };
  if (!next) return { ...answer, nextCursor: null };
  const { ceiling, averageWords, terms } = asked;
  const weights = terms.map(({ weight }) => weight);
  return {
    ...answer,
    nextCursor: formatCursor({ sort, ...next, ceiling, relaxed, weights, averageWords }),
  };
}
