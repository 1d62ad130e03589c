type Frame = { values: readonly number[]; width: number; height: number };

type Point = { x: number; y: number };

/** Room for the dot at the end and for the width of the line. */
const MARGIN = 2;

/**
 * The line through some values, as the `d` of an SVG path, and where it ends; null of fewer than two. The lowest value is
 * at the bottom and the highest at the top, so that it shows the shape, not the size; where all are equal it runs in the middle.
 */
export function sparklinePath({ values, width, height }: Frame): { path: string; end: Point } | null {
  const known = values.filter(Number.isFinite);
  if (known.length < 2) return null;
  const lowest = known.reduce((least, value) => Math.min(least, value));
  const span = known.reduce((most, value) => Math.max(most, value)) - lowest;
  const points = known.map((value, index) => ({
    x: round(MARGIN + (index / (known.length - 1)) * (width - 2 * MARGIN)),
    y: round(height - MARGIN - (span > 0 ? (value - lowest) / span : 0.5) * (height - 2 * MARGIN)),
  }));
  return {
    path: `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`,
    end: points.at(-1) as Point,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
