import { parseSchedule } from '@/lib/jobs/schedule';

/**
 * Prints, as JSON, each minute of the years from argument 1 to before argument 2 on which the schedule in argument 3
 * is due, as a worker finds it that looks every seven minutes and some seconds; and how often this machine's clock was
 * moved. A process of its own, for TZ is read when a process starts.
 */
const [first = '', last = '', cron = ''] = process.argv.slice(2);
const [from, to] = [Date.UTC(Number(first), 0), Date.UTC(Number(last), 0)];
const schedule = parseSchedule(cron);
const due: string[] = [];
let clockChanges = 0;
for (let now = from, offset = new Date(now).getTimezoneOffset(); now < to; now += 433_000) {
  const found = schedule.last(new Date(now));
  if (found && found.getTime() >= from && found.toISOString() !== due.at(-1)) due.push(found.toISOString());
  if (new Date(now).getTimezoneOffset() !== offset) clockChanges += 1;
  offset = new Date(now).getTimezoneOffset();
}
process.stdout.write(JSON.stringify({ due, clockChanges }));
