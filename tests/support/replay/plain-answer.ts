import type { ServerResponse } from 'node:http';
import type { Recorded } from './answer';

/** Answers as a well-behaved server does: 304 where the asker already has what there is. */
export function plainAnswer({ response, recorded }: { response: ServerResponse; recorded: Recorded }): void {
  const { status = 200, headers = {}, body = '' } = recorded;
  const { 'if-none-match': etag, 'if-modified-since': since } = response.req.headers;
  const said = new Headers(headers);
  const hasSame =
    (etag !== undefined && etag === said.get('etag')) ||
    (etag === undefined && since !== undefined && since === said.get('last-modified'));
  if (hasSame) response.writeHead(304, headers).end();
  else response.writeHead(status, headers).end(body);
}
