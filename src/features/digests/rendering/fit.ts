import { countText } from '@/lib/number-text';
import type { DigestSection } from './content';
import { htmlBytes } from './html';
import { DIGEST_LIMITS } from './limits';
import { paperBlocks, sectionBlocks } from './paper-blocks';
import type { Block } from './tree';

export type Fitting = { blocks: Block[] /** Papers that are in it. */; shown: number };

/** The sections from the top, as far as they fit: the first paper that does not ends it. */
export function fitSections(sections: DigestSection[], roomBytes: number): Fitting {
  const blocks: Block[] = [];
  let shown = 0;
  let room = roomBytes;
  for (const section of sections) {
    let above = sectionBlocks(section);
    for (const paper of section.papers) {
      const next = [...above, ...paperBlocks(paper)];
      room -= htmlBytes(next);
      if (room < 0 || shown === DIGEST_LIMITS.papers) return { blocks, shown };
      blocks.push(...next);
      shown += 1;
      above = [];
    }
    const below = allOfSection(section);
    room -= htmlBytes(below);
    if (room < 0) return { blocks, shown };
    blocks.push(...below);
  }
  return { blocks, shown };
}

/** Leads to the rest of a section that has more papers than the digest was given. */
function allOfSection({ papers, total, url }: DigestSection): Block[] {
  if (url === null || papers.length === 0 || total <= papers.length) return [];
  return [{ kind: 'links', items: [{ text: `All ${countText(total, 'paper')} of this`, href: url }] }];
}
