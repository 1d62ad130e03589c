const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** "812 bytes", "64 kB", "1.4 GB": powers of 1024, as Postgres says them. */
export function sizeText(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}
