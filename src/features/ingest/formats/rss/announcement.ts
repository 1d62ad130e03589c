import { ANNOUNCEMENT_TYPES, type Announcement } from '../../schema';

const DESCRIPTION =
  /^\s*arXiv:(?<id>\S+)\s+Announce Type:\s*(?<type>[A-Za-z-]+)\s+Abstract:(?<abstract>[\s\S]*)$/;

/** "arXiv:2406.11944v2 Announce Type: replace\nAbstract: …" in its parts; null where the text is something else. */
export function readDescription(text: string): { id: string; type: string; abstract: string } | null {
  const { id, type, abstract } = DESCRIPTION.exec(text)?.groups ?? {};
  return id && type && abstract !== undefined ? { id, type, abstract } : null;
}

export function readAnnouncementType(text: string): Announcement['type'] | null {
  return ANNOUNCEMENT_TYPES.find((type) => type === text.trim().toLowerCase()) ?? null;
}

/** Whether the day brings the paper itself, in its own category or in a further one; not only a new version of it. */
export function isFirstHere({ type }: Announcement): boolean {
  return type === 'new' || type === 'cross';
}
