import { PAPER_LIMITS } from '@/features/papers/schema';
import { decodePath } from '@/lib/path-segment';

/** The key that the segments of an address spell; null where no paper can have it. */
export function readPaperKey(segments: string[]): string | null {
  const key = decodePath(segments.join('/'));
  return key === null || key.length > PAPER_LIMITS.key || key.includes('\0') ? null : key;
}
