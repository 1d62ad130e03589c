/** Up to so many results the count is exact: nobody reads further. */
export const COUNT_LIMIT = 10_000;
