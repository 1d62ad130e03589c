/**
 * The same text in memory of its own. What JavaScript cuts out of a long text keeps that whole, as long as it is kept
 * itself.
 */
export function ownText(text: string): string {
  return `\0${text}`.slice(1);
}
