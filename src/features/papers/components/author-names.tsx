import { numberText } from '@/lib/number-text';

/** The first authors of a paper in a row, then how many more there are: "Fangxun Shu, Yue Liao +15". */
export function AuthorNames({ names, count }: { names: string[]; count: number }) {
  if (names.length === 0) return null;
  const more = count - names.length;
  return (
    <span>
      <bdi>{names.join(', ')}</bdi>
      {more > 0 && (
        <>
          {' '}
          <span className="whitespace-nowrap tabular-nums">
            +{numberText(more)}
            <span className="sr-only"> more authors</span>
          </span>
        </>
      )}
    </span>
  );
}
