/** What the viewer did with the papers on a page. */
export type Marks = { upvoted: number[]; bookmarked: number[] };

/** Set while the browser has a session, readable by scripts: without it a page asks for no marks. */
export const READER_COOKIE = 'reader';

/** Set by a form posted without JavaScript, cleared by the first script that runs: pages then carry the marks. */
export const PLAIN_COOKIE = 'plain';

/** Seconds a reader's session lasts: a year since the last visit that renewed it. */
export const SESSION_SECONDS = 365 * 24 * 60 * 60;

/** Seconds an administrator's session lasts at most, and how long it lasts unused. */
export const ADMINISTRATOR_SESSION_SECONDS = 12 * 60 * 60;
export const ADMINISTRATOR_IDLE_SECONDS = 8 * 60 * 60;

/** Set by the proxy on what is asked below /admin: path and query, for the sign-in page to lead back to. */
export const ASKED_PATH_HEADER = 'x-asked-path';

/** What an action comes to: its result, or why it was refused. */
export type ActionResult<Result = object> = ({ ok: true } & Result) | { ok: false; message: string };
