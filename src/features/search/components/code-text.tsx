/** A text in which backticks enclose what is meant literally. */
export function CodeText({ text }: { text: string }) {
  return text.split('`').map((piece, place) => {
    const key = `${place}`;
    if (place % 2 === 0) return <span key={key}>{piece}</span>;
    return (
      <code key={key} className="rounded-sm bg-wash px-1 font-mono text-[0.9em] text-ink">
        {piece}
      </code>
    );
  });
}
