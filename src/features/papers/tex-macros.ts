import { isAccent, readAccent } from './tex-accents';
import { LETTERS, PRINTED, SHORTHANDS } from './tex-commands';
import type { TexCursor } from './tex-cursor';
import { readHref, readUrl } from './tex-links';
import { SYMBOLS, scriptText } from './tex-symbols';

type Reader = (cursor: TexCursor, name: string) => void;

const READERS: ReadonlyMap<string, Reader> = new Map([
  ...each('url path nolinkurl', readUrl),
  ...each('href', readHref),
  ...each(Object.keys(SHORTHANDS).join(' '), readShorthand),
  ...each(Object.keys(LETTERS).join(' '), readLetter),
  ...each(
    `em it bf rm tt sc sf sl up itshape bfseries rmfamily ttfamily sffamily scshape slshape mdseries upshape
    normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge centering raggedright
    noindent indent xspace boldmath unboldmath protect relax displaystyle textstyle scriptstyle limits nolimits left
    right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr hfill vfill maketitle allowbreak
    nobreak unskip ignorespaces leavevmode clearpage newpage smallskip medskip bigskip sloppy nonumber`,
    readSilent,
  ),
  ...each('par newline linebreak break quad qquad space enspace thinspace enskip hskip hfil', (cursor) =>
    cursor.print(' '),
  ),
  ...each(
    `cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite footcite nocite ref
    eqref autoref cref Cref pageref label vspace hspace color begin end includegraphics input thispagestyle pagestyle
    bibliographystyle bibliography setlength graphicspath usepackage`,
    readDropped,
  ),
  ...each(
    'textcolor colorbox fontsize raisebox scalebox resizebox hyperref hypertarget hyperlink',
    (cursor) => {
      cursor.skipOptions();
      cursor.take();
      cursor.enter();
    },
  ),
  ...each('footnote footnotetext thanks marginpar', (cursor) => {
    if (cursor.argument()) cursor.print(' (');
    cursor.enter(')');
  }),
  ...each('frac tfrac dfrac nicefrac', (cursor) => cursor.enter('/')),
  ...each('sqrt', (cursor) => {
    cursor.print('√');
    cursor.enter();
  }),
  ...each('textsuperscript textsubscript', (cursor, name) => {
    const inner = cursor.take()?.replace(/[\\{}$]/g, '') ?? '';
    cursor.print(scriptText(name === 'textsuperscript' ? '^' : '_', inner));
  }),
  ...each('textdollar', (cursor) => cursor.keep('dollar', '$')),
]);

/** Reads a command of letters, its name already read. */
export function readMacro(cursor: TexCursor, name: string): void {
  if (isAccent(name) && readAccent(cursor, name)) return;
  const reader = READERS.get(name) ?? readPrinted;
  reader(cursor, name);
}

function each(names: string, reader: Reader): [string, Reader][] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, reader]);
}

/** `\etc.` ends with the sentence's own full stop. */
function readShorthand(cursor: TexCursor, name: string): void {
  const words = SHORTHANDS[name] ?? name;
  cursor.print(cursor.peek() === '.' ? words.slice(0, -1) : words);
}

/** TeX's space after a letter command only ends its name ("Stra\ss e"); `\AA` is the unit in practice. */
function readLetter(cursor: TexCursor, name: string): void {
  if (name !== 'AA' && /^ \p{Ll}/u.test(cursor.peek(2))) cursor.at += 1;
  cursor.print(LETTERS[name] ?? name);
}

/** The space after a switch is dropped where another space, or the beginning of a group, stands before it. */
function readSilent(cursor: TexCursor, name: string): void {
  if (cursor.peek() !== ' ') return;
  if (name === 'allowbreak' || cursor.printedSpaceLast() || cursor.before(name.length + 2) === '{')
    cursor.at += 1;
}

/** A citation goes with the space before it, where punctuation follows. */
function readDropped(cursor: TexCursor, name: string): void {
  cursor.skipOptions();
  cursor.take();
  if (name === 'begin') cursor.skipOptions();
  if (/^\s*[.,;:)\]]/.test(cursor.peek(4))) cursor.unprintSpace();
}

/** A macro of the paper's own: with an argument it only dresses it; alone, its name is the best word there is. */
function readPrinted(cursor: TexCursor, name: string): void {
  const sign = (Object.hasOwn(PRINTED, name) ? PRINTED[name] : undefined) ?? SYMBOLS.get(name);
  if (sign !== undefined) cursor.print(sign);
  else if (cursor.argument()?.inner) cursor.enter();
  else cursor.print(name);
}
