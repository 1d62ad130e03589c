import { accented } from './tex-accents';
import { blackboard, FUNCTION_NAMES, SYMBOLS, scriptText } from './tex-symbols';

/** Commands whose argument is simply written. Any command not known otherwise is treated the same way. */
const SPACES = new Set([
  ',',
  ';',
  ':',
  ' ',
  '>',
  'quad',
  'qquad',
  'space',
  '\\',
  'enspace',
  'thinspace',
  'newline',
]);
const SILENT = new Set(
  (
    '! / left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr limits nolimits displaystyle textstyle ' +
    'scriptstyle boldmath bf rm it cal sf tt em mathstrut protect nonumber allowbreak relax notag'
  ).split(' '),
);
/** An accent over one letter is the letter with its combining mark, where Unicode composes them. */
const ACCENTS: Record<string, string> = {
  hat: '^',
  widehat: '^',
  tilde: '~',
  widetilde: '~',
  bar: '=',
  dot: '.',
  ddot: '"',
};
const DEEPEST = 40;
const SPACED = /^[=≈≡≤≥⩽⩾≪≫≠∼≃≅∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔⟹⟺⟶↦≔≜⊢⊨×±]$/;

/** Mathematics as readable Unicode: `O(n^2)` is "O(n²)", `\frac{a}{b}` "a/b". Never throws; linear in the TeX. */
export function mathText(tex: string): string {
  return new MathWriter(tex).write().replace(/\s+/g, ' ').trim().normalize('NFC');
}

class MathWriter {
  private at = 0;
  private depth = 0;

  constructor(private readonly tex: string) {}

  write(): string {
    const parts: string[] = [];
    while (this.at < this.tex.length) {
      parts.push(this.sequence());
      // A closing brace without its opening one.
      this.at += 1;
    }
    return parts.join('');
  }

  /** Up to the closing brace of the group we are in, which is left to the caller. */
  private sequence(): string {
    const parts: string[] = [];
    while (this.at < this.tex.length && this.tex[this.at] !== '}') parts.push(this.item());
    return parts.join('');
  }

  private item(): string {
    const character = this.character();
    if (character === '\\') return this.command();
    this.at += character.length;
    switch (character) {
      case '{':
        return this.group();
      case '^':
      case '_':
        return scriptText(character, this.argument());
      case '~':
        return ' ';
      case '-':
        return /[\p{L}\p{N}]/u.test(this.tex[this.at - 2] ?? '') && /\p{L}/u.test(this.character())
          ? '-'
          : '−';
      case "'":
        return '′';
      case '&':
        return ' ';
      default:
        return character;
    }
  }

  /** Its opening brace has been read. Beyond a sane depth braces are only skipped. */
  private group(): string {
    if (this.depth >= DEEPEST) return '';
    this.depth += 1;
    const text = this.sequence();
    this.depth -= 1;
    this.at += 1;
    return text;
  }

  /** What a command or a script applies to: a group, a command with its arguments, or one character. */
  private argument(): string {
    while (this.tex[this.at] === ' ') this.at += 1;
    const character = this.character();
    if (character === '' || character === '}') return '';
    if (this.depth >= DEEPEST) {
      this.at += character.length;
      return '';
    }
    this.depth += 1;
    const text = character === '^' || character === '_' ? '' : this.item();
    this.depth -= 1;
    return text;
  }

  private character(): string {
    const code = this.tex.codePointAt(this.at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  private command(): string {
    this.at += 1;
    const start = this.at;
    while (/[a-zA-Z]/.test(this.tex[this.at] ?? '')) this.at += 1;
    if (this.at === start) {
      const sign = this.character();
      this.at += sign.length;
      if (SPACES.has(sign)) return ' ';
      return SILENT.has(sign) ? '' : (SYMBOLS.get(sign) ?? sign);
    }
    const name = this.tex.slice(start, this.at);
    if (this.tex[this.at] === '*') this.at += 1;
    // The space that ends a command's name is not printed.
    const spaced = this.tex[this.at] === ' ';
    while (this.tex[this.at] === ' ') this.at += 1;
    return this.named(name, spaced);
  }

  private named(name: string, spaced: boolean): string {
    if (SILENT.has(name)) {
      // `\left.` and `\right.` are fences that do not show.
      if ((name === 'left' || name === 'right') && this.tex[this.at] === '.') this.at += 1;
      return '';
    }
    if (SPACES.has(name)) return ' ';
    if (FUNCTION_NAMES.has(name)) return this.functionName(name);
    const symbol = SYMBOLS.get(name);
    if (symbol !== undefined) return this.symbol(symbol, spaced);
    switch (name) {
      case 'frac':
      case 'tfrac':
      case 'dfrac':
      case 'nicefrac':
      case 'sfrac':
        return `${bracketed(this.argument())}/${bracketed(this.argument())}`;
      case 'binom':
        return `C(${this.argument()}, ${this.argument()})`;
      case 'sqrt':
        return this.root();
      case 'mathbb':
      case 'mathds':
      case 'Bbb':
        return blackboard(this.argument());
      case 'begin':
      case 'end':
      case 'color':
      case 'label':
      case 'hspace':
      case 'vspace':
      case 'phantom':
      case 'hphantom':
      case 'vphantom':
        this.argument();
        return ' ';
      case 'textcolor':
        this.argument();
        return this.argument();
      case 'overset':
      case 'stackrel':
      case 'underset':
        return this.over(name);
      case 'not':
        return `${this.argument()}\u0338`;
      default:
        return this.dressed(name);
    }
  }

  /** "log n", but "log(n)" and "log²". */
  private functionName(name: string): string {
    const before = this.tex[this.at - name.length - 2] ?? '';
    const lead = /[\p{L}\p{N})]/u.test(before) && !before.startsWith('\\') ? ' ' : '';
    const next = this.tex[this.at] ?? '';
    return `${lead}${name}${/[\p{L}\p{N}\\]/u.test(next) ? ' ' : ''}`;
  }

  private symbol(symbol: string, spaced: boolean): string {
    if (!SPACED.test(symbol)) return symbol;
    return spaced && this.at < this.tex.length ? `${symbol} ` : symbol;
  }

  private root(): string {
    let degree = '';
    if (this.tex[this.at] === '[') {
      const close = this.tex.indexOf(']', this.at);
      if (close !== -1 && close - this.at < 20) {
        degree = scriptText('^', mathText(this.tex.slice(this.at + 1, close)));
        this.at = close + 1;
      }
    }
    return `${degree}√${bracketed(this.argument())}`;
  }

  private over(name: string): string {
    const small = this.argument();
    const base = this.argument();
    return base + scriptText(name === 'underset' ? '_' : '^', small);
  }

  private dressed(name: string): string {
    const next = this.tex[this.at];
    const accent = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
    if (accent !== undefined) {
      const base = this.argument();
      return accented(accent, base) ?? base;
    }
    if (next === '{') return this.argument();
    // `\mathcal L`, `\bm x`: a font with a bare letter; another macro's name is the best word there is.
    return /^(?:math|text|bm$|bold|oper|over|under|vec$|pmb$)/.test(name) ? this.argument() : name;
  }
}

function bracketed(text: string): string {
  return /^[\p{L}\p{N}.∞²³]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}
