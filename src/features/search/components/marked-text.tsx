import type { MarkedText as Pieces } from '../schema';

/** Text with the words that matched marked. */
export function MarkedText({ pieces }: { pieces: Pieces }) {
  return pieces.map(({ text, marked }, index) => {
    const key = `${index}`;
    return marked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
