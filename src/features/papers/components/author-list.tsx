import { countText } from '@/lib/number-text';
import { Link } from '@/ui/link';
import { authorHref } from '../author-href';

/** Names shown before the rest is folded away. */
const SHOWN = 20;

/** All authors of a paper; a large collaboration is folded after the first twenty. */
export function AuthorList({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  const rest = names.slice(SHOWN);
  return (
    <div className="mb-5 font-serif text-lg text-soft">
      <p>
        <Names names={names.slice(0, SHOWN)} />
      </p>
      {rest.length > 0 && (
        <details>
          <summary className="inline-flex min-h-11 items-center font-sans text-sm underline decoration-edge underline-offset-4 hover:text-ink">
            and {countText(rest.length, 'more author')}
          </summary>
          <p className="text-base">
            <Names names={rest} />
          </p>
        </details>
      )}
    </div>
  );
}

/** Each name by itself in its own direction, or a right-to-left one would take the commas with it. */
function Names({ names }: { names: string[] }) {
  return names.map((name, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two authors may share a name; their order is the paper's
    <span key={index}>
      {index > 0 && ', '}
      <AuthorName name={name} />
    </span>
  ));
}

function AuthorName({ name }: { name: string }) {
  const href = authorHref(name);
  if (href === null) return <bdi>{name}</bdi>;
  return (
    <Link href={href} className="hover:text-ink">
      <bdi>{name}</bdi>
    </Link>
  );
}
