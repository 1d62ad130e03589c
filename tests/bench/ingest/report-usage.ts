import { writeFileSync } from 'node:fs';

/** Imported before a command, this writes what its process has taken, at its end, to the file BENCH_USAGE names. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const usage = { peakMebibytes: maxRSS / 2 ** 10, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
  if (process.env.BENCH_USAGE) writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
