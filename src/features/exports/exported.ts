/** What can be exported, in the order in which it can be taken in again. */
export const EXPORTED = ['papers', 'editions', 'bookmarks', 'votes', 'reads'] as const;
export type Exported = (typeof EXPORTED)[number];
