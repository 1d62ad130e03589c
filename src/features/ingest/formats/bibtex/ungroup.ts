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
  const kept: string[] = [];
  /** Of each open brace, whether it is kept. */
  const open: boolean[] = [];
  let isMath = false;
  let isArgumentOver = false;
  for (let at = 0; at < tex.length; at += 1) {
    const char = tex[at] ?? '';
    const wasArgumentOver = isArgumentOver;
    isArgumentOver = false;
    if (char === '\\') {
      kept.push(tex.slice(at, at + 2));
      at += 1;
      continue;
    }
    if (char === '$') isMath = !isMath;
    if (char === '{') {
      const before = tex.slice(Math.max(0, at - LONGEST_COMMAND), at);
      open.push(isMath || wasArgumentOver || tex[at + 1] === '\\' || BEFORE_ARGUMENT.test(before));
      if (!open.at(-1)) continue;
    } else if (char === '}') {
      isArgumentOver = open.pop() ?? true;
      if (!isArgumentOver) continue;
    }
    kept.push(char);
  }
  return kept.join('');
}
