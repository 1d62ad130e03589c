import { PAPER_LIMITS } from '@/features/papers/schema';

/** The key that the segments of an address spell; null where no paper can have it. */
export function readPaperKey(segments: string[]): string | null {
  const key = decode(segments.join('/'));
  return key === null || key.length > PAPER_LIMITS.key || key.includes('\0') ? null : key;
}

/** Null where a per cent sign is followed by no UTF-8: Next has decoded some addresses once already. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
