import { type HeaderDate, parseHeaderDate } from './header-date';

/** What a line of a papers page is when it is neither a title nor an abstract. */
export type Furniture =
  | { kind: 'curators'; names: string[] }
  | { kind: 'date'; date: HeaderDate }
  /** Null: the name is the next line. */
  | { kind: 'submitter'; name: string | null }
  | { kind: 'published'; date: HeaderDate | null }
  | { kind: 'nothing' };

const NOTHING: Furniture = { kind: 'nothing' };

/** No furniture is longer; titles and abstracts may be. */
const MAX_LENGTH = 200;

/** Labels, buttons and links of the page around the papers, whole lines in any case. */
const LABELS = new Set(
  [
    'new|papers|daily papers|trending papers|trending|search|previous|prev|next|subscribe|subscribed|unsubscribe',
    'get trending papers in your email inbox|your daily dose of ai research from ak|daily|weekly|monthly|today',
    'yesterday|hot|recent|rising|top|most upvoted|upvote|upvoted|upvotes|downvote|vote|github|code|pdf|arxiv|html',
    'arxiv page|paper page|project page|homepage|view all|view arxiv page|view pdf|view paper|read paper|show more',
    'show less|load more|read more|see all|more|less|back|close|menu|share|save|saved|bookmark|bookmarked|copy|cite',
    'add to collection|collections|comment|comments|community|abstract|ai-generated summary|generated summary',
    'summary|authors|author|submit|submit paper|submit a paper|submitted|log in|login|log out|sign in|sign up',
    'hugging face|huggingface|models|datasets|spaces|buckets|docs|documentation|enterprise|pricing|blog|posts|home',
    'about|settings|terms|tos|privacy|careers|jobs|company|website|system theme|light|dark|theme|loading|filters',
    'filter|sort|sort by|full-text search|skip to content|thumbnail|image|figure|video|play|play video|pause|mute',
    'watch video|your browser does not support the video tag|your browser does not support the video element',
  ]
    .join('|')
    .split('|'),
);

const PATTERNS = [
  /** Counters: "12", "1.2k", "+3", "GitHub 123", "Upvote 12", "3 authors", "12 comments". */
  /^(?:[+▲↑👍❤💬⭐★☆\s]|\ufe0f)*\d[\d.,]*\s*[kKmM]?\+?$/u,
  /^(?:upvotes?|github|stars?|comments?|page|arxiv|models|datasets|spaces)\s*:?\s*\(?\d[\d.,]*\s*k?\)?$/i,
  /^\d[\d.,]*k?\s+(?:more\s+)?(?:authors?|comments?|upvotes?|votes?|likes?|views?|stars?|replies|reply|papers?|results?|models?|datasets?|spaces?|citations?|followers|pages?)$/i,
  /^page\s+\d+(?:\s+of\s+\d+)?$/i,
  /** Ages and lengths of videos. */
  /^(?:(?:about|over|almost|updated|posted|published|submitted)\s+)*(?:\d+|an?)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago$/i,
  /^\d{1,2}(?::\d{2}){1,2}(?:\s*\/\s*\d{1,2}(?::\d{2}){1,2})?$/,
  /** Captions: file names, "Image 3", "Thumbnail of …". */
  /^\S+\.(?:png|jpe?g|gif|webp|svg|mp4|webm|mov|qt)$/i,
  /^(?:image|figure|fig\.?|video|thumbnail)\s*\d+$/i,
  /^(?:thumbnail|preview|video|image|social thumbnail)\s+(?:for|of)\s.+$/i,
];

/** Reads a line as furniture; null where it is text. Several pieces may stand in one line, with "·" between. */
export function readFurniture(line: string): Furniture[] | null {
  const text = line.trim();
  if (!/[\p{L}\p{N}]/u.test(text.slice(0, MAX_LENGTH))) return text.length > MAX_LENGTH ? null : [NOTHING];
  if (text.length > MAX_LENGTH) return null;
  const pieces = text
    .split(/[·•|]/)
    .map((piece) => piece.trim())
    .filter(Boolean)
    .map(readPiece);
  return pieces.every((piece) => piece !== null) ? pieces : null;
}

function readPiece(text: string): Furniture | null {
  const curators = /^by\s*(?<names>.*?)\s*(?:,|and|&)?\s*the research community[.!]?$/i.exec(text)?.groups
    ?.names;
  if (curators !== undefined) return { kind: 'curators', names: splitNames(curators) };
  const submitter = /^submitted by(?:\s+(?<name>\S.*))?$/i.exec(text)?.groups;
  if (submitter) return { kind: 'submitter', name: submitter.name ? withoutDate(submitter.name) : null };
  const published = /^published(?: on)?(?:\s+(?<date>.{3,40}))?$/i.exec(text)?.groups;
  const publishedDate = published?.date ? parseHeaderDate(published.date) : null;
  if (published && (publishedDate || !published.date)) return { kind: 'published', date: publishedDate };
  const date = parseHeaderDate(text);
  if (date) return { kind: 'date', date };
  const label = text.toLowerCase().replace(/[.!:…]+$/, '');
  return LABELS.has(label) || PATTERNS.some((pattern) => pattern.test(text)) ? NOTHING : null;
}

function splitNames(names: string): string[] {
  return names
    .split(/,|\s&\s|\band\b/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** "AK on Mar 17" */
function withoutDate(name: string): string {
  const [, who, date] = /^(.+?)\s+on\s+(.+)$/.exec(name) ?? [];
  return who && date && parseHeaderDate(date) ? who : name;
}
