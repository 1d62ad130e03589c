/** A text cut at a word to at most `length` UTF-16 code units and an ellipsis; a shorter one as it is. */
export function clipText(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.lastIndexOf(' ', length);
  const cut = text.slice(0, space > length / 2 ? space : length);
  // Half a surrogate pair at the end is no text.
  return `${cut.replace(/[\ud800-\udbff]$/, '').replace(/[\s,;:]+$/, '')}…`;
}
