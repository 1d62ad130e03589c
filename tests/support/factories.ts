import type { ViewerId } from '@/features/accounts/viewer';
import { indexPapers } from '@/features/search/indexing/mutations';
import { db } from '@/lib/db';

let serial = 0;

/** A reader in the database; tests stand in for the session that would have minted the id. */
export async function createReader(): Promise<ViewerId> {
  serial += 1;
  const id = `reader-${serial}`;
  await db.user.create({ data: { id, name: id, email: `${id}@example.org`, isAnonymous: true } });
  return id as ViewerId;
}

export async function createReaders(count: number): Promise<ViewerId[]> {
  const ids = Array.from({ length: count }, (_, index) => `reader-${serial + index + 1}`);
  serial += count;
  await db.user.createMany({ data: ids.map((id) => ({ id, name: id, email: `${id}@example.org` })) });
  return ids as ViewerId[];
}

/** A paper with a title and whatever else a test is about, as a search finds it. */
export async function createPaper(fields: Partial<Parameters<typeof db.paper.create>[0]['data']> = {}) {
  serial += 1;
  const key = `paper-${serial}`;
  const paper = await db.paper.create({
    data: {
      key,
      fingerprint: key,
      title: `Paper ${serial}`,
      titleText: `Paper ${serial}`,
      ...fields,
    } as never,
  });
  await db.$transaction((tx) => indexPapers(tx, [paper.id]));
  return paper;
}

/** A link to a repository on GitHub, "owner/name", as a paper has it. */
export function codeLink(fullName: string, more: object = {}) {
  const [owner = '', name = ''] = fullName.split('/');
  const url = `https://github.com/${fullName}`;
  return { position: 0, kind: 'code', url, host: 'github.com', owner, name, origin: 'source', ...more };
}
