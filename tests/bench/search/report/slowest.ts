import type { Sample } from '../measure';
import type { Plan } from '../postgres/explain';
import type { BenchQuery } from '../queries/query';
import { figureText, line } from './lines';

/** Plans of a query that are shown whole. */
const SHOWN_PLANS = 2;

/** The queries that took longest, each once, with its worst time. */
export function slowest(samples: readonly Sample[], count: number): Sample[] {
  const worst = new Map<string, Sample>();
  for (const sample of samples.toSorted((one, other) => timeOf(other) - timeOf(one))) {
    if (!worst.has(sample.item.text)) worst.set(sample.item.text, sample);
  }
  return [...worst.values()].slice(0, count);
}

export function reportSlowest(samples: readonly Sample[], count: number): string[] {
  return [
    '',
    line('slowest, warm', ['ms', 'found']),
    ...slowest(samples, count).map((sample) => {
      const cells = [figureText(timeOf(sample)), String(sample.answer?.found ?? '')];
      return `${line(sample.item.kind, cells)}   ${sample.item.text}`;
    }),
  ];
}

/** The longest statements of a search with their plans, the others with their times. */
export function reportPlans({ text }: BenchQuery, plans: readonly Plan[]): string[] {
  const total = plans.reduce((sum, { ms }) => sum + ms, 0);
  const others = plans.slice(SHOWN_PLANS).map(({ ms }) => figureText(ms));
  return [
    '',
    `EXPLAIN ${text}: ${plans.length} statements, ${figureText(total)} ms in all`,
    ...plans.slice(0, SHOWN_PLANS).flatMap((plan) => ['', `${figureText(plan.ms)} ms`, plan.text]),
    ...(others.length > 0 ? ['', `and ${others.join(', ')} ms`] : []),
  ];
}

function timeOf({ answer, waitedMs }: Sample): number {
  return answer?.ms ?? waitedMs;
}
