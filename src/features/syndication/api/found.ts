/** What is told, with the papers in it; the address that it has now; null where there is nothing. */
export type Found<Content> = { content: Content; paperIds: number[] } | { movedTo: string } | null;
