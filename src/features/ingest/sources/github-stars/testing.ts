import { db } from '@/lib/db';
import { codeLink, createPaper } from '../../../../../tests/support/factories';
import type { Recorded, Route } from '../../../../../tests/support/replay/answer';
import { GITHUB_STARS } from '../table';
import { type SourceBench, useSources } from '../testing';
import { fetchStars } from './github-stars';

/** When the clock of a bench begins. */
export const NOW = Date.UTC(2026, 10, 28);
export const HOUR_MS = 3_600_000;
/** What GitHub says of its limits beside an answer. */
export const limits = (remaining = 40, resetMs = HOUR_MS) => ({
  'x-ratelimit-limit': '60',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String((NOW + resetMs) / 1_000),
  date: new Date(NOW).toUTCString(),
});
/** What GitHub tells of a repository. */
export const told = (fullName: string, stars: number, headers: Record<string, string> = {}): Recorded => ({
  body: JSON.stringify({ id: 7, full_name: fullName, stargazers_count: stars, description: 'Code' }),
  headers: { ...limits(), etag: `"${fullName} ${stars}"`, ...headers },
});
/** A paper of a day in November whose code is at these names. */
export async function paperWith(day: number, ...names: string[]) {
  return createPaper({
    editionDay: new Date(Date.UTC(2026, 10, day)),
    links: { create: names.map((fullName, position) => codeLink(fullName, { position })) },
  } as never);
}

/** A GitHub that answers at these paths, for tests of what is asked there. */
export function useGitHub() {
  const open = useSources();
  return (routes: Record<string, Route>): Promise<SourceBench> =>
    open(Object.fromEntries(Object.entries(routes).map(([name, route]) => [`/github/${name}`, route])));
}

/** Asks for the stars that are due. */
export const look = ({ run }: SourceBench, settings = {}, signal?: AbortSignal) =>
  run(GITHUB_STARS, fetchStars, { settings, ...(signal && { signal }) });

export const asked = ({ server }: SourceBench) =>
  server.requests.map(({ path }) => path.replace('/github/', ''));

export const repository = (owner: string, name: string) =>
  db.repository.findUniqueOrThrow({ where: { owner_name: { owner, name } } });
