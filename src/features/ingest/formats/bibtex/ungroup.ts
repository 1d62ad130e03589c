/** What makes of a brace behind it an argument: a command or an accent, another argument, a script. */
const BEFORE_ARGUMENT = /(?:\\(?:[a-zA-Z]+\*?|[^a-zA-Z{}])\s*|[\]^_])$/;

/** How far back a command is looked for. */
const LONGEST_COMMAND = 40;

/**
 * TeX without the braces by which BibTeX keeps capitals and whole names: "{Attention: All You Need}". Elsewhere such
 * braces may be a set in prose, so cleaning, which all sources share, leaves them. Arguments, groups that begin with a
 * command, and mathematics keep theirs.
 */
export function ungroup(tex: string): string {
  if (!tex.includes('{') && !tex.includes('}')) return tex;
  const kept: string[] = [];
  /** Of each open brace, whether it is kept. */
  const open: boolean[] = [];
  let isMath = false;
  let from = 0;
  let argumentEnd = -1;
  for (const { 0: mark, index } of tex.matchAll(MARK)) {
    if (mark === '$') isMath = !isMath;
    if (mark !== '{' && mark !== '}') continue;
    const isKept =
      mark === '}' ? (open.pop() ?? true) : isMath || index === argumentEnd || isTexAround(tex, index);
    if (mark === '{') open.push(isKept);
    else if (isKept) argumentEnd = index + 1;
    if (isKept) continue;
    kept.push(tex.slice(from, index));
    from = index + 1;
  }
  return kept.join('') + tex.slice(from);
}

/** Escapes are read as one: the braces of a set, a dollar that is money. */
const MARK = /\\[\s\S]|[{}$]/g;

function isTexAround(tex: string, brace: number): boolean {
  if (tex[brace + 1] === '\\') return true;
  return BEFORE_ARGUMENT.test(tex.slice(Math.max(0, brace - LONGEST_COMMAND), brace));
}
