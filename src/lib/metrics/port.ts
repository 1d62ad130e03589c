import 'server-only';
import diagnostics from 'node:diagnostics_channel';

/** Has METRICS_PORT, where it is set, opened for this process (cli/start/metrics-port.mjs). */
export function answerOnPort(expose: () => Promise<string>): void {
  diagnostics.channel('broadsheet:metrics').publish(expose);
}
