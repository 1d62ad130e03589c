import { sparklinePath } from './sparkline-path';

type SparklineProps = {
  /** In the order of time, equally far apart. */
  values: readonly number[];
  /** What the line says, in words: it is a picture with a name. */
  label: string;
  /** CSS pixels. */
  width?: number;
  height?: number;
};

/** A line as small as a word, drawn on the server, in the colour of the text. Its last value has a dot. */
export function Sparkline({ values, label, width = 72, height = 18 }: SparklineProps) {
  const line = sparklinePath({ values, width, height });
  if (!line) return null;
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      strokeLinejoin="round"
      strokeLinecap="round"
      className="inline-block shrink-0 align-middle"
    >
      <title>{label}</title>
      <path d={line.path} />
      <circle cx={line.end.x} cy={line.end.y} r="1.75" fill="currentColor" stroke="none" />
    </svg>
  );
}
