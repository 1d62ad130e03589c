import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Day, dayToDate, parseDay } from '@/lib/day';
import { archiveFolder } from '../archive';

/** A paper of the archive: when it was put forward, and what it had when its day was recorded, which was once. */
export type ArchivePaper = { id: string; day: Day; submittedAt: Date; votes: number; comments: number };

const entry = z.object({
  numComments: z.number().int().min(0).nullish(),
  paper: z.object({
    id: z.string(),
    upvotes: z.number().int().min(0).nullish(),
    submittedOnDailyAt: z.string().nullish(),
  }),
});

/** Of every recorded day its papers; entries that are no records are left out, as is a paper's second day. */
export function readArchivePapers(): ArchivePaper[] {
  const folder = archiveFolder();
  const papers = new Map<string, ArchivePaper>();
  for (const file of readdirSync(folder).sort()) {
    const day = file.endsWith('.json') ? parseDay(file.slice(0, 10)) : null;
    const entries: unknown = day && JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    for (const raw of Array.isArray(entries) ? entries : []) {
      const { data } = entry.safeParse(raw);
      if (!day || !data || papers.has(data.paper.id)) continue;
      papers.set(data.paper.id, {
        id: data.paper.id,
        day,
        submittedAt: submittedAt(data.paper.submittedOnDailyAt, day),
        votes: data.paper.upvotes ?? 0,
        comments: data.numComments ?? 0,
      });
    }
  }
  return [...papers.values()];
}

/** Older records do not tell it, and some tell another day: then it is the beginning of its own. */
function submittedAt(text: string | null | undefined, day: Day): Date {
  const told = text ? new Date(text) : null;
  return told && told.toISOString().slice(0, 10) === day ? told : dayToDate(day);
}
