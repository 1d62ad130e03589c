/** What a feed says of one thing, before it is Atom or JSON. */
export type FeedEntry = {
  /** The same for as long as the thing is here, also where its address changes. */
  id: string;
  /** Its address here. */
  url: string;
  title: string;
  authors: string[];
  published: Date | null;
  updated: Date;
  /** Text by anybody but the authors. */
  summary: string | null;
  /** Paragraphs of plain text. */
  content: string[];
  categories: { term: string; label: string | null }[];
  /** The same thing elsewhere, the most authoritative place first. */
  related: string[];
};

/** Where the other parts of a list are (RFC 5005): addresses of pages here; null where there is none. */
export type FeedParts =
  /** All there is. */
  | { kind: 'complete' }
  | { kind: 'paged'; first: string; previous: string | null; next: string | null; last: string | null }
  /** Of a feed that goes on: the one that is current, and those before and after this part. `closed`: it will not change. */
  | { kind: 'archive'; current: string; before: string | null; after: string | null; closed: boolean };

export type Feed = {
  title: string;
  subtitle: string;
  /** The page that shows the same, as an address within the site. */
  page: string;
  /** The page by which the feed is known, whichever part of it this is. */
  home: string;
  parts: FeedParts;
  updated: Date;
  /** Who publishes it: entries without authors have this one. */
  publisher: string;
  /** The site's own address, without a closing slash. */
  siteUrl: string;
  /** A WebSub hub that knows of news. */
  hub: string | null;
  entries: FeedEntry[];
};
