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

function toMathMl(tex: string): string | null {
  if (tex.length > LONGEST) return null;
  try {
    const markup = temml.renderToString(tex, {
      trust: false,
      maxExpand: 200,
      maxSize: [5, 50],
      throwOnError: true,
    });
    return markup.isWellFormed() ? markup : null;
  } catch {
    return null;
  }
}

function escapeMarkup(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
