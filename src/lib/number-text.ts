const grouped = new Intl.NumberFormat('en-GB');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** "1,356" */
export function numberText(value: number): string {
  return grouped.format(value);
}

/** "1.4K", where only the size of it matters. */
export function numberTextCompact(value: number): string {
  return compact.format(value);
}

/** "1 paper", "63 papers" */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}
