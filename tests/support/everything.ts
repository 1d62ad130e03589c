import { setBookmark } from '@/features/bookmarks/mutations';
import { ingest } from '@/features/ingest/run';
import { recordRead } from '@/features/reads/mutations';
import { addTopic } from '@/features/topics/editing/mutations';
import { seedTopics } from '@/features/topics/mutations';
import { setUpvote } from '@/features/upvotes/mutations';
import { db } from '@/lib/db';
import { createReaders } from './factories';

/** Text that a careless writer of files would lose: COPY's own signs, other line ends, what JSON escapes. */
export const ODD_TEXT = '\\. and \\N\n\\.\n\ttab \\t \r\n "quoted" ,comma \u0001 \u2028 \u{1F9EE} é';

/** Fills the test's database with some of everything: papers, editions, readers and what they did, runs, rejections. */
export async function fillWithEverything({ papers = 12, readers = 3 } = {}): Promise<void> {
  await seedTopics();
  await addTopic({ slug: 'odd-kept-topic', name: 'Odd kept topic', forms: ['OKT', 'odd kept topic'] });
  const lines = Array.from({ length: papers }, (_, index) => JSON.stringify(recordOf(index)));
  await take([
    ...lines,
    '{"broadsheet":1}',
    `{"broadsheet":1,"title":${JSON.stringify(ODD_TEXT)},"doi":"no"}`,
  ]);
  const ids = (await db.paper.findMany({ orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => id);
  for (const [place, reader] of (await createReaders(readers)).entries()) {
    for (const [index, paperId] of ids.entries()) {
      if ((index + place) % 2 === 0) await setUpvote(reader, { paperId, upvoted: true });
      if ((index + place) % 3 === 0) await setBookmark(reader, { paperId, bookmarked: true });
      if ((index + place) % 4 === 0) await recordRead(reader, paperId);
    }
  }
}

function recordOf(index: number) {
  return {
    broadsheet: 1,
    source: 'arxiv',
    arxivId: `2501.${String(10_000 + index)}`,
    title: `Odd keeping of $x_${index}$: masked language models (MLMs)`,
    abstract:
      index % 4 === 3
        ? null
        : `A multi-layer perceptron (MLP) keeps ${'words and '.repeat(index)}odd things.`,
    authors: [
      { name: `Ada Keeper ${index}`, handle: 'ada' },
      { name: "Thomas H\\'ofmann", hidden: index % 2 === 0 },
    ],
    categories: ['cs.CL', 'cs.LG'],
    publishedAt: `2025-01-${String((index % 28) + 1).padStart(2, '0')}`,
    links: [{ kind: 'code', url: `https://github.com/keep/p${index}`, stars: index }],
    editions: [{ day: `2025-02-0${(index % 3) + 1}`, submittedBy: { name: 'AK' } }],
    upvotes: index,
  };
}

async function take(lines: string[]) {
  const body = (async function* () {
    yield Buffer.from(`${lines.join('\n')}\n`);
  })();
  return ingest({ body, via: 'cli', now: new Date('2026-11-24T12:00:00Z') });
}
