import 'server-only';
import type { Fetched } from '@/lib/fetching/ask';
import type { FetchRequest, Site } from '@/lib/fetching/asked';
import { FetchError } from '@/lib/fetching/fetch-error';
import { decodeBody } from '../body';
import { BodyError } from '../body-error';
import { type IngestRequest, type IngestResult, ingest } from '../run';
import { nowOf, type SourceContext } from './context';
import { readAlong } from './read-along';
import { SourceError } from './source-error';

/** How often an answer is asked for that begins well and then breaks off, or has nothing where something is due. */
export const MOST_ANSWERS = 4;

/** The pause before the second time; each further one doubles. */
export const FIRST_PAUSE_MS = 5_000;

type Wanted<Seen> = {
  site: Site;
  request: FetchRequest;
  /** How it is taken in. */
  as: Pick<IngestRequest, 'format' | 'day' | 'announced'>;
  /** Reads what the answer says around its records. */
  look: (text: AsyncIterable<string>) => Promise<Seen>;
  /** @throws SourceError where the answer will not do */
  check?: (seen: Seen) => void;
};

type Head = Pick<Fetched, 'etag' | 'lastModified'>;
export type Taken<Seen> = Head & { run: IngestResult['run']; seen: Seen };

/**
 * Asks a source and takes in what it answers, as it comes. An answer that breaks off keeps what was read and is asked
 * for again, whole.
 * @throws FetchError, or SourceError where what came cannot be read or will not do
 */
export async function takeFrom<Seen>(context: SourceContext, wanted: Wanted<Seen>): Promise<Taken<Seen>> {
  const taken = await takeIfChanged(context, wanted);
  if (taken) return taken;
  throw new SourceError(
    `${wanted.site.name}: ${wanted.request.url} has not changed, though nobody asked whether`,
  );
}

/** The same; null where nothing has changed since the answer that the request's validators came with. */
export async function takeIfChanged<Seen>(
  context: SourceContext,
  wanted: Wanted<Seen>,
): Promise<Taken<Seen> | null> {
  const request = { ...wanted.request, signal: context.signal };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await context.fetcher.fetchFrom(wanted.site, request);
    if (answer.state === 'unchanged') return null;
    try {
      return await takeAnswer(context, answer, wanted);
    } catch (error) {
      context.signal.throwIfAborted();
      if (!mayPass(error) || attempt === MOST_ANSWERS) throw error;
      await context.clock.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1), context.signal);
    }
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof FetchError ? error.retryAt !== null : error instanceof SourceError && error.passes;
}

async function takeAnswer<Seen>(
  context: SourceContext,
  answer: Fetched,
  { as, look, check, site }: Wanted<Seen>,
): Promise<Taken<Seen>> {
  const maxBytes = context.settings.INGEST_MAX_BYTES;
  const { bytes, seen } = readAlong(answer.body, (copy) => look(decodeBody(copy, { maxBytes })));
  try {
    const result = await ingest({
      body: bytes,
      via: context.source,
      now: nowOf(context),
      settle: false,
      ...as,
    });
    context.tally.add(result);
    if (result.failure) throw result.failure;
    const said = await seen;
    check?.(said);
    const { etag, lastModified } = answer;
    return { run: result.run, seen: said, etag, lastModified };
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    if (error.cause instanceof FetchError) throw error.cause;
    throw new SourceError(`${site.name}: ${answer.url} sent what cannot be read: ${error.message}`, true);
  } finally {
    await answer.discard();
  }
}
