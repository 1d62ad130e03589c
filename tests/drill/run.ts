import { parseArgs } from 'node:util';
import { drill, type Round } from './drill';

/**
 * Kills Broadsheet (the start, its server, its worker, Postgres, one of its connections, or all of it) at moments that a
 * seed chooses, while papers are taken in and readers mark them. What was acknowledged has to be there, once, and counted.
 *
 *   npm run drill -- --rounds 50 --seed 20261128
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '20261128' },
  },
});
const rounds = Number(values.rounds);
console.log(`${rounds} rounds, --seed ${values.seed}`);
const report = await drill({ rounds, seed: Number(values.seed), say: console.log });
const { books, papers, wrong, output } = report;

console.log(`
${report.rounds.length} rounds; acknowledged: ${books.acknowledgedBodies.length} bodies with ${books.promisedTitles.length} papers, ${books.acknowledgedMarks} marks
${papers} papers in all; ${books.refused} requests refused while something was away, ${books.broken} broken off
well again after (median, most): ${recoveries(report.rounds)}`);
if (wrong.length > 0) console.log(`\nIt printed:\n${output.slice(-10_000)}`);
for (const each of wrong) console.log(`WRONG  ${each}`);
console.log(
  wrong.length === 0 ? 'Nothing was lost, doubled or miscounted.' : `${wrong.length} things are wrong.`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;

function recoveries(all: Round[]): string {
  const kinds = [...new Set(all.map(kindOf))].sort();
  return kinds
    .map((kind) => {
      const times = all.filter((round) => kindOf(round) === kind).map(({ recoveredMs }) => recoveredMs);
      const sorted = times.toSorted((a, b) => a - b).map(Math.round);
      return `\n  ${kind.padEnd(10)} ${sorted[Math.floor(sorted.length / 2)]} ms, ${sorted.at(-1)} ms (${sorted.length})`;
    })
    .join('');
}

function kindOf({ kills }: Round): string {
  return kills.length > 1 ? 'two' : (kills[0] ?? '');
}
