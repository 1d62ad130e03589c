import { XML_LIMITS } from './limits';
import type { XmlNode } from './node';

/** An element as it is being read. Once something is wrong with it nothing more of it is held. */
export class XmlTree {
  readonly root: XmlNode;
  readonly #open: XmlNode[];
  #elements = 1;
  #problem: string | null = null;

  constructor(name: string, attributes: XmlNode['attributes']) {
    this.root = { name, attributes, content: [] };
    this.#open = [this.root];
  }

  /** What is wrong, the first thing only. */
  get problem(): string | null {
    return this.#problem;
  }

  get depth(): number {
    return this.#open.length;
  }

  fail(problem: string): void {
    this.#problem ??= problem;
    this.root.content = [];
  }

  open(name: string, attributes: XmlNode['attributes']): void {
    const node = { name, attributes, content: [] };
    this.#elements += 1;
    if (this.#elements > XML_LIMITS.elements)
      this.fail(`more than ${XML_LIMITS.elements} elements within it`);
    if (this.#problem === null) this.#open.at(-1)?.content.push(node);
    this.#open.push(node);
  }

  /** Closes the innermost element; whether that was the last. */
  close(): boolean {
    this.#open.pop();
    return this.#open.length === 0;
  }

  add(text: string): void {
    if (this.#problem === null) this.#open.at(-1)?.content.push(text);
  }
}
