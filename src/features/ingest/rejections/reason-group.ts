/** A group's name is no longer than this, in UTF-16 code units. */
const LONGEST = 200;

/**
 * A reason without what differs from record to record: what stands in quotes, and every word with a digit in it. By it
 * rejections of one kind are found together, and read again together after their parser was put right. The migration
 * `coverage` has the same in SQL.
 */
export function reasonGroup(reason: string): string {
  return reason
    .replaceAll(/"[^"]*"/g, '"…"')
    .replaceAll(/\S*[0-9]\S*/g, '…')
    .replaceAll(/…(?:\s+…)+/g, '…')
    .slice(0, LONGEST)
    .toWellFormed();
}
