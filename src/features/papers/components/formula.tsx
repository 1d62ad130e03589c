import { renderMath } from '../mathml';

/** TeX longer than this may be wider than a narrow screen; it scrolls by itself there. */
const LONG = 36;

/** A formula, rendered on the server as MathML. `focusable`: a long one can be scrolled by keyboard too. */
export function Formula({ tex, focusable = false }: { tex: string; focusable?: boolean }) {
  const long = tex.length > LONG;
  return (
    <span
      className={long ? 'inline-block max-w-full overflow-x-auto align-middle' : undefined}
      tabIndex={long && focusable ? 0 : undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: MathML of our own renderer, which trusts no TeX command
      dangerouslySetInnerHTML={{ __html: renderMath(tex) }}
    />
  );
}
