import { renderMath } from '../mathml';

/** A formula, rendered on the server as MathML. */
export function Formula({ tex }: { tex: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: MathML of our own renderer, which trusts no TeX command
  return <span dangerouslySetInnerHTML={{ __html: renderMath(tex) }} />;
}
