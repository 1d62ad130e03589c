import type { Format } from '../schema';
import { arxivAtom } from './atom/arxiv-atom';
import { bibtex } from './bibtex/bibtex';
import { hfDaily } from './hf-daily';
import { arxivJsonl } from './jsonl-arxiv';
import { broadsheetJsonl } from './jsonl-broadsheet';
import { plainJsonl } from './jsonl-plain';
import { arxivOai } from './oai/arxiv-oai';
import { pageText } from './page-text';
import { arxivRss } from './rss/arxiv-rss';

/** How much of a text is looked at to tell its format, in characters. */
export const SNIFFED_LENGTH = 65_536;

/** The formats that can be taken in, the surest to recognise first. */
export const FORMATS: readonly Format[] = [
  broadsheetJsonl,
  arxivJsonl,
  hfDaily,
  plainJsonl,
  arxivAtom,
  arxivRss,
  arxivOai,
  bibtex,
  pageText,
];

/** The format of a text by its beginning; null where it is none that is known, or there is no text. */
export function sniffFormat(head: string): Format | null {
  const looked = head.slice(0, SNIFFED_LENGTH);
  return FORMATS.find((format) => format.sniff(looked)) ?? null;
}

/** The format of a name (`?format=`), or null. */
export function findFormat(name: string): Format | null {
  return FORMATS.find((format) => format.name === name) ?? null;
}
