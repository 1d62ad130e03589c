import 'server-only';
import { keep, recall } from './store.mjs';

type Body = {
  body: string;
  /** Of the papers in it: when one of them changes it is made anew. */
  paperIds: number[];
};

type Kept<Made> = Made extends Body ? Made & { kept: boolean } : null;

/** Bytes that a body takes besides its text. */
const OVERHEAD = 500;

/**
 * What is at an address, kept as pages are: as long, in the same memory, and until a paper in it changes.
 * @returns what `make` gave, now or lately; null, which is not kept, where it gave that
 */
export async function keptBody<Made extends Body | null>(
  address: string,
  make: () => Promise<Made>,
): Promise<Kept<Made>> {
  // No page's key has a space in it.
  const key = `body ${address}`;
  const found = recall(key) as Made | null | undefined;
  if (found) return { ...found, kept: true } as Kept<Made>;
  const made = await make();
  if (!made) return null as Kept<Made>;
  const html = made.paperIds.map((id) => ` data-paper="${id}"`).join('');
  keep(key, { entry: made, html, bytes: OVERHEAD + 2 * made.body.length });
  return { ...made, kept: false } as Kept<Made>;
}
