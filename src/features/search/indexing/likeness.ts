/** Bands of a paper's signature; papers that share one may be alike. */
export const BANDS = 8;
/** Of two papers with a share s of their words in common, a band is the same with s to this power. */
const ROWS = 2;
const BAND_BITS = 24;

/**
 * The signature of a set of words, in bands of 24 bits: MinHash (Broder 1997) with locality-sensitive hashing. Of two
 * sets that share half of their words at least one band is the same with nine in ten, of two that share a fifth with
 * one in four; whoever finds papers by them compares the papers. Empty for a text too short to be compared.
 */
export function likenessBands(lexemes: string[]): number[] {
  if (lexemes.length < 12) return [];
  const least = new Uint32Array(BANDS * ROWS).fill(0xffff_ffff);
  for (const lexeme of lexemes) {
    let hash = hashOf(lexeme);
    for (let row = 0; row < least.length; row++) {
      // xorshift32: the next of a sequence that two different hashes do not share
      hash ^= hash << 13;
      hash ^= hash >>> 17;
      hash ^= hash << 5;
      const mixed = Math.imul(hash, 0x9e37_79b1) >>> 0;
      if (mixed < (least[row] as number)) least[row] = mixed;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let joined = 0x811c_9dc5;
    for (let row = 0; row < ROWS; row++) {
      joined = Math.imul(joined ^ (least[band * ROWS + row] as number), 0x0100_0193);
    }
    return (joined ^ (joined >>> BAND_BITS)) & ((1 << BAND_BITS) - 1);
  });
}

/** FNV-1a; never 0, at which xorshift stands still. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash || 1;
}

/** The share that two sets have in common of all that either has (Jaccard), 0 to 1. */
export function likeness(one: Set<string>, other: Set<string>): number {
  let shared = 0;
  for (const each of one) if (other.has(each)) shared++;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
