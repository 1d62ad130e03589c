import type { Day } from '@/lib/day';
import { dayTextLong } from '@/lib/day-text';
import { ButtonLink } from '@/ui/button';

type EmptyEditionProps = {
  /** "on Saturday, 15 March 2025", "in March 2019" */
  when: string;
  previous: Day | null;
  next: Day | null;
};

/** Says that there is nothing here, and where the nearest papers are. */
export function EmptyEdition({ when, previous, next }: EmptyEditionProps) {
  return (
    <section className="mx-auto max-w-measure py-16 text-center">
      <h2 className="mb-3 font-serif text-2xl font-medium text-balance">No papers {when}</h2>
      {previous || next ? (
        <>
          <p className="mb-6 text-lg text-pretty text-soft">
            Nothing was featured then. The nearest {previous && next ? 'editions are' : 'edition is'}:
          </p>
          <p className="flex flex-wrap justify-center gap-2.5">
            {[previous, next].map(
              (day) =>
                day && (
                  <ButtonLink key={day} href={`/papers/date/${day}`}>
                    {dayTextLong(day)}
                  </ButtonLink>
                ),
            )}
          </p>
        </>
      ) : (
        <p className="text-lg text-pretty text-soft">
          No paper has been featured yet. As soon as a source is taken in, this is the front page.
        </p>
      )}
    </section>
  );
}
