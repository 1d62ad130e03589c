import { Link } from '@/ui/link';
import { HELP_HREF } from '../help-address';
import { searchHref } from '../schema';

const EXAMPLES = [
  { text: '"mixture of experts" has:code year:2025', finds: 'a phrase, in papers with code, of one year' },
  { text: 'MLLM -video', finds: 'an abbreviation and what it stands for, without a word' },
  { text: 'author:hinton OR author:bengio', finds: 'either of two authors' },
  { text: 'cat:cs.CL votes:>50', finds: 'a category of arXiv, what readers liked' },
];

/** What can be searched, before anything is. */
export function EmptySearch() {
  return (
    <>
      <p className="mb-5 max-w-measure text-lg text-pretty text-soft">
        Words are looked for in titles, abstracts, summaries and authors, in any form of theirs. “Quotes” keep
        a phrase together, a minus leaves a word out, and fields narrow it.{' '}
        <Link href={HELP_HREF} className="text-ink underline decoration-edge underline-offset-3 touch:py-3">
          How to search
        </Link>
      </p>
      <ul className="mb-8 max-w-article border-t text-base">
        {EXAMPLES.map(({ text, finds }) => (
          <li key={text} className="flex flex-wrap items-baseline gap-x-6 border-b py-2">
            <Link
              href={searchHref({ text })}
              className="font-mono text-sm underline decoration-edge underline-offset-4 wrap-anywhere sm:w-80 touch:inline-block touch:py-3"
            >
              {text}
            </Link>
            <span className="text-soft">{finds}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
