import { z } from 'zod';

/** Papers in one part of the map; a map may have 50,000 addresses (https://www.sitemaps.org/protocol.html). */
export const PAPERS_IN_PART = 10_000;

/** What a part of the map holds: all papers whose number is in a range, all topics, or the days that have papers. */
const part = z.union([
  z.enum(['topics', 'days']),
  z
    .string()
    .regex(/^papers-\d{1,6}$/)
    .transform((text) => ({ papersFrom: Number(text.slice('papers-'.length)) * PAPERS_IN_PART })),
]);
export type SitemapPart = z.infer<typeof part>;

/** The part that `papers-0.xml` or `topics.xml` names, or null. */
export function parseSitemapPart(file: string): SitemapPart | null {
  return file.endsWith('.xml') ? (part.safeParse(file.slice(0, -'.xml'.length)).data ?? null) : null;
}
