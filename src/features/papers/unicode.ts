/** Controls but line feed, lone surrogates, private use and noncharacters: no store, feed or page wants them. */
const UNSOUND = /[^\P{Cc}\n]|\p{Cs}|\p{Co}|\p{Noncharacter_Code_Point}/gu;
/** Soft hyphen, zero-width and bidirectional controls, invisible operators, byte order and replacement marks. */
const INVISIBLE =
  /\u00AD|\u034F|\u061C|\u180E|\u200B|[\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFD]/g;
/** Joiners mean something between letters of some scripts and inside emoji, and nothing beside ASCII. */
const STRAY_JOINERS =
  /(?<![^\p{ASCII}\u200C\u200D])[\u200C\u200D]+|[\u200C\u200D]+(?![^\p{ASCII}\u200C\u200D])/gu;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
const LIGATURES: Record<string, string> = {
  '\uFB00': 'ff',
  '\uFB01': 'fi',
  '\uFB02': 'fl',
  '\uFB03': 'ffi',
  '\uFB04': 'ffl',
  '\uFB05': 'st',
  '\uFB06': 'st',
};

const PLAIN_ASCII = /^[\n\x20-\x7e]*$/;
/** Besides ASCII, Latin and Greek letters, punctuation, arrows and operators: nothing that a rule above is about. */
const ORDINARY =
  /^[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u22ff]*$/;

/**
 * Text that every store, feed and page can carry: well-formed, in NFC, without controls, private-use characters,
 * lone surrogates or invisible junk; line ends as `\n`, any space as U+0020, typographic ligatures written out.
 */
export function soundUnicode(raw: string): string {
  if (PLAIN_ASCII.test(raw)) return raw;
  if (ORDINARY.test(raw)) return raw.normalize('NFC');
  return raw
    .replace(LINE_ENDS, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSOUND, '')
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINERS, '')
    .replace(SPACES, ' ')
    .replace(/[\uFB00-\uFB06]/g, (ligature) => LIGATURES[ligature] ?? '')
    .normalize('NFC');
}
