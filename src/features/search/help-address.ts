/** Where searching is explained, and where on that page the order of results is. */
export const HELP_HREF = '/help/search';
export const RANKING_HREF = `${HELP_HREF}#order`;
