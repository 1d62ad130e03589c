import { Link } from './link';

type ChoicesProps = {
  /** What is chosen: read out. */
  label: string;
  choices: readonly { name: string; href: string; isChosen: boolean }[];
};

/** One of a few, each with an address of its own. */
export function Choices({ label, choices }: ChoicesProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-4 py-2 text-sm">
      {choices.map(({ name, href, isChosen }) => (
        <Link
          key={href}
          href={href}
          aria-current={isChosen ? 'true' : undefined}
          className="flex min-h-11 items-center text-soft aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
