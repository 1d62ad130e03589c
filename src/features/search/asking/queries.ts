import 'server-only';
import { type Asked, weighed } from '../candidates/asked';
import { expectedMatches } from '../candidates/expected';
import { type Cursor, formatCursor, parseCursor } from '../cursor';
import type { Hint } from '../language/tree';
import { type Compiled, lexemesIn } from '../matching/compile';
import { withoutAbsent } from '../matching/key-query';
import { latestDay, type Match } from '../matching/match';
import { type Ranked, rankByWords, rankPage } from '../ranking/queries';
import { sampleAtHand } from '../sample/queries';
import type { SearchQuery, Sort } from '../schema';
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

/** Which page is asked for, and how. */
type Request = AskOptions & { sort: Sort; cursor: Cursor | null };

/** No paper's number is higher. */
const NO_CEILING = 2_147_483_647;

/** Understands a search and ranks its page; `answer` is null where nothing is asked for. */
export async function ask(
  given: SearchQuery,
  options: AskOptions,
): Promise<{ answer: Answer | null; hints: Hint[] }> {
  const request = { ...options, sort: given.sort, cursor: parseCursor(given.sort, given.cursor) };
  const atHand = await understandAtHand(given.text);
  const { answer, heard } = await askByMemory(request, atHand);
  if (answer) return { answer, hints: atHand.understood.hints };
  const { understood, statistics } = await understandNow(given.text, atHand, heard);
  const { compiled, hints } = understood;
  if (!compiled || !statistics) return { answer: null, hints };
  const asked = askedOf(request, { compiled: withKnownWords(compiled, statistics), statistics });
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
  const known = askedOf(request, { compiled, statistics: remembered });
  const asked = request.cursor ? known : { ...known, ceiling: NO_CEILING };
  const { ranked, statistics: heard } = await rankByWords(asked, request);
  remember(lexemes, heard);
  const holds = isOf(version, heard) && stillHolds(remembered, heard);
  return { answer: holds ? answerOf(ranked, request, understood) : null, heard };
}

function askedOf(
  { userId, withFacets, cursor }: Request,
  { compiled, statistics }: { compiled: Compiled; statistics: Statistics },
): Asked {
  const known = weighed(compiled, statistics, cursor);
  const sample = sampleAtHand(known.papers);
  const expected = expectedMatches({ compiled, terms: known.terms, papers: known.papers, sample });
  const until = latestDay(compiled.match.check);
  return { ...known, compiled, userId, withFacets, sample, expected, until };
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
