import 'server-only';
import { keep, recall } from './store.mjs';

type Body = {
  body: string;
  /** Of the papers in it: when one of them changes it is made anew. */
  paperIds: number[];
};

/** Bytes that a body takes besides its text. */
const OVERHEAD = 500;

/**
 * What is at an address, kept as pages are: as long, in the same memory, and until a paper in it changes.
 * @returns what `make` gave, now or lately; null, which is not kept, where it gave that
 */
export async function keptBody<Made extends Body>(
  address: string,
  make: () => Promise<Made | null>,
): Promise<(Made & { kept: boolean }) | null> {
  // No page's key has a space in it.
  const key = `body ${address}`;
  const found = recall(key) as Made | null | undefined;
  if (found) return { ...found, kept: true };
  const made = await make();
  if (!made) return null;
  const html = made.paperIds.map((id) => ` data-paper="${id}"`).join('');
  keep(key, { entry: made, html, bytes: OVERHEAD + 2 * made.body.length });
  return { ...made, kept: false };
}
