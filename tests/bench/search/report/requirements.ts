import type { Size } from '../corpus/size';
import { figuresOf } from '../figures';
import type { Measured, Sample } from '../measure';
import { type RelationSize, searchSizes } from '../postgres/sizes';
import type { ViewTimes } from '../views';
import { verdict } from './lines';
import { shared, waitingFigures } from './searches';

/** What is asked at a million papers, on two processors; milliseconds and MiB. */
const AT_A_MILLION = { median: 15, p95: 80, cold: 500, view: 50, search: 2_048, memory: 1_024 };
const MILLION = 1_000_000;

type Found = {
  size: Size;
  measured: readonly Measured[];
  cold: readonly Sample[];
  views: readonly ViewTimes[];
  sizes: readonly RelationSize[];
  /** MiB of Postgres by what it was doing; null where that cannot be read. */
  memory: Record<string, number | null>;
};

/** What is required of a corpus of this size, and what was found; nothing for sizes that are only to try things. */
export function reportRequirements(found: Found): string[] {
  const { made } = found.size;
  if (made !== null && made < MILLION) return [];
  return ['', ...(made === null ? fts5Verdicts(found) : millionVerdicts(found)), failureVerdict(found)];
}

/** A page of results and their count by each, with the waiting: what FTS5 is not asked for is left out of ours too. */
function fts5Verdicts({ measured }: Found): string[] {
  const waited = (name: string) => {
    const samples = measured.find(({ engine }) => engine.name === name)?.samples;
    return samples ? waitingFigures(shared(samples)).p95 : null;
  };
  const [mine, theirs] = [waited('Broadsheet, page and count'), waited('FTS5, page and count')];
  return mine === null || theirs === null
    ? []
    : [ms('p95 of a page and its count beside that of FTS5', mine, theirs)];
}

/** Searches with their waiting: what a reader would feel. */
function millionVerdicts({ measured, cold, views, sizes, memory }: Found): string[] {
  const warm = waitingFigures(measured[0]?.samples ?? []);
  const bytes = searchSizes(sizes).reduce((sum, { table, indexes }) => sum + table + indexes, 0);
  return [
    ms('median of searches', warm.median, AT_A_MILLION.median),
    ms('p95 of searches', warm.p95, AT_A_MILLION.p95),
    ms('worst search, cold or warm', Math.max(waitingFigures(cold).max, warm.max), AT_A_MILLION.cold),
    ...views.map(({ name, waitedMs }) => ms(`p95 of ${name}`, figuresOf(waitedMs).p95, AT_A_MILLION.view)),
    mebibytes('search tables and indexes', bytes / 2 ** 20, AT_A_MILLION.search),
    ...Object.entries(memory).flatMap(([doing, most]) =>
      most === null ? [] : [mebibytes(`memory of Postgres, ${doing}`, most, AT_A_MILLION.memory)],
    ),
  ];
}

/** A search that failed took no time: it must not pass for a quick one. */
function failureVerdict({ measured, cold, views }: Found): string {
  const searches = [...measured.flatMap(({ samples }) => samples), ...cold];
  const failed =
    searches.filter(({ error }) => error !== null).length +
    views.reduce((sum, { errors }) => sum + errors.length, 0);
  return verdict('searches and views that failed', { found: failed, most: 0, unit: '' });
}

function ms(what: string, found: number, most: number): string {
  return verdict(what, { found, most, unit: 'ms' });
}

function mebibytes(what: string, found: number, most: number): string {
  return verdict(what, { found, most, unit: 'MiB' });
}
