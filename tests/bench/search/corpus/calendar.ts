/** When a paper appeared. */
export type Appearance = {
  /** Null before April 2007: its form is another then, and most papers of the time are not on arXiv. */
  arxivId: string | null;
  /** An ISO instant, or a year where no more is known. */
  publishedAt: string;
};

const FIRST = { year: 2016, month: 7 };
const MONTHS = 120;
/** So many times as many papers a year as the year before. */
const GROWTH = 1.15;
/** arXiv numbers a month's papers with five digits. */
const NUMBERS = 99_999;
const DAY_MS = 86_400_000;

/**
 * Where each of `total` papers lies in ten years of which every month has more of them than the one before; in the
 * order of time, as arXiv numbers them.
 */
export function createCalendar(total: number): (index: number, random: () => number) => Appearance {
  const upTo = (month: number) =>
    Math.round((total * (GROWTH ** (month / 12) - 1)) / (GROWTH ** (MONTHS / 12) - 1));
  if (total - upTo(MONTHS - 1) > NUMBERS) throw new Error(`${total} papers are more than ten years hold`);
  return (index, random) => {
    let month = Math.floor(
      (12 * Math.log1p((index / total) * (GROWTH ** (MONTHS / 12) - 1))) / Math.log(GROWTH),
    );
    // The logarithm is a little off at the ends of months.
    while (month > 0 && index < upTo(month)) month -= 1;
    while (index >= upTo(month + 1)) month += 1;
    const place = index - upTo(month);
    const share = place / (upTo(month + 1) - upTo(month));
    return appearance({ ...monthAfter(month), number: place + 1, share }, random);
  };
}

function monthAfter(months: number): { year: number; month: number } {
  const count = FIRST.month - 1 + months;
  return { year: FIRST.year + Math.floor(count / 12), month: (count % 12) + 1 };
}

/** Gives the papers of known years a month by chance, and the numbers of a month one after the other. */
export function createYears(): (year: number, random: () => number) => Appearance {
  const numbers = new Map<string, number>();
  return (year, random) => {
    const month = 1 + Math.floor(random() * 12);
    if (year < 2007 || (year === 2007 && month < 4)) return { arxivId: null, publishedAt: String(year) };
    const number = (numbers.get(`${year} ${month}`) ?? 0) + 1;
    numbers.set(`${year} ${month}`, number);
    return appearance({ year, month, number, share: random() }, random);
  };
}

type Place = {
  year: number;
  month: number;
  number: number /** Of the month that has passed. */;
  share: number;
};

function appearance({ year, month, number, share }: Place, random: () => number): Appearance {
  const start = Date.UTC(year, month - 1, 1);
  const days = (Date.UTC(year, month, 1) - start) / DAY_MS;
  const at = new Date(start + Math.floor(share * days) * DAY_MS + Math.floor(random() * DAY_MS));
  const yymm = `${String(year % 100).padStart(2, '0')}${String(month).padStart(2, '0')}`;
  const digits = year < 2015 ? 4 : 5;
  return { arxivId: `${yymm}.${String(number).padStart(digits, '0')}`, publishedAt: at.toISOString() };
}
