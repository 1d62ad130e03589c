'use client';

type MonthBarProps = {
  /** Months since the first. */
  slot: number;
  /** Of a hundred; none where there is nothing to see. */
  height: number;
  /** What the bar says when it is pointed at. */
  text: string;
};

/** The bar of a month on its piece of ground. A client component only so that it crosses as data (docs/decisions/007). */
export function MonthBar({ slot, height, text }: MonthBarProps) {
  return (
    <g>
      <title>{text}</title>
      {/* All of the column is pointed at, however low its bar. */}
      <rect x={slot} width="1" height="100" fillOpacity="0" />
      <rect x={slot + 0.12} width="0.76" y={(100 - height).toFixed(2)} height={height} />
      <path d={`M${slot} 100h1`} stroke="currentColor" strokeWidth="1" vectorEffect="non-scaling-stroke" />
    </g>
  );
}
