import { ElementBuffer, type RawElement } from './raw-element';
import { TextPosition } from './text-position';

/** Cuts text into its lines, blank ones too, without their ends (LF or CRLF), holding one at a time. */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<RawElement> {
  const position = new TextPosition();
  const line = new ElementBuffer();
  let isOpen = false;
  for await (const chunk of chunks) {
    position.enter(chunk);
    for (let at = 0; at < chunk.length; ) {
      if (!isOpen) line.begin(position.at(at));
      const end = chunk.indexOf('\n', at);
      line.add(chunk.slice(at, end === -1 ? chunk.length : end));
      isOpen = end === -1;
      if (!isOpen) yield withoutReturn(line.end());
      at = isOpen ? chunk.length : end + 1;
    }
  }
  if (isOpen) yield withoutReturn(line.end());
}

function withoutReturn(line: RawElement): RawElement {
  return line.problem === null && line.raw.endsWith('\r') ? { ...line, raw: line.raw.slice(0, -1) } : line;
}
