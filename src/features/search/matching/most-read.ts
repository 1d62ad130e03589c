/**
 * So many documents are read to look for what the index does not know, those that come first: up to a quarter of a second. A
 * search that leaves out nearly everything by its own words finds no more than what is among these, and says so.
 */
export const MOST_READ: number = 30_000;
