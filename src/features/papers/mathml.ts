import { LRUCache } from 'lru-cache';
import temml from 'temml';

/** No formula of an abstract comes near it; beyond it the TeX is shown as it is. */
const LONGEST = 2_000;

const rendered = new LRUCache<string, string>({ max: 2_000 });

/**
 * TeX as a MathML element, or as escaped TeX in `<code>` where it cannot be read. The result is safe markup: no
 * links, scripts, classes or styles come out of the TeX (`trust: false`). Never throws.
 */
export function renderMath(tex: string): string {
  const known = rendered.get(tex);
  if (known !== undefined) return known;
  const markup = toMathMl(tex) ?? `<code>${escapeMarkup(tex)}</code>`;
  if (tex.length <= LONGEST) rendered.set(tex, markup);
  return markup;
}

/** Macros that many papers define for themselves. */
const MACROS = {
  '\\eps': '\\epsilon',
  '\\veps': '\\varepsilon',
  '\\E': '\\mathbb{E}',
  '\\cO': '\\mathcal{O}',
  '\\cL': '\\mathcal{L}',
};
/** A paper's own macro is shown by its name; so many of them, and the TeX itself is the better text. */
const MOST_UNKNOWN = 4;
const UNKNOWN = /Unsupported function name: (\\[a-zA-Z]{1,20}) at /;
/** Known to temml, and refused: what takes an address, an image or an attribute. */
const REFUSED = /\\(?:href|url|includegraphics|class|id|style|data)(?![a-zA-Z])/;

function toMathMl(tex: string): string | null {
  if (tex.length > LONGEST || REFUSED.test(tex)) return null;
  const macros: Record<string, string> = { ...MACROS };
  for (let unknown = 0; unknown <= MOST_UNKNOWN; unknown += 1) {
    try {
      const markup = temml.renderToString(tex, {
        trust: false,
        maxExpand: 200,
        maxSize: [5, 50],
        throwOnError: true,
        macros: { ...macros },
      });
      return markup.isWellFormed() ? markup : null;
    } catch (error) {
      const name = error instanceof Error ? UNKNOWN.exec(error.message)?.[1] : undefined;
      if (!name || name in macros) return null;
      macros[name] = `\\mathrm{${name.slice(1)}}`;
    }
  }
  return null;
}

function escapeMarkup(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
