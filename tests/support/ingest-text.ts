import { ingest } from '@/features/ingest/run';

type Options = Partial<Omit<Parameters<typeof ingest>[0], 'body'>>;

/** Takes a whole body in, as a request to the API brings it. */
export function ingestText(text: string | Uint8Array, options: Options = {}) {
  const body = (async function* () {
    yield typeof text === 'string' ? Buffer.from(text) : text;
  })();
  return ingest({ via: 'api', ...options, body });
}

/** A record of ours as a line of JSON. */
export function jsonLine(record: object): string {
  return `${JSON.stringify({ broadsheet: 1, ...record })}\n`;
}
