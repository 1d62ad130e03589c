import type { Manifest } from '../folder';
import { type RelationSize, searchSizes } from '../postgres/sizes';
import { line } from './lines';

/** How the corpus came in, and what it takes up. */
export function reportLoad(manifest: Manifest, sizes: RelationSize[]): string[] {
  const { records, rejected, recordsPerSecond, steps, peakProcess, peakPostgres, loadedAt } = manifest;
  return [
    `${records} records, loaded ${loadedAt.slice(0, 16).replace('T', ' ')}, ${rejected} rejected`,
    line('ingest', [`${recordsPerSecond.toFixed(0)}/s`]),
    ...Object.entries(steps).map(([step, seconds]) => line(`  ${step}`, [`${seconds.toFixed(0)} s`])),
    line('peak memory, the process', [`${peakProcess.toFixed(0)} MiB`]),
    line('peak memory, Postgres', [peakPostgres === null ? '' : `${peakPostgres.toFixed(0)} MiB`]),
    '',
    line('MiB', ['table', 'indexes']),
    ...[...searchSizes(sizes), total('search in all', searchSizes(sizes)), total('all tables', sizes)].map(
      ({ name, table, indexes }) => line(name, [mebibytes(table), mebibytes(indexes)]),
    ),
  ];
}

function total(name: string, sizes: RelationSize[]): RelationSize {
  return sizes.reduce(
    (sum, size) => ({ name, table: sum.table + size.table, indexes: sum.indexes + size.indexes }),
    { name, table: 0, indexes: 0 },
  );
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}
