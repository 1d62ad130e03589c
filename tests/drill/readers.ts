import { setTimeout as sleep } from 'node:timers/promises';
import type { Books, MarkKind } from './books';
import type { Site } from './site';

const READERS = 4;
const ANSWER_MS = 60_000;
const PAUSE_MS = 50;

/** The form's field of each kind, and the ids by which the actions of this build are posted. */
export type Actions = Record<MarkKind, string>;

/** Reads off a page how a browser without JavaScript marks a paper. */
export async function readActions(site: Pick<Site, 'address'>): Promise<Actions> {
  const page = await (
    await fetch(`${site.address}/papers/trending`, { headers: { Cookie: 'plain=1' } })
  ).text();
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const of = (kind: MarkKind) => {
    const form = forms.find((each) => each.includes(`name="${kind}"`)) ?? '';
    const action = /name="(\$ACTION_ID_\w+)"/.exec(form)?.[1];
    if (!action) throw new Error(`No form on /papers/trending asks for "${kind}"`);
    return action;
  };
  return { upvoted: of('upvoted'), bookmarked: of('bookmarked') };
}

type Reading = {
  site: Pick<Site, 'address'>;
  books: Books;
  actions: Actions;
  paperIds: number[];
  random: () => number;
  signal: AbortSignal;
};

/** Readers who upvote and bookmark, and take it back, one wish after the other each, until `signal`. */
export async function readPapers(reading: Reading, sessions: (string | null)[]): Promise<void> {
  await Promise.all(
    Array.from({ length: READERS }, async (_, at) => {
      while (!reading.signal.aborted) {
        sessions[at] = await markOne(reading, sessions[at] ?? null);
        await sleep(PAUSE_MS);
      }
    }),
  );
}

/** Wishes something of one paper as the reader of a session, or as a stranger; gives the session. */
async function markOne(reading: Reading, session: string | null): Promise<string | null> {
  const { site, books, actions, paperIds, random } = reading;
  const kind: MarkKind = random() < 0.7 ? 'upvoted' : 'bookmarked';
  const wanted = random() < 0.75;
  const paperId = paperIds[Math.floor(random() * paperIds.length)] ?? 0;
  const form = new FormData();
  for (const [name, value] of [
    [actions[kind], ''],
    ['paperId', String(paperId)],
    [kind, String(wanted)],
  ] as const)
    form.set(name, value);
  const note = (as: string | null, state: boolean | null) => {
    if (as) books.noteMark({ kind, session: as, paperId }, state);
    return as;
  };
  try {
    const response = await fetch(`${site.address}/papers/trending`, {
      method: 'POST',
      headers: { Accept: 'text/html', ...(session && { Cookie: session }) },
      body: form,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const answer = await response.text();
    const given = response.headers.getSetCookie().find((cookie) => cookie.includes('session_token='));
    const now = given?.split(';', 1)[0] ?? session;
    const isDone = response.status === 303 && !response.headers.get('location')?.includes('/refused');
    if (isDone) return note(now, wanted);
    if (response.status === 503) books.refused += 1;
    else
      books.surprises.push(
        `${kind}: ${response.status} ${response.headers.get('location')} ${answer.slice(0, 300)}`,
      );
  } catch {
    books.broken += 1;
  }
  return note(session, null);
}
