/** A list in parts of so many; the last may be shorter. */
export function* inParts<Item>(items: Item[], size: number): Generator<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
