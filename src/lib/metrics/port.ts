import 'server-only';

type Expose = () => Promise<string>;

/** Where cli/start/metrics-port.mjs, which is loaded uncompiled, finds what to answer. */
const EXPOSE = Symbol.for('broadsheet.exposeMetrics');

/** From now on METRICS_PORT, where it is set, answers this. */
export function answerOnPort(expose: Expose): void {
  (globalThis as Record<symbol, Expose>)[EXPOSE] = expose;
}
