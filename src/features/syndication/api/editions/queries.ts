import 'server-only';
import { type DayState, getEdition, getLatestEditionDay, listDayStates } from '@/features/editions/queries';
import { parseSpan, type Span, spanHref } from '@/features/editions/span';
import { getTrending } from '@/features/editions/trending/queries';
import { addDays, type Day, type DayRange, dayOf, daysBetween, monthOf, weekOf } from '@/lib/day';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { Found } from '../found';
import type { InputOf, OutputOf } from '../operation';
import { listApiPapers, toldPage } from '../papers/queries';
import { nextPage } from '../parameters';
import {
  type getEditionOperation,
  type getTrendingOperation,
  type listEditionsOperation,
  MOST_DAYS,
  USUAL_DAYS,
} from './operations';

/** @throws AppError invalid */
export async function findEditions({
  from,
  to,
}: InputOf<typeof listEditionsOperation>): Promise<Found<OutputOf<typeof listEditionsOperation>>> {
  const latest = await getLatestEditionDay();
  const last = to ?? latest ?? dayOf(new Date());
  const first = from ?? addDays(last, 1 - USUAL_DAYS);
  if (first > last) throw new AppError('invalid', `from: must not be after ${last}, the last day`);
  if (daysBetween(first, last) >= MOST_DAYS)
    throw new AppError('invalid', `from: must be less than ${MOST_DAYS} days before ${last}, the last day`);
  const states = await listDayStates({ first, last });
  return { content: { items: states.map(toldState), latest }, paperIds: [] };
}

/** @throws AppError invalid */
export async function findEdition({
  edition,
  cursor: page,
}: InputOf<typeof getEditionOperation>): Promise<Found<OutputOf<typeof getEditionOperation>>> {
  const { span, range } = await placeOf(edition);
  const [found, states] = await Promise.all([
    getEdition(range, span === 'day' ? 1 : page),
    listDayStates(range),
  ]);
  const papers = span === 'day' && page > 1 ? [] : found.papers;
  const paperIds = papers.map(({ id }) => id);
  const content = {
    edition: nameOf(span, range.first),
    url: env().SITE_URL + spanHref(span, range.first),
    ...range,
    state: stateOf(states, range),
    days: states.map(toldState),
    curators: found.curators,
    topics: found.topics,
    previous: found.previous && nameOf(span, found.previous),
    following: found.next && nameOf(span, found.next),
    items: await listApiPapers(paperIds),
    next: nextPage({ page, pages: found.pages }),
    total: found.total,
  };
  return { content, paperIds };
}

export async function findTrending({
  window,
  cursor: page,
}: InputOf<typeof getTrendingOperation>): Promise<Found<OutputOf<typeof getTrendingOperation>>> {
  return toldPage(await getTrending(window, page));
}

async function placeOf(edition: string): Promise<{ span: Span; range: DayRange }> {
  if (edition === 'latest') {
    const day = (await getLatestEditionDay()) ?? dayOf(new Date());
    return { span: 'day', range: { first: day, last: day } };
  }
  const span = edition.includes('W') ? 'week' : edition.length === 7 ? 'month' : 'day';
  const range = parseSpan(span, edition);
  if (!range) throw new AppError('invalid', `edition: there is no ${span} ${edition}`);
  return { span, range };
}

function nameOf(span: Span, day: Day): string {
  return { day, week: weekOf(day), month: monthOf(day) }[span];
}

function stateOf(states: DayState[], { last }: DayRange): 'open' | 'final' | null {
  if (states.length === 0) return null;
  const isOver = states.some(({ day }) => day === last) || last < dayOf(new Date());
  return isOver && states.every(({ finalAt }) => finalAt !== null) ? 'final' : 'open';
}

function toldState({ day, count, finalAt, rule }: DayState) {
  return {
    day,
    papers: count,
    state: finalAt ? ('final' as const) : ('open' as const),
    finalAt: finalAt?.toISOString() ?? null,
    finalRule: rule,
  };
}
