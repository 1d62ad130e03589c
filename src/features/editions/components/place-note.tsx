import type { Day } from '@/lib/day';
import { dayTextLong } from '@/lib/day-text';
import { numberText, ordinalText } from '@/lib/number-text';
import { Link } from '@/ui/link';

type PlaceNoteProps = { day: Day; place: { place: number; total: number } | null };

/** Which edition a paper is from, and its place there: "Friday, 14 March 2025, third of 63". */
export function PlaceNote({ day, place }: PlaceNoteProps) {
  return (
    <p className="mb-2.5 text-sm text-soft tabular-nums">
      <Link
        href={`/papers/date/${day}`}
        className="underline decoration-edge underline-offset-4 touch:inline-block touch:py-3"
      >
        {dayTextLong(day)}
      </Link>
      {place && `, ${ordinalText(place.place)} of ${numberText(place.total)}`}
    </p>
  );
}
