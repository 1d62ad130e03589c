import { plainLine } from '@/lib/plain-line';
import { boundedContent, countPapers, type DigestContent, type DigestLinks } from './content';
import { fitSections } from './fit';
import { htmlBytes, htmlOf } from './html';
import { digestLetter, restBlocks } from './letter';
import { DIGEST_LIMITS } from './limits';
import { plainOf } from './plain';
import type { Letter } from './tree';

export type { DigestContent, DigestLinks, DigestPaper } from './content';
export { digestPaper } from './content';

export type RenderedMail = { subject: string; html: string; text: string };

/**
 * A digest as a mail: as many of its papers as fit, whatever they hold, and where the others are.
 * @throws RangeError where a link is no address of the web
 */
export function renderDigest(content: DigestContent, links: DigestLinks): RenderedMail {
  const digest = boundedContent(content);
  const count = countPapers(content);
  const frame = Buffer.byteLength(htmlOf(digestLetter(digest, links, [])));
  const room = DIGEST_LIMITS.htmlBytes - frame - htmlBytes(restBlocks(count, links));
  const { blocks, shown } = fitSections(digest.sections, room);
  const rest = shown < count ? restBlocks(count - shown, links) : [];
  return rendered(digestLetter(digest, links, [...blocks, ...rest]));
}

export function rendered(letter: Letter): RenderedMail {
  return { subject: plainLine(letter.subject), html: htmlOf(letter), text: plainOf(letter) };
}
