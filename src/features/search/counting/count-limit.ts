/** Up to so many results the count is exact: nobody reads further. */
export const COUNT_LIMIT = 10_000;
/** Where the keys give more than this, there are more than are counted, whatever of it is in doubt. */
export const SURELY_MORE = 1.1 * COUNT_LIMIT;

/** What fewer papers have is sent without knowing first how many these are: more than are counted, lest that is done twice. */
export const AT_ONCE = 15_000;
