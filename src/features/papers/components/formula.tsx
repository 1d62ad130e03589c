import { renderMath } from '../mathml';

/** TeX longer than this may be wider than a narrow screen. */
const LONG = 36;

/** A formula, rendered on the server as MathML. A long one `scrolls` by itself in running text, by keyboard too. */
export function Formula({ tex, scrolls = false }: { tex: string; scrolls?: boolean }) {
  const long = tex.length > LONG;
  const overflow = scrolls ? 'overflow-x-auto overflow-y-hidden py-1' : 'overflow-clip';
  return (
    <span
      className={long ? `inline-block max-w-full align-middle ${overflow}` : undefined}
      tabIndex={long && scrolls ? 0 : undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: MathML of our own renderer, which trusts no TeX command
      dangerouslySetInnerHTML={{ __html: renderMath(tex) }}
    />
  );
}
