import { Link } from '@/ui/link';

type MastheadProps = { name: string; curators: string[] };

/** The name of the paper, and whose page this is. */
export function Masthead({ name, curators }: MastheadProps) {
  return (
    <div className="pt-6 pb-4 text-center">
      <p className="font-serif text-masthead font-medium tracking-[-0.025em] text-balance">
        <Link href="/" className="no-underline!">
          {name}
        </Link>
      </p>
      <p className="mt-2 font-italic text-lg text-soft italic">
        by {curators.length > 0 && <bdi>{curators.join(', ')} and </bdi>}the research community
      </p>
    </div>
  );
}
