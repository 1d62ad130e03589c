import { SaxesParser, type SaxesTagNS } from 'saxes';
import { BodyError } from '../../body-error';
import { ElementBuffer, type RawElement } from '../raw-element';
import { type Place, TextPosition } from '../text-position';
import { faultOfStructure, faultOfText, TEXT_OUTSIDE } from './faults';
import { XML_LIMITS } from './limits';
import { localName, type XmlNode } from './node';
import { LATE_DECLARATION, nameOf } from './root';
import { XmlTree } from './tree';

/** The elements that only hold others, by name, from the root on: `{ rss: { channel: {} } }`. */
export type XmlOutline = { readonly [name: string]: XmlOutline };

export type XmlElement = RawElement & {
  /** The element read; only its beginning where there is a problem. */
  node: XmlNode;
};

/**
 * Cuts XML into the elements within its containers, holding one at a time. Text between them is not looked at.
 *
 * A fault within an element's text (a character or an entity that XML does not have) is that element's problem.
 * Throws `BodyError` where the structure is broken, at a DOCTYPE, at what would have to be held beyond a limit, where
 * the root is another, and where the text ends too early, after yielding all before it.
 */
export async function* splitXmlElements(
  chunks: AsyncIterable<string>,
  outline: XmlOutline,
): AsyncGenerator<XmlElement> {
  const splitter = new Splitter(outline);
  for await (const chunk of chunks) yield* splitter.read(chunk);
  splitter.end();
}

class Splitter {
  readonly #outline: XmlOutline;
  readonly #parser = new SaxesParser({ xmlns: true, position: false });
  readonly #position = new TextPosition();
  /** What the containers that are open may hold, the innermost last. */
  readonly #containers: XmlOutline[] = [];
  readonly #raw = new ElementBuffer();
  /** The element being read; null between elements. */
  #tree: XmlTree | null = null;
  /** The text from the last "<" on, while no tag has come of it. */
  #mark = '';
  #attributes = 0;
  /** Code units since the parser last told of anything: so much it may be holding. */
  #unheard = 0;
  /** Where the current chunk begins, in code units of the whole text. */
  #chunkStart = 0;
  #chunkLength = 0;
  /** Of the tag or the text between tags that is being read, wherever it was cut. */
  #place: Place = { line: 1, offset: 0 };
  #isPieceOver = false;
  #isRootSeen = false;
  readonly #ready: XmlElement[] = [];

  constructor(outline: XmlOutline) {
    this.#outline = outline;
    const parser = this.#parser;
    const heard = () => {
      this.#unheard = 0;
    };
    parser.on('error', ({ message }) => this.#fail(message));
    parser.on('doctype', () => {
      throw this.#broken('a document type declaration (<!DOCTYPE>), which may define entities, is not read');
    });
    parser.on('opentagstart', () => {
      this.#attributes = 0;
    });
    parser.on('attribute', () => this.#countAttribute());
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', () => this.#close());
    parser.on('text', (text) => this.#add(text));
    parser.on('cdata', (text) => this.#add(text));
    parser.on('comment', heard);
    parser.on('processinginstruction', heard);
  }

  *read(chunk: string): Generator<XmlElement> {
    this.#position.enter(chunk);
    this.#chunkStart += this.#chunkLength;
    this.#chunkLength = chunk.length;
    for (let at = 0; at < chunk.length; ) {
      const end = endOfPiece(chunk, at);
      this.#write(chunk.slice(at, end), at);
      at = end;
      if (this.#ready.length > 0) yield* this.#ready.splice(0);
    }
  }

  end(): void {
    if (this.#tree || this.#containers.length > 0 || !this.#isRootSeen) {
      const where = this.#tree ? ` within the element that begins in line ${this.#raw.place.line}` : '';
      throw new BodyError('invalid', `broken XML: it ends too early${where}`, this.#position.end());
    }
    this.#parser.close();
  }

  /** A piece ends where a tag may: what an event tells of is never followed by more of its piece. */
  #write(piece: string, at: number): void {
    if (piece.startsWith('<') || this.#isPieceOver) this.#place = this.#position.at(at);
    this.#isPieceOver = piece.endsWith('>');
    this.#unheard += piece.length;
    if (this.#unheard > XML_LIMITS.piece) {
      throw this.#excess(`a text, tag or comment longer than ${XML_LIMITS.piece} characters`);
    }
    if (this.#tree) {
      this.#raw.add(piece);
      if (this.#raw.isTooLong) this.#tree.fail('too long');
    } else if (piece.startsWith('<')) {
      this.#mark = piece;
      this.#raw.begin(this.#place);
    } else this.#mark += piece;
    this.#parser.write(piece);
  }

  #open(tag: SaxesTagNS): void {
    this.#unheard = 0;
    const depth = this.#containers.length + (this.#tree?.depth ?? 0);
    if (depth >= XML_LIMITS.depth)
      throw this.#excess(`elements nested deeper than ${XML_LIMITS.depth} levels`);
    const name = nameOf(tag);
    if (this.#tree) {
      this.#tree.open(name, attributesOf(tag));
      return;
    }
    const around = this.#containers.at(-1);
    const outline = around ?? this.#outline;
    const inner = Object.hasOwn(outline, name) ? outline[name] : undefined;
    if (inner) this.#containers.push(inner);
    else if (around) {
      this.#raw.add(this.#mark);
      this.#tree = new XmlTree(name, attributesOf(tag));
    } else throw this.#broken(`expected ${namesOf(this.#outline)}, found <${tag.name}>`);
    this.#mark = '';
    this.#isRootSeen = true;
  }

  #close(): void {
    this.#unheard = 0;
    this.#mark = '';
    if (!this.#tree) {
      this.#containers.pop();
      return;
    }
    if (!this.#tree.close()) return;
    const raw = this.#raw.end();
    const { root: node, problem } = this.#tree;
    this.#ready.push({ ...raw, problem: raw.problem ?? problem, node });
    this.#tree = null;
  }

  #add(text: string): void {
    this.#unheard = 0;
    this.#tree?.add(text);
  }

  #countAttribute(): void {
    this.#attributes += 1;
    if (this.#attributes > XML_LIMITS.attributes) {
      throw this.#excess(`a tag with more than ${XML_LIMITS.attributes} attributes`);
    }
  }

  #fail(message: string): void {
    const fault = faultOfText(message);
    if (message === LATE_DECLARATION) return;
    if (fault && this.#tree) this.#tree.fail(`not well-formed XML: ${fault} (line ${this.#lineNow()})`);
    // Where the text was cut decides which of the two saxes tells of first.
    else if (this.#containers.length === 0 && (fault || message === TEXT_OUTSIDE))
      throw this.#broken('something other than white space and comments outside of the root element');
    else throw this.#broken(fault ?? faultOfStructure(message));
  }

  #lineNow(): number {
    return this.#position.at(this.#parser.position - this.#chunkStart).line;
  }

  #broken(problem: string): BodyError {
    return new BodyError('invalid', `broken XML: ${problem}`, this.#place);
  }

  #excess(what: string): BodyError {
    return new BodyError('too_large', `the XML has ${what}`, this.#place);
  }
}

const PIECE_END = /[<>]/g;

/** The index behind the next ">", or of the next "<" that is not the first character. */
function endOfPiece(chunk: string, at: number): number {
  PIECE_END.lastIndex = chunk[at] === '<' ? at + 1 : at;
  const found = PIECE_END.exec(chunk);
  if (!found) return chunk.length;
  return found[0] === '>' ? found.index + 1 : found.index;
}

function attributesOf({ attributes }: SaxesTagNS): XmlNode['attributes'] {
  const values: XmlNode['attributes'] = {};
  for (const name in attributes) values[name] = attributes[name]?.value ?? '';
  return values;
}

function namesOf(outline: XmlOutline): string {
  return Object.keys(outline)
    .map((name) => `<${localName(name)}>`)
    .join(' or ');
}
