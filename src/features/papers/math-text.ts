import { accented } from './tex-accents';
import { blackboard, FUNCTION_NAMES, SYMBOLS, scriptText } from './tex-symbols';

/** Groups nested deeper are written without what they hold. */
const DEEPEST = 40;
const FONT = /^(?:math|text|bm$|bold|oper|over|under|vec$|pmb$)/;
const RELATION = /^[≈≡≤≥⩽⩾≪≫≠≃≅∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔⟹⟺⟶↦≔≜⊢⊨]$/;

type Writer = (reader: MathReader) => string;

/** What commands write that are neither a symbol nor a function's name. */
const WRITERS: ReadonlyMap<string, Writer> = new Map([
  ...each(', ; : > \\ quad qquad space enspace thinspace newline', () => ' '),
  ...each(
    `! / middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr limits nolimits displaystyle textstyle scriptstyle
    boldmath bf rm it cal sf tt em mathstrut protect nonumber allowbreak relax notag`,
    () => '',
  ),
  // `\left.` and `\right.` are fences that do not show.
  ...each('left right', (reader) => reader.skip('.')),
  ...each(
    'frac tfrac dfrac nicefrac sfrac',
    (reader) => `${bracketed(reader.argument())}/${bracketed(reader.argument())}`,
  ),
  ...each('binom', (reader) => `C(${reader.argument()}, ${reader.argument()})`),
  ...each('sqrt', (reader) => {
    const degree = reader.option();
    return `${scriptText('^', mathText(degree))}√${bracketed(reader.argument())}`;
  }),
  ...each('mathbb mathds Bbb', (reader) => blackboard(reader.argument())),
  ...each('begin end color label hspace vspace phantom hphantom vphantom', (reader) => {
    reader.argument();
    return ' ';
  }),
  ...each('textcolor', (reader) => {
    reader.argument();
    return reader.argument();
  }),
  ...each('overset stackrel', (reader) => over('^', reader)),
  ...each('underset', (reader) => over('_', reader)),
  ...each('not', (reader) => `${reader.argument()}\u0338`),
  ...each('hat widehat', (reader) => withAccent('^', reader)),
  ...each('tilde widetilde', (reader) => withAccent('~', reader)),
  ...each('bar', (reader) => withAccent('=', reader)),
  ...each('dot', (reader) => withAccent('.', reader)),
  ...each('ddot', (reader) => withAccent('"', reader)),
]);

/** Mathematics as readable Unicode: `O(n^2)` is "O(n²)", `\frac{a}{b}` "a/b". Never throws; linear in the TeX. */
export function mathText(tex: string): string {
  return new MathReader(tex).read().replace(/\s+/g, ' ').trim().normalize('NFC');
}

class MathReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly tex: string) {}

  read(): string {
    const parts: string[] = [];
    while (this.at < this.tex.length) {
      parts.push(this.sequence());
      // A closing brace without its opening one.
      this.at += 1;
    }
    return parts.join('');
  }

  /** What a command or a script applies to: a group, a command with its arguments, or one character. */
  argument(): string {
    while (this.tex[this.at] === ' ') this.at += 1;
    const character = this.character();
    if ('}^_'.includes(character)) return '';
    if (this.depth >= DEEPEST) return this.skip(character);
    this.depth += 1;
    const text = this.item('');
    this.depth -= 1;
    return text;
  }

  /** An optional argument's TeX, or nothing. */
  option(): string {
    const close = this.tex[this.at] === '[' ? this.tex.slice(this.at, this.at + 20).indexOf(']') : -1;
    if (close === -1) return '';
    this.at += close + 1;
    return this.tex.slice(this.at - close, this.at - 1);
  }

  /** Steps over these characters, if they are next. */
  skip(characters: string): '' {
    if (this.tex.startsWith(characters, this.at)) this.at += characters.length;
    return '';
  }

  /** Up to the closing brace of the group we are in, which is left to the caller. */
  private sequence(): string {
    const parts: string[] = [];
    while (this.at < this.tex.length && this.tex[this.at] !== '}') parts.push(this.item(parts.at(-1) ?? ''));
    return parts.join('');
  }

  private item(previous: string): string {
    const character = this.character();
    this.at += character.length;
    switch (character) {
      case '\\':
        return this.command(previous);
      case '{':
        return this.group();
      case '^':
      case '_':
        return scriptText(character, this.argument());
      case '-':
        // A hyphen between letters is one ("k-NN"); elsewhere it subtracts.
        return /\p{L}/u.test(this.tex[this.at - 2] ?? '') &&
          /\p{L}{2}/u.test(this.tex.slice(this.at, this.at + 2))
          ? '-'
          : '−';
      case "'":
        return '′';
      case '~':
      case '&':
        return ' ';
      default:
        return character;
    }
  }

  /** Its opening brace has been read. */
  private group(): string {
    if (this.depth >= DEEPEST) return '';
    this.depth += 1;
    const text = this.sequence();
    this.depth -= 1;
    this.at += 1;
    return text;
  }

  /** Its backslash has been read; `previous` is what was written before it. */
  private command(previous: string): string {
    const name = /^(?:[a-zA-Z]{1,50}|.)?/su.exec(this.tex.slice(this.at, this.at + 50))?.[0] ?? '';
    this.at += name.length;
    const spaced = this.tex[this.at] === ' ';
    if (/[a-zA-Z]/.test(name)) {
      this.skip('*');
      // The space that ends a command's name is not printed.
      while (this.tex[this.at] === ' ') this.at += 1;
    }
    if (FUNCTION_NAMES.has(name)) return this.functionName(name, previous);
    const symbol = SYMBOLS.get(name);
    if (symbol !== undefined)
      return RELATION.test(symbol) && spaced && previous !== '' ? ` ${symbol} ` : symbol;
    const write = WRITERS.get(name);
    if (write) return write(this);
    // A font or a macro of the paper's own; one without an argument is best told by its name.
    return this.tex[this.at] === '{' || FONT.test(name) ? this.argument() : name;
  }

  /** "n log n", but "log(n)" and "log²". */
  private functionName(name: string, previous: string): string {
    return `${/[\p{L}\p{N})]$/u.test(previous) ? ' ' : ''}${name}${/^(?:[\p{L}\p{N}]|\\[a-zA-Z])/u.test(this.tex.slice(this.at, this.at + 2)) ? ' ' : ''}`;
  }

  private character(): string {
    const code = this.tex.codePointAt(this.at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }
}

function each(names: string, write: Writer): [string, Writer][] {
  return names.split(/\s+/).map((name) => [name, write]);
}

function over(sign: '^' | '_', reader: MathReader): string {
  const small = reader.argument();
  return reader.argument() + scriptText(sign, small);
}

function withAccent(accent: string, reader: MathReader): string {
  const base = reader.argument();
  return accented(accent, base) ?? base;
}

function bracketed(text: string): string {
  return /^√?[\p{L}\p{N}.∞]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}
