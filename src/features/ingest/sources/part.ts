import 'server-only';
import { FetchError } from '@/lib/fetching/fetch-error';
import { nowOf, type SourceContext } from './context';
import { noteAttempt, noteFailure, noteSuccess } from './mutations';
import { getSourceState } from './queries';
import { SourceError } from './source-error';

type State = Awaited<ReturnType<typeof getSourceState>>;
type Validators = { etag: string | null; lastModified: string | null };

/**
 * Asks for a part of a source, and keeps when that was and what came of it. `run` gets the state before, and gives
 * what to ask by next time, where its source gave such.
 */
export async function askPart(
  context: SourceContext,
  part: string,
  run: (before: State) => Promise<Validators | undefined>,
): Promise<void> {
  const { source } = context;
  const before = await getSourceState(source, part);
  await noteAttempt({ source, part }, nowOf(context));
  try {
    const validators = await run(before);
    await noteSuccess({ source, part }, nowOf(context), validators);
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    await noteFailure({ source, part }, failure, nowOf(context)).catch(() => {});
    throw error;
  }
}

/** Something is wrong with the source or the way there, not with us. */
export function isSourceFault(error: unknown): error is FetchError | SourceError {
  return error instanceof FetchError || error instanceof SourceError;
}
