const grouped = new Intl.NumberFormat('en-GB');
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumSignificantDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** "1,356" */
export function numberText(value: number): string {
  return grouped.format(value);
}

/** "1.4K", where only the size of it matters. */
export function numberTextCompact(value: number): string {
  return compact.format(value);
}

/** "3.5%", "0.048%", "12%", of a share between 0 and 1 */
export function percentText(share: number): string {
  return percent.format(share);
}

/** "1 paper", "63 papers" */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const ordinalRules = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const SUFFIXES: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' };

/** "third", "tenth", "22nd" */
export function ordinalText(place: number): string {
  return ORDINALS[place - 1] ?? `${numberText(place)}${SUFFIXES[ordinalRules.select(place)] ?? 'th'}`;
}
