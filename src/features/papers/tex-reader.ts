import { isAccent, readAccent } from './tex-accents';
import { SIGNS } from './tex-commands';
import { type Kept, TexCursor } from './tex-cursor';
import { addressAt, readAddress, readAnchor } from './tex-links';
import { readMacro } from './tex-macros';
import { SYMBOLS, scriptText } from './tex-symbols';

const NAME = /[a-zA-Z]+\*?/y;
/** Characters that mean nothing to TeX, up to the next that may. */
const PLAIN = /(?:(?!https?:\/|www\.)[^\\${}~^_<])+/iy;
/** Two things with a separator between them: a set or a record. */
const SETLIKE = /[^\s,;:|=][^\\]*[,;:|=][^\\]*[^\s,;:|=]/;
/** Symbols whose backslash a source stripped: `{sim}1K`. */
const STRIPPED = /^(?:l?g?e?s?s?sim|approx|times|[lg]eq|pm|(?:long)?(?:left|right)+arrow)$/;

/** Reads one paragraph of LaTeX into plain text, in one pass; `kept` are the pieces that stand at each `PLACE`. */
export function readTex(source: string): { text: string; kept: Kept[] } {
  const cursor = new TexCursor(source);
  while (cursor.at < source.length) readNext(cursor);
  return { text: cursor.text, kept: cursor.kept };
}

function readNext(cursor: TexCursor): void {
  const character = cursor.peek();
  if (character === '$' || cursor.spans.has(cursor.at)) readDollar(cursor);
  else if (character === '\\') readCommand(cursor);
  else if (character === '{') readGroup(cursor);
  else if (character === '}') cursor.closeGroup();
  else if (character === '~') readTilde(cursor);
  else if (character === '^' || character === '_') readScript(cursor, character);
  else if (character === '<' && readAnchor(cursor)) return;
  else readPlain(cursor, character);
}

function readPlain(cursor: TexCursor, character: string): void {
  const raw = addressAt(cursor.source, cursor.at);
  if (raw) {
    readAddress(cursor, raw);
    return;
  }
  PLAIN.lastIndex = cursor.at;
  const run = PLAIN.exec(cursor.source)?.[0] ?? character;
  cursor.at += run.length;
  cursor.print(run);
}

function readDollar(cursor: TexCursor): void {
  const span = cursor.spans.get(cursor.at);
  cursor.at = span ? span.end : cursor.at + 1;
  const sign = span && /^\\unicode\{x([0-9a-f]{2,4})\}$/i.exec(span.tex)?.[1];
  if (sign) cursor.print(String.fromCharCode(Number.parseInt(sign, 16)));
  else if (span) cursor.keep('math', span.tex);
  else cursor.keep('dollar', '$');
}

function readCommand(cursor: TexCursor): void {
  NAME.lastIndex = cursor.at + 1;
  const name = NAME.exec(cursor.source)?.[0];
  if (name) {
    cursor.at += 1 + name.length;
    readMacro(cursor, name.replace('*', ''));
    return;
  }
  const [sign = ''] = cursor.source.slice(cursor.at + 1, cursor.at + 3);
  cursor.at += 1 + sign.length;
  if (isAccent(sign) && readAccent(cursor, sign)) return;
  if (sign === '\\') skipLineSkip(cursor);
  // A source that strips `$` leaves "\1 million" of "\$1 million"; "\3)" is an enumeration.
  if (sign === '$' || (/\d/.test(sign) && cursor.peek() !== ')')) cursor.keep('dollar', '$');
  if (sign !== '$') cursor.print(SIGNS[sign] ?? sign);
}

/** `\\[1ex]` */
function skipLineSkip(cursor: TexCursor): void {
  const skip = /^\[[\d.]+\s?[a-z]{2}\]/.exec(cursor.peek(12))?.[0];
  cursor.at += skip?.length ?? 0;
}

/** Braces of a set or a record are text (`{True, False}`); the others only group (`{BERT}`). */
function readGroup(cursor: TexCursor): void {
  const inner = cursor.argument()?.inner ?? '';
  const symbol = STRIPPED.test(inner) ? SYMBOLS.get(inner) : undefined;
  if (symbol) {
    cursor.take();
    cursor.print(symbol);
  } else if (
    inner.length < 300 &&
    !/\p{L}/u.test(cursor.before()) &&
    SETLIKE.test(inner) &&
    !inner.includes('://')
  ) {
    cursor.print('{');
    cursor.enter('}');
  } else cursor.at += 1;
}

/** A tilde ties words; before a number and after a space it means "about". */
function readTilde(cursor: TexCursor): void {
  const about = /^[\s([{~≈]?$/.test(cursor.before()) && /^~(?:[\d$.]|\\\$)/.test(cursor.peek(3));
  cursor.at += 1;
  cursor.print(about ? '~' : ' ');
}

function readScript(cursor: TexCursor, sign: '^' | '_'): void {
  cursor.at += 1;
  const group = cursor.peek() === '{' ? cursor.argument() : null;
  if (!group) cursor.print(sign);
  else if (group.inner.length < 60 && !/[\\{}$]/.test(group.inner)) {
    cursor.take();
    cursor.print(scriptText(sign, SYMBOLS.get(group.inner.trim()) ?? group.inner));
  } else {
    cursor.print(`${sign}(`);
    cursor.enter(')');
  }
}
