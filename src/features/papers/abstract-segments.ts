import { findMath } from './tex-math';
import { unescapeDollars } from './tex-text';
import { findAddresses } from './web-address';

/** A piece of clean text as it is shown. `tex` is for `renderMath`; `url` is safe to link to (http or https). */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'math'; tex: string }
  | { kind: 'link'; url: string; text: string };

/** Clean text as paragraphs of segments: the view model of titles and abstracts. Neighbouring text is one segment. */
export function segmentText(clean: string): Segment[][] {
  return clean
    .split('\n\n')
    .map(segmentParagraph)
    .filter((segments) => segments.length > 0);
}

function segmentParagraph(paragraph: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const { start, end, tex } of findMath(paragraph)) {
    segments.push(...segmentWords(paragraph.slice(from, start)), { kind: 'math', tex });
    from = end;
  }
  segments.push(...segmentWords(paragraph.slice(from)));
  return segments;
}

function segmentWords(words: string): Segment[] {
  const text = unescapeDollars(words);
  const segments: Segment[] = [];
  let from = 0;
  const push = (piece: string) => piece !== '' && segments.push({ kind: 'text', text: piece });
  for (const { start, end, url } of findAddresses(text)) {
    push(text.slice(from, start));
    segments.push({ kind: 'link', url, text: text.slice(start, end) });
    from = end;
  }
  push(text.slice(from));
  return segments;
}
