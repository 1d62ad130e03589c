/**
 * So many documents are read to look for what the index does not know, those that come first: up to a fifth of a second,
 * or one where much is asked of each. A search that leaves out nearly everything by its own words finds no more than what
 * is among these, and says so.
 */
export const MOST_READ: number = 20_000;
