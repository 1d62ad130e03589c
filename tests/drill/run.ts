import { parseArgs } from 'node:util';
import { runCommand, UsageError } from '@/cli/command';
import { drill, type Round } from './drill';

const USAGE = `npm run drill -- [options]      kills Broadsheet while papers come in and are marked

The start, its server, its worker, Postgres, one of its connections, or all of it, at moments that
a seed chooses. What was acknowledged has to be there, once, and counted.

  --rounds N   so many times (50)
  --seed N     which moments (20261128)`;

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '50' },
      seed: { type: 'string', default: '20261128' },
    },
  });
  const rounds = wholeNumber('rounds', values.rounds);
  const seed = wholeNumber('seed', values.seed);
  console.log(`${rounds} rounds, --seed ${seed}`);
  const report = await drill({ rounds, seed, say: console.log });
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
  if (wrong.length > 0) process.exitCode = 1;
}, USAGE);

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} must be a whole number from 1, but is "${text}"`);
}

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
