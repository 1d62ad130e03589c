import { plainLine } from '@/lib/plain-line';
import { mailHref } from './href';
import type { Block, Letter } from './tree';
import { wrapText } from './wrap';

/** Characters of a line; an address alone may be longer. */
const WIDTH = 78;

/** A letter as plain text, each address in a line of its own; the footer stands behind the mark that programs fold at. */
export function plainOf(letter: Letter): string {
  const body = letter.body.map(blockLines);
  const footer = letter.footer.map(blockLines);
  return `${spaced(body)}\n\n-- \n${spaced(footer)}\n`;
}

/** Blocks one below the other, each as far from the one before as it asks for. */
function spaced(blocks: Lines[]): string {
  return blocks
    .filter(({ lines }) => lines.length > 0)
    .map(({ lines, gap }, place) => `${'\n'.repeat(place === 0 ? 0 : gap)}${lines.join('\n')}`)
    .join('\n');
}

/** Lines, and how many empty ones stand before them. */
type Lines = { lines: string[]; gap: number };

function blockLines(block: Block): Lines {
  switch (block.kind) {
    case 'masthead':
      return {
        lines: [
          ...underlined(`${plainLine(block.name)}: ${plainLine(block.title)}`, '='),
          ...address(block.href),
        ],
        gap: 0,
      };
    case 'heading':
      return { lines: [...underlined(plainLine(block.text), '-'), ...address(block.href)], gap: 2 };
    case 'title':
      return { lines: [...wrapText(plainLine(block.text), WIDTH), ...address(block.href)], gap: 2 };
    case 'paragraph': {
      const label = block.label ? `${plainLine(block.label)} ` : '';
      return {
        lines: wrapText(`${label}${plainLine(block.text)}`, WIDTH),
        gap: block.tone === 'soft' ? 0 : 1,
      };
    }
    case 'button':
      return { lines: [...wrapText(`${plainLine(block.text)}:`, WIDTH), ...address(block.href)], gap: 1 };
    case 'links':
      return {
        lines: block.items.flatMap(({ text, href }) => [
          ...wrapText(`${plainLine(text)}:`, WIDTH),
          ...address(href),
        ]),
        gap: 1,
      };
    case 'rule':
      return { lines: [], gap: 0 };
  }
}

function underlined(text: string, sign: string): string[] {
  const lines = wrapText(text, WIDTH);
  return [...lines, sign.repeat(Math.max(...lines.map((line) => [...line].length), 0))];
}

function address(href: string | null): string[] {
  const written = href === null ? null : mailHref(href);
  return written === null ? [] : [written];
}
