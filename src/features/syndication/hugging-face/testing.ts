import { isDeepStrictEqual } from 'node:util';
import { cleanLine, cleanText, plainText } from '@/features/papers/tex-text';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
/** An item as Hugging Face answered it, or as we do. */
export type RecordedItem = { [name: string]: Json } & {
  paper: { id: string; upvotes: number } & { [name: string]: Json };
};

/** A recorded answer: the list itself, or in the envelope of who recorded it; strings in it are no items. */
export function readRecording(text: string): RecordedItem[] {
  const value = JSON.parse(text) as RecordedItem[] | { data: RecordedItem[] };
  return (Array.isArray(value) ? value : value.data).filter((item) => typeof item === 'object');
}

/** Every place in which an answer differs from what was recorded and is not one of those where it should. */
export function differences(recorded: RecordedItem, answered: RecordedItem | undefined): string[] {
  if (!answered) return [`${recorded.paper.id} is missing`];
  const { authors } = recorded.paper;
  // Those whom the source asks not to show are not named.
  const shown = Array.isArray(authors) ? authors.filter((each) => !isObject(each) || !each.hidden) : [];
  const expected = { ...recorded, paper: { ...recorded.paper, authors: shown } };
  return compare(expected, answered, '').map((place) => `${recorded.paper.id}${place}`);
}

function compare(recorded: Json | undefined, answered: Json | undefined, place: string): string[] {
  if (isMeant(place, recorded, answered)) return [];
  if (Array.isArray(recorded) && Array.isArray(answered)) {
    const length = Math.max(recorded.length, answered.length);
    return Array.from({ length }).flatMap((_, at) => compare(recorded[at], answered[at], `${place}[${at}]`));
  }
  if (isObject(recorded) && isObject(answered)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(answered)]);
    return [...names].flatMap((name) => compare(recorded[name], answered[name], `${place}.${name}`));
  }
  return isDeepStrictEqual(recorded, answered)
    ? []
    : [`${place}: ${JSON.stringify(recorded)?.slice(0, 80)} / ${JSON.stringify(answered)?.slice(0, 80)}`];
}

/** Members that Hugging Face's answers have at one time or place and not at another; ours have them always. */
const ADDED =
  /\.(user|name|isHf|isHfAdmin|isMod|followerCount|avatarUrl|isAuthorParticipating|ai_summary|ai_keywords|githubRepo|githubStars|githubRepoAddedBy|projectPage|mediaUrls|organization|summary|submittedOnDailyAt|submittedOnDailyBy)$/;

/** What we tell otherwise on purpose; docs/decisions/025-hugging-face-api.md says why. */
function isMeant(place: string, recorded: Json | undefined, answered: Json | undefined): boolean {
  if (recorded === undefined) return ADDED.test(place);
  // Of an address that is no repository's.
  if (place.endsWith('.githubStars')) return answered === undefined;
  // Of whoever asked.
  if (place.endsWith('.isUserFollowing')) return answered === undefined;
  if (typeof recorded !== 'string' || typeof answered !== 'string') return false;
  if (/\.(avatarUrl|avatar)$/.test(place)) return recorded.startsWith('/') && answered.endsWith(recorded);
  if (recorded.replace(/\s+/g, ' ').trim() === answered) return true;
  // The repository, not a place in it.
  if (place.endsWith('.githubRepo'))
    return recorded.replace(/\s+/g, '').toLowerCase().startsWith(answered.toLowerCase());
  if (place.endsWith('.title')) return answered === plainText(cleanLine(recorded));
  if (/\.(summary|ai_summary)$/.test(place)) return answered === plainText(cleanText(recorded));
  return false;
}

function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
