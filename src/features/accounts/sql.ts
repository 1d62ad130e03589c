import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db';

/** The attempts in the current window, this one included. The window starts with its first attempt. */
export async function bumpRateLimit(key: string, windowSeconds: number): Promise<number> {
  const rows = await db.$queryRaw`
    INSERT INTO rate_limits AS current (key, count, resets_at)
    VALUES (${key}, 1, now() + make_interval(secs => ${windowSeconds}))
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN current.resets_at <= now() THEN 1 ELSE current.count + 1 END,
      resets_at = CASE WHEN current.resets_at <= now() THEN EXCLUDED.resets_at ELSE current.resets_at END
    RETURNING current.count
  `;
  return (
    z
      .array(z.object({ count: z.number() }))
      .length(1)
      .parse(rows)[0]?.count ?? 0
  );
}
