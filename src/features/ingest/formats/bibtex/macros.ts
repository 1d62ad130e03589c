/** What the @string definitions of one file may come to: a macro may hold others, and so grow with each. */
export const MACRO_LIMITS = { count: 5_000, length: 2_000 } as const;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The macros of a BibTeX file by their names, whose case does not count; the months are there from the start. */
export class Macros {
  readonly #values = new Map(MONTHS.map((month) => [month.slice(0, 3).toLowerCase(), month]));

  /** The value of a macro. One that nobody defined stands for its name: a style might define it. */
  get(name: string): string {
    return this.#values.get(name.toLowerCase()) ?? name;
  }

  /** Defines a macro, or says why not. */
  define(name: string, value: string): string | null {
    if (value.length > MACRO_LIMITS.length) return `longer than ${MACRO_LIMITS.length} characters`;
    const key = name.toLowerCase();
    if (this.#values.size >= MACRO_LIMITS.count && !this.#values.has(key))
      return `more than ${MACRO_LIMITS.count} definitions`;
    this.#values.set(key, value);
    return null;
  }
}
