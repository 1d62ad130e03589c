import { Link } from '@/ui/link';
import type { HelpEntry } from '../help-entries';
import { searchHref } from '../schema';
import { CodeText } from './code-text';

/** What can be written and what it finds; every example can be followed. */
export function HelpTable({ caption, entries }: { caption: string; entries: HelpEntry[] }) {
  return (
    <table className="mb-4 w-full border-t text-left text-base">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Write</th>
          <th scope="col">to find</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ example, finds, also }) => (
          <tr key={example} className="border-b align-baseline max-sm:block max-sm:py-2">
            <th scope="row" className="py-2 pr-6 font-normal max-sm:block max-sm:py-0 sm:w-64">
              <Link
                href={searchHref({ text: example })}
                className="font-mono text-sm underline decoration-edge underline-offset-4 wrap-anywhere touch:inline-block touch:py-3"
              >
                {example}
              </Link>
            </th>
            <td className="py-2 text-pretty text-soft max-sm:block max-sm:py-0">
              <CodeText text={finds} />
              {also && (
                <>
                  {' '}
                  <span className="text-sm whitespace-nowrap text-faint">
                    (or <code className="font-mono text-ink">{also.join(', ')}</code>)
                  </span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
