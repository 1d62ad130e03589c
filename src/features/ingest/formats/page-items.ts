import { type Furniture, readFurniture } from './page-furniture';
import type { RawElement } from './raw-element';

/** A piece of a page in its order: text (a title or a part of an abstract), furniture, or a line over a limit. */
export type PageItem =
  | { kind: 'text'; text: string }
  | { kind: 'unreadable'; reason: string; raw: string }
  | Exclude<Furniture, { kind: 'nothing' }>;

/** Tells text from furniture, line by line, and drops the furniture that says nothing. */
export async function* readPageItems(paragraphs: AsyncIterable<RawElement>): AsyncGenerator<PageItem> {
  let isNameNext = false;
  for await (const { raw, problem } of paragraphs) {
    if (problem !== null) {
      yield { kind: 'unreadable', reason: problem, raw };
      continue;
    }
    const text = raw.trim();
    const furniture = readFurniture(text);
    if (isNameNext && !furniture && isName(text)) yield { kind: 'submitter', name: text };
    else if (!furniture) yield { kind: 'text', text };
    isNameNext = furniture?.some((piece) => piece.kind === 'submitter' && piece.name === null) ?? false;
    for (const piece of furniture ?? []) {
      if (piece.kind !== 'nothing') yield piece;
    }
  }
}

function isName(text: string): boolean {
  return text.length <= 60 && text.split(/\s+/).length <= 4;
}
