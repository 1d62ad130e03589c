import 'server-only';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

type Metrics = {
  registry: Registry;
  requests: Counter<'kind' | 'method' | 'status'>;
  durations: Histogram<'kind'>;
  sentBytes: Counter<'kind'>;
  slowStatements: Counter;
};

// One a process: several bundles count, one answers.
const shared = globalThis as { broadsheetMetrics?: Metrics };

/** What is counted in this process, and how it stands with it. */
export function metrics(): Metrics {
  shared.broadsheetMetrics ??= create();
  return shared.broadsheetMetrics;
}

export function countSlowStatement(): void {
  metrics().slowStatements.inc();
}

function create(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Counter({
      name: 'broadsheet_http_requests_total',
      help: 'Requests answered, by kind of address, method and class of status.',
      labelNames: ['kind', 'method', 'status'],
      registers,
    }),
    durations: new Histogram({
      name: 'broadsheet_http_request_duration_seconds',
      help: 'From the headers of a request to the last byte of its answer, by kind of address.',
      labelNames: ['kind'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
      registers,
    }),
    sentBytes: new Counter({
      name: 'broadsheet_http_response_bytes_total',
      help: 'Bytes sent in answers, headers included, by kind of address.',
      labelNames: ['kind'],
      registers,
    }),
    slowStatements: new Counter({
      name: 'broadsheet_database_slow_statements_total',
      help: 'Statements that took longer than SLOW_QUERY_MS.',
      registers,
    }),
  };
}
