/** Whole numbers, both included; a null end is open. */
export type Amount = { min: number | null; max: number | null };

/** What the database's integers hold. */
const LARGEST = 2_147_483_647;
const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.\d)?)(k?)`;
const COMPARED = new RegExp(`^(>=|<=|>|<|≥|≤|=?)${NUMBER}(\\+?)$`, 'i');
const RANGE = new RegExp(`^${NUMBER}(?:-|–|\\.\\.|…)${NUMBER}$`, 'i');

/** `20`, `>20`, `>=20`, `20+`, `<5`, `<=5`, `10-20`, `1.5k`; null where a text is none of these, or less than nothing. */
export function parseAmount(text: string): Amount | null {
  const range = RANGE.exec(text);
  if (range) {
    const ends = [numberOf(range[1], range[2]), numberOf(range[3], range[4])];
    return { min: Math.min(...ends), max: Math.max(...ends) };
  }
  const [, sign, digits, thousands, plus] = COMPARED.exec(text) ?? [];
  if (digits === undefined || (sign && plus)) return null;
  const number = numberOf(digits, thousands);
  if (sign === '>') return { min: Math.min(number + 1, LARGEST), max: null };
  if (sign === '>=' || sign === '≥' || plus) return { min: number, max: null };
  if (sign === '<') return number > 0 ? { min: null, max: number - 1 } : null;
  if (sign === '<=' || sign === '≤') return { min: null, max: number };
  return { min: number, max: number };
}

/** How an amount is written in a query. */
export function amountText({ min, max }: Amount): string {
  if (min !== null && max !== null) return min === max ? `${min}` : `${min}-${max}`;
  return min !== null ? `>=${min}` : `<=${max}`;
}

function numberOf(digits = '', thousands = ''): number {
  const number = Number(digits.replaceAll(',', '')) * (thousands ? 1000 : 1);
  return Math.min(Math.round(number), LARGEST);
}
