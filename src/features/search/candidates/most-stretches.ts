/** So deep nobody reads, and each stretch takes longer than the one before. */
export const MOST_STRETCHES: number = 20;
