import type { Figures } from '../figures';

const NAME_WIDTH = 34;

/** A line of a table: a name, then cells that end below each other. */
export function line(name: string, cells: string[] = []): string {
  return (name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(10)).join('')).trimEnd();
}

export const FIGURE_HEADS = ['median', 'p95', 'max'];

export function figureCells({ median, p95, max }: Figures): string[] {
  return [median, p95, max].map(figureText);
}

/** "0.42", "12.3", "1840" */
export function figureText(figure: number): string {
  if (Number.isInteger(figure)) return String(figure);
  return figure.toFixed(figure < 10 ? 2 : figure < 100 ? 1 : 0);
}

/** "0.50 ×": how one figure is to another. */
export function ratioText(ms: number, baseline: number): string {
  return baseline > 0 ? `${(ms / baseline).toFixed(2)} ×` : '';
}

/** A requirement, what was found, and whether that is enough. */
export function verdict(
  what: string,
  { found, most, unit }: { found: number; most: number; unit: string },
): string {
  const word = found <= most ? 'PASS' : 'MISS';
  return `${word}  ${what}: ${[figureText(found), unit].join(' ').trim()} (at most ${figureText(most)})`;
}
